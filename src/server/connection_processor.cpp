#include "server/connection_processor.h"

#include <exception>
#include <string>

#include <thrift/Thrift.h>

#include <cassia/logging.h>

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

}  // namespace cassia::server
