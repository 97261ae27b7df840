#include "server/connection_processor.h"

#include <exception>
#include <utility>

#include <thrift/Thrift.h>
#include <thrift/protocol/TProtocolException.h>
#include <thrift/transport/TSocket.h>
#include <thrift/transport/TTransportException.h>

#include <cassia/logging.h>

#include "server/local_address.h"
#include "server/message_protocol.h"
#include "server/message_transport.h"

namespace cassia::server {
namespace {

using apache::thrift::protocol::TProtocol;
using apache::thrift::protocol::TProtocolException;
using apache::thrift::transport::TTransportException;

}  // namespace

ConnectionProcessor::ConnectionProcessor(Service& service, std::string reached_at)
    : service_(service),
      handler_(std::make_shared<Handler>(service, std::move(reached_at))),
      processor_(handler_),
      has_logged_in_(!service.users) {}

bool ConnectionProcessor::process(std::shared_ptr<TProtocol> in, std::shared_ptr<TProtocol> /*out*/, void* context) {
    try {
        const bool goes_on = answer(in, context);
        handler_->session().answer().end();
        if (!has_logged_in_ && handler_->session().has_logged_in()) {
            has_logged_in_ = true;
            if (const auto transport = std::dynamic_pointer_cast<MessageTransport>(in->getTransport())) {
                transport->allow_large_messages();
            }
        }
        return goes_on;
    } catch (const TProtocolException& error) {
        refuse(*in, error.what());
        throw;
    } catch (const TTransportException& error) {
        if (error.getType() == TTransportException::CORRUPTED_DATA) {
            refuse(*in, error.what());
        }
        throw;
    } catch (const apache::thrift::TException&) {
        // The server knows what to do with its own: it closes the connection.
        throw;
    } catch (const std::exception& error) {
        CassiaLogger().get_logger().log(LogLevel::error, std::string("a connection is closed: ") + error.what());
        return false;
    }
}

bool ConnectionProcessor::answer(const std::shared_ptr<TProtocol>& protocol, void* context) {
    try {
        return processor_.process(protocol, protocol, context);
    } catch (const TProtocolException& error) {
        // Of a field that is missing: the next message begins where this one ends. Cassandra answers the same.
        auto* const messages = dynamic_cast<MessageProtocol*>(protocol.get());
        if (error.getType() != TProtocolException::INVALID_DATA || messages == nullptr) {
            throw;
        }
        messages->answer_fault("a required field of the request, or of a struct in it, is missing");
        return true;
    }
}

void ConnectionProcessor::refuse(TProtocol& protocol, std::string_view why) const {
    CassiaLogger().get_logger().log(
        LogLevel::info, "a connection of " + protocol.getTransport()->getOrigin() + " is closed: " + std::string(why));
    if (service_.calls != nullptr) {
        service_.calls->refused();
    }
}

std::shared_ptr<apache::thrift::TProcessor> ConnectionProcessorFactory::getProcessor(
    const apache::thrift::TConnectionInfo& client) {
    const auto socket = std::dynamic_pointer_cast<apache::thrift::transport::TSocket>(client.transport);
    return std::make_shared<ConnectionProcessor>(service_, socket ? local_address(socket->getSocketFD()) : "");
}

}  // namespace cassia::server
