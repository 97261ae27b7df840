#pragma once

#include <memory>
#include <string>

/// @file
/// Certificates for tests of TLS, made when they run.

namespace cassia::support {

/// A certificate and its private key, both in PEM.
struct Certificate {
    std::string certificate;
    std::string private_key;
};

/// An authority of the test's own, which signs certificates.
class Authority {
public:
    Authority();
    Authority(const Authority&) = delete;
    Authority& operator=(const Authority&) = delete;
    ~Authority();

    /// In PEM, for those who trust it.
    std::string certificate() const;
    /// `name`: as a subject alternative name is written, such as "DNS:localhost" or "IP:127.0.0.1".
    Certificate sign(const std::string& name) const;

private:
    struct Pair;
    std::unique_ptr<Pair> pair_;
};

}  // namespace cassia::support
