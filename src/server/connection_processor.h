#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <thrift/TProcessor.h>

#include <thriftmodel/generated/Cassandra.h>
#include "server/handler.h"

namespace cassia::server {

/// Answers the messages of one connection.
class ConnectionProcessor final : public apache::thrift::TProcessor {
public:
    explicit ConnectionProcessor(Service& service, std::string reached_at = {});

    /// Answers one message, over the protocol that it came by. False: the connection is to be closed.
    bool process(std::shared_ptr<apache::thrift::protocol::TProtocol> in,
                 std::shared_ptr<apache::thrift::protocol::TProtocol> out, void* context) override;

private:
    bool answer(const std::shared_ptr<apache::thrift::protocol::TProtocol>& protocol, void* context);
    /// Tells who listens that what a client has sent ends its connection.
    void refuse(apache::thrift::protocol::TProtocol& protocol, std::string_view why) const;

    Service& service_;
    std::shared_ptr<Handler> handler_;
    thriftmodel::idl::CassandraProcessor processor_;
    bool has_logged_in_;
};

/// One for each connection.
class ConnectionProcessorFactory final : public apache::thrift::TProcessorFactory {
public:
    explicit ConnectionProcessorFactory(Service& service) : service_(service) {}

    std::shared_ptr<apache::thrift::TProcessor> getProcessor(const apache::thrift::TConnectionInfo& client) override;

private:
    Service& service_;
};

}  // namespace cassia::server
