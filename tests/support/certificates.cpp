#include "support/certificates.h"

#include <stdexcept>

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace cassia::support {
namespace {

constexpr long HOUR = 60L * 60;

template <auto Free>
struct Freeing {
    template <typename T>
    void operator()(T* object) const {
        Free(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>>;
using X509Ptr = std::unique_ptr<X509, Freeing<X509_free>>;
using Bio = std::unique_ptr<BIO, Freeing<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freeing<X509_EXTENSION_free>>;

template <typename Result>
Result checked(Result result) {
    if (!result) {
        throw std::runtime_error("OpenSSL refused to make a certificate");
    }
    return result;
}

Key make_key() {
    return Key(checked(EVP_EC_gen("P-256")));
}

void add_extension(X509* certificate, int kind, const std::string& value) {
    const Extension extension(checked(X509V3_EXT_conf_nid(nullptr, nullptr, kind, value.c_str())));
    checked(X509_add_ext(certificate, extension.get(), -1));
}

/// Valid for an hour; not signed yet.
X509Ptr make_certificate(long number, EVP_PKEY* key, const std::string& name, X509_NAME* issuer) {
    X509Ptr certificate(checked(X509_new()));
    checked(X509_set_version(certificate.get(), X509_VERSION_3));
    checked(ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), number));
    checked(X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -HOUR));
    checked(X509_gmtime_adj(X509_getm_notAfter(certificate.get()), HOUR));
    checked(X509_set_pubkey(certificate.get(), key));
    auto* const subject = X509_get_subject_name(certificate.get());
    checked(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                                       reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0));
    checked(X509_set_issuer_name(certificate.get(), issuer != nullptr ? issuer : subject));
    return certificate;
}

std::string text_of(const Bio& bio) {
    char* bytes = nullptr;
    const auto size = BIO_get_mem_data(bio.get(), &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

std::string to_pem(X509* certificate) {
    const Bio bio(checked(BIO_new(BIO_s_mem())));
    checked(PEM_write_bio_X509(bio.get(), certificate));
    return text_of(bio);
}

std::string to_pem(EVP_PKEY* key) {
    const Bio bio(checked(BIO_new(BIO_s_mem())));
    checked(PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr));
    return text_of(bio);
}

}  // namespace

struct Authority::Pair {
    Key key;
    X509Ptr certificate;
};

Authority::Authority() : pair_(std::make_unique<Pair>()) {
    pair_->key = make_key();
    pair_->certificate = make_certificate(1, pair_->key.get(), "test authority", nullptr);
    add_extension(pair_->certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    checked(X509_sign(pair_->certificate.get(), pair_->key.get(), EVP_sha256()));
}

Authority::~Authority() = default;

std::string Authority::certificate() const {
    return to_pem(pair_->certificate.get());
}

Certificate Authority::sign(const std::string& name) const {
    const auto key = make_key();
    const auto certificate = make_certificate(2, key.get(), "test", X509_get_subject_name(pair_->certificate.get()));
    add_extension(certificate.get(), NID_subject_alt_name, name);
    checked(X509_sign(certificate.get(), pair_->key.get(), EVP_sha256()));
    return {to_pem(certificate.get()), to_pem(key.get())};
}

}  // namespace cassia::support
