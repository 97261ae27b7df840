#include "net/address.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include <boost/asio/ip/address.hpp>

#include <cassia/errors.h>

namespace cassia::net {
namespace {

[[noreturn]] void refuse(std::string_view text, const std::string& fault) {
    throw InvalidRequestError("server '" + std::string(text) + "' " + fault +
                              "; give 'host', 'host:port' or '[IPv6 address]:port'");
}

std::uint16_t parse_port(std::string_view text, std::string_view digits) {
    std::uint16_t port = 0;
    const auto* const end = digits.data() + digits.size();
    const auto [read, error] = std::from_chars(digits.data(), end, port);
    if (error != std::errc() || read != end || port == 0) {
        refuse(text, "has the port '" + std::string(digits) + "', which is not from 1 to 65535");
    }
    return port;
}

template <typename Ip>
std::string to_text(std::string_view bytes) {
    typename Ip::bytes_type content;
    std::copy(bytes.begin(), bytes.end(), content.begin());
    return Ip(content).to_string();
}

}  // namespace

Address parse_address(std::string_view text, std::uint16_t default_port) {
    auto host = text;
    auto port = default_port;
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        if (end == std::string_view::npos) {
            refuse(text, "has no ']' behind its address");
        }
        host = text.substr(1, end - 1);
        const auto rest = text.substr(end + 1);
        if (rest.starts_with(':')) {
            port = parse_port(text, rest.substr(1));
        } else if (!rest.empty()) {
            refuse(text, "has something other than a port behind its ']'");
        }
    } else if (const auto colon = text.find(':'); colon != std::string_view::npos && colon == text.rfind(':')) {
        host = text.substr(0, colon);
        port = parse_port(text, text.substr(colon + 1));
    }
    if (host.empty()) {
        refuse(text, "has no host");
    }
    if (host.find_first_of("/ \t\r\n@") != std::string_view::npos) {
        refuse(text, "has a host that is neither a name nor an address");
    }
    return {std::string(host), port};
}

std::string ip_to_string(std::string_view bytes) {
    if (bytes.size() == 4) {
        return to_text<boost::asio::ip::address_v4>(bytes);
    }
    return bytes.size() == 16 ? to_text<boost::asio::ip::address_v6>(bytes) : std::string();
}

std::string to_string(const Address& address) {
    const bool is_ipv6 = address.host.find(':') != std::string::npos;
    return (is_ipv6 ? '[' + address.host + ']' : address.host) + ':' + std::to_string(address.port);
}

}  // namespace cassia::net
