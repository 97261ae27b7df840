#include "server/server.h"

#include <string_view>
#include <system_error>
#include <utility>

#include <thrift/concurrency/Monitor.h>
#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/server/TServer.h>
#include <thrift/server/TThreadedServer.h>
#include <thrift/transport/TSSLServerSocket.h>
#include <thrift/transport/TSSLSocket.h>
#include <thrift/transport/TServerSocket.h>

#include <cassia/errors.h>
#include <cassia/logging.h>

#include "server/connection_processor.h"
#include "server/connection_threads.h"
#include "server/listener.h"
#include "server/message_protocol.h"
#include "server/message_transport.h"

namespace cassia::server {
namespace {

using apache::thrift::protocol::TProtocol;
using apache::thrift::server::TThreadedServer;
using apache::thrift::transport::TServerSocket;
using apache::thrift::transport::TTransport;

class MessageTransportFactory final : public apache::thrift::transport::TTransportFactory {
public:
    MessageTransportFactory(const ServerOptions& options, bool has_users, MessageMemory& memory, ConnectionWatch& watch)
        : options_(options), has_users_(has_users), memory_(memory), watch_(watch) {}

    std::shared_ptr<TTransport> getTransport(std::shared_ptr<TTransport> socket) override {
        const auto number = std::dynamic_pointer_cast<apache::thrift::transport::TSocket>(socket)->getSocketFD();
        auto watched = std::make_unique<ConnectionWatch::Watched>(watch_, number, !has_users_);
        if (!options_.tls.certificate.empty()) {
            // The handshake comes before the first message.
            watched->must_be_done_by(ConnectionWatch::Clock::now() + options_.messages.stall);
        }
        return std::make_shared<MessageTransport>(std::move(socket), options_.framed, !has_users_, options_.messages,
                                                  memory_, std::move(watched));
    }

private:
    const ServerOptions& options_;
    bool has_users_;
    MessageMemory& memory_;
    ConnectionWatch& watch_;
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
            // It stands among those that are waited for at the end, and keeps its place.
            const apache::thrift::concurrency::Synchronized lock(clientMonitor_);
            activeClientMap_.erase(client.get());
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
    auto factory = std::make_shared<apache::thrift::transport::TSSLSocketFactory>();
    const auto use = [](std::string_view what, const std::string& file, const auto& load) {
        try {
            load(file.c_str());
        } catch (const apache::thrift::TException& error) {
            throw InvalidRequestError("the " + std::string(what) + " '" + file + "' can't be used: " + error.what());
        }
    };
    factory->server(true);
    use("certificate", files.certificate, [&](const char* file) { factory->loadCertificate(file); });
    use("certificate's key", files.key, [&](const char* file) { factory->loadPrivateKey(file); });
    if (!files.client_ca.empty()) {
        use("CA of clients", files.client_ca, [&](const char* file) { factory->loadTrustedCertificates(file); });
        factory->authenticate(true);
    }
    return factory;
}

std::shared_ptr<TServerSocket> socket_of(const ServerOptions& options) {
    std::shared_ptr<TServerSocket> socket;
    if (options.tls.certificate.empty()) {
        socket = std::make_shared<TServerSocket>(options.address, options.port);
    } else {
        socket = std::make_shared<apache::thrift::transport::TSSLServerSocket>(options.address, options.port,
                                                                               tls_of(options.tls));
    }
    socket->setKeepAlive(true);
    return socket;
}

}  // namespace

Server::Server(Service& service, ServerOptions options)
    : options_(std::move(options)),
      memory_(options_.messages),
      watch_(static_cast<std::size_t>(options_.max_connections), options_.messages.stall) {
    auto socket = socket_of(options_);
    server_ = std::make_unique<ConnectionServer>(
        std::make_shared<ConnectionProcessorFactory>(service), std::make_shared<Listener>(socket),
        std::make_shared<MessageTransportFactory>(options_, service.users != nullptr, memory_, watch_),
        // Answers go back by what the messages came by.
        std::make_shared<apache::thrift::transport::TTransportFactory>(), std::make_shared<MessageProtocolFactory>(),
        std::make_shared<apache::thrift::protocol::TBinaryProtocolFactory>(),
        std::make_shared<ConnectionThreadFactory>());
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
    watch_.end_by(ConnectionWatch::Clock::now() + options_.messages.stall);
    server_->stop();
}

}  // namespace cassia::server
