#include "backend/embedded/escaping.h"

#include "backend/embedded/stored_bytes.h"

namespace cassia::embedded {

void append_escaped_open(std::string_view bytes, std::string& out) {
    for (auto zero = bytes.find('\0'); zero != std::string_view::npos; zero = bytes.find('\0')) {
        out.append(bytes.substr(0, zero + 1));
        out.push_back('\xff');
        bytes.remove_prefix(zero + 1);
    }
    out.append(bytes);
}

void append_escaped(std::string_view bytes, std::string& out) {
    append_escaped_open(bytes, out);
    out.append(ESCAPE_END);
}

std::string_view take_escaped(std::string_view& in, std::string& buffer) {
    const auto zero = in.find('\0');
    if (zero != std::string_view::npos && zero + 1 < in.size() && in[zero + 1] == ESCAPE_END[1]) {
        const auto plain = in.substr(0, zero);
        in.remove_prefix(zero + 2);
        return plain;
    }
    buffer.clear();
    for (;;) {
        const auto stop = in.find('\0');
        if (stop == std::string_view::npos || stop + 1 >= in.size()) {
            throw_cut_off("a storage key");
        }
        buffer.append(in.substr(0, stop));
        const bool end = in[stop + 1] == ESCAPE_END[1];
        in.remove_prefix(stop + 2);
        if (end) {
            return buffer;
        }
        buffer.push_back('\0');
    }
}

}  // namespace cassia::embedded
