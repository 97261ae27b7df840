#include "support/child_process.h"

#include <csignal>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cassia::support {

ChildProcess::ChildProcess(std::vector<std::string> words, const Variables& environment) {
    std::vector<char*> arguments;
    for (auto& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
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
        ::execv(arguments.front(), arguments.data());
        std::_Exit(127);
    }
    ::close(ends[1]);
    output_ = ends[0];
}

ChildProcess::~ChildProcess() {
    if (runs_) {
        ::kill(id_, SIGKILL);
        ::waitpid(id_, nullptr, 0);
    }
    ::close(output_);
}

bool ChildProcess::read(char& byte) const {
    return ::read(output_, &byte, 1) == 1;
}

void ChildProcess::send(int signal) const {
    if (::kill(id_, signal) != 0) {
        throw std::system_error(errno, std::generic_category(), "sending a signal to a child process");
    }
}

int ChildProcess::wait() {
    int status = 0;
    ::waitpid(id_, &status, 0);
    runs_ = false;
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace cassia::support
