#include "server/listener.h"

#include <chrono>
#include <string>
#include <thread>

#include <thrift/transport/TTransportException.h>

#include <cassia/logging.h>

namespace cassia::server {
namespace {

using apache::thrift::transport::TTransportException;

/// Long enough not to spin, short enough not to be felt.
constexpr auto PAUSE = std::chrono::milliseconds(50);

}  // namespace

std::shared_ptr<apache::thrift::transport::TTransport> Listener::acceptImpl() {
    for (;;) {
        try {
            return socket_->accept();
        } catch (const TTransportException& error) {
            if (error.getType() != TTransportException::UNKNOWN || !isOpen()) {
                throw;
            }
            CassiaLogger().get_logger().log(LogLevel::warn,
                                            std::string("a connection could not be taken: ") + error.what());
        }
        std::this_thread::sleep_for(PAUSE);
    }
}

}  // namespace cassia::server
