#include "support/endless_writer.h"

#include <csignal>
#include <stdexcept>

namespace cassia::support {

EndlessWriter::EndlessWriter(const std::string& path) : child_({CASSIA_ENDLESS_WRITER, path}) {
    char byte = 0;
    if (!child_.read(byte)) {
        throw std::runtime_error("the writer ended before it had the store open");
    }
}

std::int64_t EndlessWriter::kill_after(std::int64_t columns) {
    std::int64_t acknowledged = 0;
    for (char byte = 0; child_.read(byte);) {
        if (++acknowledged == columns) {
            child_.send(SIGKILL);
        }
    }
    return acknowledged;
}

}  // namespace cassia::support
