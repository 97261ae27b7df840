#include "server/local_address.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>

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

bool is_loopback(const std::string& address) {
    addrinfo numbers{};
    numbers.ai_flags = AI_NUMERICHOST;
    addrinfo* found = nullptr;
    if (::getaddrinfo(address.c_str(), nullptr, &numbers, &found) != 0) {
        return address == "localhost";
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owned(found, &::freeaddrinfo);
    if (found->ai_family == AF_INET6) {
        const auto& number = reinterpret_cast<const sockaddr_in6*>(found->ai_addr)->sin6_addr;
        return std::memcmp(&number, &in6addr_loopback, sizeof number) == 0;
    }
    constexpr std::uint32_t NET_SHIFT = 24;
    constexpr std::uint32_t LOOPBACK_NET = 127;
    const auto number = ntohl(reinterpret_cast<const sockaddr_in*>(found->ai_addr)->sin_addr.s_addr);
    return number >> NET_SHIFT == LOOPBACK_NET;
}

}  // namespace cassia::server
