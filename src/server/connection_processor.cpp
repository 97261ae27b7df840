#include "server/connection_processor.h"

#include <exception>
#include <string>

#include <thrift/Thrift.h>
#include <thrift/transport/TSocket.h>

#include <cassia/logging.h>

#include "server/local_address.h"

namespace cassia::server {

bool ConnectionProcessor::process(std::shared_ptr<apache::thrift::protocol::TProtocol> in,
                                  std::shared_ptr<apache::thrift::protocol::TProtocol> /*out*/, void* context) {
    try {
        return processor_.process(in, in, context);
    } catch (const apache::thrift::TException&) {
        // The server knows what to do with its own: it closes the connection.
        throw;
    } catch (const std::exception& error) {
        CassiaLogger().get_logger().log(LogLevel::error, std::string("a connection is closed: ") + error.what());
        return false;
    }
}

std::shared_ptr<apache::thrift::TProcessor> ConnectionProcessorFactory::getProcessor(
    const apache::thrift::TConnectionInfo& client) {
    const auto socket = std::dynamic_pointer_cast<apache::thrift::transport::TSocket>(client.transport);
    return std::make_shared<ConnectionProcessor>(service_, socket ? local_address(socket->getSocketFD()) : "");
}

}  // namespace cassia::server
