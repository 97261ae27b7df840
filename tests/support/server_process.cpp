#include "support/server_process.h"

#include <stdexcept>
#include <string_view>
#include <utility>

namespace cassia::support {
namespace {

constexpr std::string_view READY = "cassia-server: ready at ";

std::vector<std::string> command(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), CASSIA_SERVER);
    arguments.insert(arguments.end(), {"--port", "0"});
    return arguments;
}

}  // namespace

ServerProcess::ServerProcess(std::vector<std::string> arguments, const ChildProcess::Variables& environment)
    : child_(command(std::move(arguments)), environment) {
    std::string line;
    for (char byte = 0; child_.read(byte) && byte != '\n';) {
        line.push_back(byte);
    }
    if (!line.starts_with(READY)) {
        throw std::runtime_error("cassia-server ended with " + std::to_string(wait()) + " before it was ready");
    }
    address_ = line.substr(READY.size());
}

}  // namespace cassia::support
