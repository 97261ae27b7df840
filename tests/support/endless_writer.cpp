#include "support/endless_writer.h"

#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cassia::support {

EndlessWriter::EndlessWriter(const std::string& path) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        throw std::system_error(errno, std::generic_category(), "making a pipe");
    }
    id_ = ::fork();
    if (id_ == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::execl(CASSIA_ENDLESS_WRITER, CASSIA_ENDLESS_WRITER, path.c_str(), nullptr);
        std::_Exit(127);
    }
    ::close(ends[1]);
    told_ = ends[0];
    char byte = 0;
    if (::read(told_, &byte, 1) != 1) {
        throw std::runtime_error("the writer ended before it had the store open");
    }
}

EndlessWriter::~EndlessWriter() {
    ::kill(id_, SIGKILL);
    ::close(told_);
    ::waitpid(id_, nullptr, 0);
}

std::int64_t EndlessWriter::kill_after(std::int64_t columns) {
    std::int64_t acknowledged = 0;
    for (char byte = 0; ::read(told_, &byte, 1) == 1;) {
        if (++acknowledged == columns) {
            ::kill(id_, SIGKILL);
        }
    }
    return acknowledged;
}

}  // namespace cassia::support
