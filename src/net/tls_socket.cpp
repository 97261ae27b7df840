#include "net/tls_socket.h"

#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/system/system_error.hpp>

#include <cassia/errors.h>

#include "net/tcp_socket.h"

namespace cassia::net {
namespace {

namespace ssl = boost::asio::ssl;

/// A TCP connection as asio's TLS wants it: its deadline is set beforehand, and a fault on the way keeps its text.
class TlsLayer {
public:
    using executor_type = boost::asio::io_context::executor_type;
    using lowest_layer_type = TlsLayer;

    TlsLayer(const Address& address, Socket::Deadline deadline) : socket_(address, deadline), deadline_(deadline) {}

    executor_type get_executor() noexcept { return socket_.executor(); }
    lowest_layer_type& lowest_layer() noexcept { return *this; }
    bool is_gone() noexcept { return socket_.is_gone(); }
    void set_deadline(Socket::Deadline deadline) noexcept { deadline_ = deadline; }

    template <typename Buffers>
    std::size_t read_some(const Buffers& buffers, boost::system::error_code& error) {
        const boost::asio::mutable_buffer buffer = *boost::asio::buffer_sequence_begin(buffers);
        const auto size = socket_.read({static_cast<char*>(buffer.data()), buffer.size()}, deadline_);
        error = size == 0 ? boost::asio::error::make_error_code(boost::asio::error::eof) : boost::system::error_code();
        return size;
    }

    template <typename Buffers>
    std::size_t write_some(const Buffers& buffers, boost::system::error_code& error) {
        const boost::asio::const_buffer buffer = *boost::asio::buffer_sequence_begin(buffers);
        socket_.write({static_cast<const char*>(buffer.data()), buffer.size()}, deadline_);
        error = {};
        return buffer.size();
    }

private:
    TcpSocket socket_;
    Socket::Deadline deadline_;
};

template <typename Load>
void load_file(const std::string& option, const std::string& file, const Load& load) {
    if (!file.empty() && ::access(file.c_str(), R_OK) != 0) {
        throw InvalidRequestError(option + " '" + file +
                                  "' can't be read: " + std::error_code(errno, std::generic_category()).message());
    }
    try {
        load();
    } catch (const boost::system::system_error& error) {
        throw InvalidRequestError(option + " '" + file + "' can't be used: " + error.code().message());
    }
}

ssl::context make_context(const TlsOptions& options) {
    if (options.certificate_file.empty() != options.private_key_file.empty()) {
        throw InvalidRequestError("certificate_file and private_key_file belong together; one of them is empty");
    }
    ssl::context context(ssl::context::tls_client);
    ::SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
    load_file("ca_file", options.ca_file, [&] {
        options.ca_file.empty() ? context.set_default_verify_paths() : context.load_verify_file(options.ca_file);
    });
    if (!options.certificate_file.empty()) {
        load_file("certificate_file", options.certificate_file,
                  [&] { context.use_certificate_chain_file(options.certificate_file); });
        load_file("private_key_file", options.private_key_file,
                  [&] { context.use_private_key_file(options.private_key_file, ssl::context::pem); });
    }
    return context;
}

bool is_address(const std::string& host) {
    boost::system::error_code error;
    boost::asio::ip::make_address(host, error);
    return !error;
}

// So is called what is no TLS at all, too.
bool is_wrong_version(const boost::system::error_code& error) {
    return error.category() == boost::asio::error::get_ssl_category() &&
           ERR_GET_REASON(static_cast<unsigned long>(error.value())) == SSL_R_WRONG_VERSION_NUMBER;
}

class TlsSocket final : public Socket, public Peer {
public:
    TlsSocket(const Address& address, const TlsOptions& options, Deadline deadline)
        : peer_(to_string(address)),
          context_(make_context(options)),
          layer_(address, deadline),
          stream_(layer_, context_) {
        verify(address.host, options);
        if (!is_address(address.host)) {
            // A host with several certificates shows the one of the name it is asked for.
            SSL_set_tlsext_host_name(stream_.native_handle(), address.host.c_str());
        }
        try {
            stream_.handshake(ssl::stream_base::client);
        } catch (const boost::system::system_error& error) {
            throw TransportException("TLS with " + peer_ + " failed: " + fault(error.code()));
        }
    }

    std::size_t read(std::span<char> buffer, Deadline deadline) override {
        layer_.set_deadline(deadline);
        boost::system::error_code error;
        const auto size = stream_.read_some(boost::asio::buffer(buffer.data(), buffer.size()), error);
        if (error && error != boost::asio::error::eof) {
            throw TransportException("the TLS connection to " + peer_ + " was lost: " + error.message());
        }
        return size;
    }

    void write(std::string_view bytes, Deadline deadline) override {
        layer_.set_deadline(deadline);
        while (!bytes.empty()) {
            boost::system::error_code error;
            bytes.remove_prefix(stream_.write_some(boost::asio::buffer(bytes.data(), bytes.size()), error));
            if (error) {
                throw TransportException("the TLS connection to " + peer_ + " was lost: " + error.message());
            }
        }
    }

    bool is_gone() noexcept override { return layer_.is_gone(); }

private:
    void verify(const std::string& host, const TlsOptions& options) {
        if (options.accept_any_certificate) {
            stream_.set_verify_mode(ssl::verify_none);
            return;
        }
        stream_.set_verify_mode(ssl::verify_peer);
        if (options.verify_host_name) {
            auto* const parameters = ::SSL_get0_param(stream_.native_handle());
            if (is_address(host)) {
                ::X509_VERIFY_PARAM_set1_ip_asc(parameters, host.c_str());
            } else {
                ::X509_VERIFY_PARAM_set1_host(parameters, host.data(), host.size());
            }
        }
    }

    std::string fault(const boost::system::error_code& error) {
        const auto verdict = ::SSL_get_verify_result(stream_.native_handle());
        if (verdict != X509_V_OK) {
            return std::string("the certificate is refused: ") + X509_verify_cert_error_string(verdict);
        }
        const bool is_other_protocol = error == ssl::error::stream_truncated || is_wrong_version(error);
        return error.message() +
               (is_other_protocol ? "; if the server does not speak TLS, leave out the option tls" : "");
    }

    std::string peer_;
    ssl::context context_;
    TlsLayer layer_;
    ssl::stream<TlsLayer&> stream_;
};

}  // namespace

std::unique_ptr<Socket> connect_tls(const Address& address, const TlsOptions& options, Socket::Deadline deadline) {
    return std::make_unique<TlsSocket>(address, options, deadline);
}

}  // namespace cassia::net
