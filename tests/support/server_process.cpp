#include "support/server_process.h"

#include <cstdlib>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cassia::support {
namespace {

constexpr std::string_view READY = "cassia-server: ready at ";

}  // namespace

ServerProcess::ServerProcess(std::vector<std::string> arguments, const Variables& environment) {
    arguments.insert(arguments.begin(), CASSIA_SERVER);
    arguments.insert(arguments.end(), {"--port", "0"});
    std::vector<char*> words;
    for (auto& argument : arguments) {
        words.push_back(argument.data());
    }
    words.push_back(nullptr);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        throw std::system_error(errno, std::generic_category(), "making a pipe");
    }
    id_ = ::fork();
    if (id_ == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        for (const auto& [name, value] : environment) {
            ::setenv(name.c_str(), value.c_str(), 1);
        }
        ::execv(CASSIA_SERVER, words.data());
        std::_Exit(127);
    }
    ::close(ends[1]);
    output_ = ends[0];
    read_ready_line();
}

void ServerProcess::read_ready_line() {
    std::string line;
    for (char byte = 0; ::read(output_, &byte, 1) == 1 && byte != '\n';) {
        line.push_back(byte);
    }
    if (!line.starts_with(READY)) {
        throw std::runtime_error("cassia-server ended with " + std::to_string(wait()) + " before it was ready");
    }
    address_ = line.substr(READY.size());
}

ServerProcess::~ServerProcess() {
    if (runs_) {
        ::kill(id_, SIGKILL);
        ::waitpid(id_, nullptr, 0);
    }
    ::close(output_);
}

void ServerProcess::send(int signal) const {
    if (::kill(id_, signal) != 0) {
        throw std::system_error(errno, std::generic_category(), "sending a signal to cassia-server");
    }
}

int ServerProcess::wait() {
    int status = 0;
    ::waitpid(id_, &status, 0);
    runs_ = false;
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace cassia::support
