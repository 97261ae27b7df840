#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cassia::net {

/// A host, by name or address, and a port.
struct Address {
    std::string host;
    std::uint16_t port = 0;

    bool operator==(const Address&) const = default;
};

/// Reads "host", "host:port", "[IPv6]" or "[IPv6]:port"; an IPv6 address without brackets has no port.
/// @throws InvalidRequestError saying what is wrong with it.
Address parse_address(std::string_view text, std::uint16_t default_port);

/// An IP address of 4 or 16 bytes, highest first, in its usual spelling; of other sizes: empty.
std::string ip_to_string(std::string_view bytes);

/// As it is parsed: with its port, and brackets around an IPv6 address.
std::string to_string(const Address& address);

}  // namespace cassia::net
