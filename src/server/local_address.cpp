#include "server/local_address.h"

#include <array>

#include <netdb.h>
#include <sys/socket.h>

namespace cassia::server {

std::string local_address(int socket) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    std::array<char, NI_MAXHOST> text{};
    if (::getsockname(socket, any, &size) != 0 ||
        ::getnameinfo(any, size, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) != 0) {
        return {};
    }
    return text.data();
}

}  // namespace cassia::server
