#include "server/server.h"

#include <system_error>
#include <utility>

#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/server/TServer.h>
#include <thrift/server/TThreadedServer.h>
#include <thrift/transport/TSSLServerSocket.h>
#include <thrift/transport/TSSLSocket.h>
#include <thrift/transport/TServerSocket.h>

#include <cassia/errors.h>
#include <cassia/logging.h>

#include "server/connection_processor.h"
#include "server/listener.h"
#include "server/message_protocol.h"
#include "server/message_transport.h"

namespace cassia::server {
namespace {

using apache::thrift::protocol::TProtocol;
using apache::thrift::server::TThreadedServer;
using apache::thrift::transport::TServerSocket;
using apache::thrift::transport::TTransport;

/// Of all large messages that are being received: a few dozen of the largest.
constexpr std::size_t LARGE_MESSAGES = 32;

class MessageTransportFactory final : public apache::thrift::transport::TTransportFactory {
public:
    MessageTransportFactory(const ServerOptions& options, MessageMemory& memory) : options_(options), memory_(memory) {}

    std::shared_ptr<TTransport> getTransport(std::shared_ptr<TTransport> socket) override {
        return std::make_shared<MessageTransport>(std::move(socket), options_.framed, options_.tls.certificate.empty(),
                                                  options_.messages, memory_);
    }

private:
    const ServerOptions& options_;
    MessageMemory& memory_;
};

class MessageProtocolFactory final : public apache::thrift::protocol::TProtocolFactory {
public:
    std::shared_ptr<TProtocol> getProtocol(std::shared_ptr<TTransport> transport) override {
        return std::make_shared<MessageProtocol>(std::dynamic_pointer_cast<MessageTransport>(transport));
    }
};

/// Thrift's server, but for what would end it.
class ConnectionServer final : public TThreadedServer {
public:
    using TThreadedServer::TThreadedServer;

private:
    void onClientConnected(const std::shared_ptr<apache::thrift::server::TConnectedClient>& client) override {
        try {
            TThreadedServer::onClientConnected(client);
        } catch (const std::system_error& error) {
            CassiaLogger().get_logger().log(LogLevel::warn, std::string("a connection got no thread: ") + error.what());
        }
    }
};

/// Tells of the port, and of connections.
class Events final : public apache::thrift::server::TServerEventHandler {
public:
    Events(const ServerOptions& options, std::shared_ptr<const TServerSocket> socket)
        : options_(options), socket_(std::move(socket)) {}

    void preServe() override {
        if (options_.on_ready) {
            options_.on_ready(static_cast<std::uint16_t>(socket_->getPort()));
        }
    }
    void* createContext(std::shared_ptr<TProtocol> /*in*/, std::shared_ptr<TProtocol> /*out*/) override {
        count(1);
        return nullptr;
    }
    void deleteContext(void* /*context*/, std::shared_ptr<TProtocol> /*in*/,
                       std::shared_ptr<TProtocol> /*out*/) override {
        count(-1);
    }

private:
    void count(std::int64_t change) const {
        if (options_.on_connections) {
            options_.on_connections(change);
        }
    }

    const ServerOptions& options_;
    std::shared_ptr<const TServerSocket> socket_;
};

std::shared_ptr<apache::thrift::transport::TSSLSocketFactory> tls_of(const TlsFiles& files) {
    try {
        auto factory = std::make_shared<apache::thrift::transport::TSSLSocketFactory>();
        factory->server(true);
        factory->loadCertificate(files.certificate.c_str());
        factory->loadPrivateKey(files.key.c_str());
        if (!files.client_ca.empty()) {
            factory->loadTrustedCertificates(files.client_ca.c_str());
            factory->authenticate(true);
        }
        return factory;
    } catch (const apache::thrift::TException& error) {
        throw InvalidRequestError(std::string("the certificate, key or CA for TLS can't be used: ") + error.what());
    }
}

std::shared_ptr<TServerSocket> socket_of(const ServerOptions& options) {
    std::shared_ptr<TServerSocket> socket;
    if (options.tls.certificate.empty()) {
        socket = std::make_shared<TServerSocket>(options.address, options.port);
    } else {
        socket = std::make_shared<apache::thrift::transport::TSSLServerSocket>(options.address, options.port,
                                                                               tls_of(options.tls));
    }
    const auto stall = static_cast<int>(options.messages.stall.count());
    socket->setRecvTimeout(stall);
    socket->setSendTimeout(stall);
    socket->setKeepAlive(true);
    return socket;
}

}  // namespace

Server::Server(Service& service, ServerOptions options)
    : options_(std::move(options)), memory_(LARGE_MESSAGES * options_.messages.max_size) {
    auto socket = socket_of(options_);
    server_ = std::make_unique<ConnectionServer>(
        std::make_shared<ConnectionProcessorFactory>(service), std::make_shared<Listener>(socket),
        std::make_shared<MessageTransportFactory>(options_, memory_),
        // Answers go back by what the messages came by.
        std::make_shared<apache::thrift::transport::TTransportFactory>(), std::make_shared<MessageProtocolFactory>(),
        std::make_shared<apache::thrift::protocol::TBinaryProtocolFactory>());
    server_->setConcurrentClientLimit(options_.max_connections);
    server_->setServerEventHandler(std::make_shared<Events>(options_, std::move(socket)));
}

Server::~Server() = default;

void Server::serve() {
    try {
        server_->serve();
    } catch (const apache::thrift::TException& error) {
        throw TransportException("can't listen at " + options_.address + ':' + std::to_string(options_.port) + ": " +
                                 error.what());
    }
}

void Server::stop() {
    server_->stop();
}

}  // namespace cassia::server
