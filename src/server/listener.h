#pragma once

#include <memory>

#include <thrift/transport/TServerSocket.h>
#include <thrift/transport/TServerTransport.h>

namespace cassia::server {

/// Takes connections as they come, and goes on where one can't be taken, for want of file descriptors say, which would
/// end Thrift's own server.
class Listener final : public apache::thrift::transport::TServerTransport {
public:
    explicit Listener(std::shared_ptr<apache::thrift::transport::TServerSocket> socket) : socket_(std::move(socket)) {}

    bool isOpen() const override { return socket_->isOpen(); }
    void listen() override { socket_->listen(); }
    void interrupt() override { socket_->interrupt(); }
    void interruptChildren() override { socket_->interruptChildren(); }
    void close() override { socket_->close(); }

protected:
    std::shared_ptr<apache::thrift::transport::TTransport> acceptImpl() override;

private:
    std::shared_ptr<apache::thrift::transport::TServerSocket> socket_;
};

}  // namespace cassia::server
