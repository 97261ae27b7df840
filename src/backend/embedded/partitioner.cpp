#include "backend/embedded/partitioner.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>

#include <cassia/errors.h>
#include <cassia/number.h>

#include "backend/embedded/escaping.h"
#include "backend/embedded/prefix_end.h"
#include "backend/row_tokens.h"
#include "marshal/big_endian.h"
#include "marshal/hex.h"
#include "marshal/utf8.h"

namespace cassia::embedded {
namespace {

constexpr std::string_view PACKAGE = "org.apache.cassandra.dht.";

[[noreturn]] void throw_bad_token(std::string_view token, std::string_view allowed) {
    throw InvalidRequestException("token '" + std::string(token) + "' is malformed; it is " + std::string(allowed));
}

class Murmur3Partitioner final : public Partitioner {
public:
    std::string class_name() const override { return std::string(PACKAGE) + "Murmur3Partitioner"; }
    bool preserves_order() const noexcept override { return false; }

    void append_position(std::string_view key, std::string& out) const override {
        marshal::append_big_endian(to_position(backend::murmur3_token(key)), out);
        append_escaped(key, out);
    }

    std::string_view take_key(std::string_view& storage_key, std::string& buffer) const override {
        storage_key.remove_prefix(std::min<std::size_t>(sizeof(std::int64_t), storage_key.size()));
        return take_escaped(storage_key, buffer);
    }

    std::string token_of(std::string_view key) const override { return std::to_string(backend::murmur3_token(key)); }
    std::string minimum_token() const override { return std::to_string(std::numeric_limits<std::int64_t>::min()); }

    void append_position_after(std::string_view token, std::string& out) const override {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), number);
        if (error != std::errc() || end != token.data() + token.size()) {
            throw_bad_token(token, "a number from -2^63 to 2^63 - 1");
        }
        marshal::append_big_endian(to_position(number), out);
        to_prefix_end(out);
    }

private:
    static std::uint64_t to_position(std::int64_t token) noexcept {
        return static_cast<std::uint64_t>(token) ^ (std::uint64_t{1} << 63U);
    }
};

class RandomPartitioner final : public Partitioner {
public:
    std::string class_name() const override { return std::string(PACKAGE) + "RandomPartitioner"; }
    bool preserves_order() const noexcept override { return false; }

    void append_position(std::string_view key, std::string& out) const override {
        const auto digest = backend::random_token(key);
        out.append(digest.data(), digest.size());
        append_escaped(key, out);
    }

    std::string_view take_key(std::string_view& storage_key, std::string& buffer) const override {
        storage_key.remove_prefix(std::min(SIZE, storage_key.size()));
        return take_escaped(storage_key, buffer);
    }

    std::string token_of(std::string_view key) const override {
        const auto digest = backend::random_token(key);
        return BigInteger::from_bytes('\0' + std::string(digest.data(), digest.size())).to_string();
    }
    std::string minimum_token() const override { return "-1"; }

    void append_position_after(std::string_view token, std::string& out) const override {
        const auto digits = token.substr(token.starts_with('-') ? 1 : 0);
        if (digits.empty() || digits.size() > 39 || digits.find_first_not_of("0123456789") != std::string_view::npos) {
            throw_bad_token(token, "a number from -1 to 2^127");
        }
        if (token.starts_with('-') && token != minimum_token()) {
            throw_bad_token(token, "a number from -1 to 2^127");
        }
        if (token.starts_with('-')) {
            return;  // -1 is before all tokens: its rows end where the family begins
        }
        std::string bytes = BigInteger::parse(token).bytes();
        bytes.erase(0, bytes.size() > SIZE && bytes.front() == '\0' ? 1 : 0);
        if (bytes.size() > SIZE) {
            throw_bad_token(token, "a number from -1 to 2^127");
        }
        out.append(SIZE - bytes.size(), '\0').append(bytes);
        to_prefix_end(out);
    }

private:
    static constexpr std::size_t SIZE = 16;
};

class ByteOrderedPartitioner final : public Partitioner {
public:
    std::string class_name() const override { return std::string(PACKAGE) + "ByteOrderedPartitioner"; }
    bool preserves_order() const noexcept override { return true; }

    void append_position(std::string_view key, std::string& out) const override { append_escaped(key, out); }
    std::string_view take_key(std::string_view& storage_key, std::string& buffer) const override {
        return take_escaped(storage_key, buffer);
    }

    std::string token_of(std::string_view key) const override { return marshal::to_hex(key); }
    std::string minimum_token() const override { return {}; }

    void append_position_after(std::string_view token, std::string& out) const override {
        const auto key = marshal::from_hex(token);
        if (!key) {
            throw_bad_token(token, "an even number of hexadecimal digits");
        }
        append_escaped_open(*key, out);
        out.append(AFTER_ESCAPE_END);
    }
};

/// Orders keys as Java orders strings: by UTF-16 units, where a character past U+FFFF, which is a pair of surrogates,
/// comes before U+E000 to U+FFFF.
class OrderPreservingPartitioner final : public Partitioner {
public:
    std::string class_name() const override { return std::string(PACKAGE) + "OrderPreservingPartitioner"; }
    bool preserves_order() const noexcept override { return true; }

    void validate_key(std::string_view key) const override {
        if (!marshal::is_utf8(key)) {
            throw InvalidRequestException("row key 0x" + marshal::to_hex(key) +
                                          " is not UTF-8, which OrderPreservingPartitioner needs");
        }
    }

    void append_position(std::string_view key, std::string& out) const override {
        const auto start = out.size();
        append_escaped(key, out);
        turn(out, start, UTF16_ORDER);
    }

    std::string_view take_key(std::string_view& storage_key, std::string& buffer) const override {
        std::string scratch;
        buffer.assign(take_escaped(storage_key, scratch));
        turn(buffer, 0, UTF8_ORDER);
        return buffer;
    }

    std::string token_of(std::string_view key) const override { return std::string(key); }
    std::string minimum_token() const override { return {}; }

    void append_position_after(std::string_view token, std::string& out) const override {
        validate_key(token);
        const auto start = out.size();
        append_escaped_open(token, out);
        turn(out, start, UTF16_ORDER);
        out.append(AFTER_ESCAPE_END);
    }

private:
    // First bytes 0xEE and 0xEF (U+E000 to U+FFFF) and 0xF0 to 0xF4 (past U+FFFF) change places. These bytes are
    // nothing but first bytes in UTF-8, so each is turned wherever it stands.
    static constexpr std::string_view UTF16_ORDER = "\xf3\xf4\xee\xef\xf0\xf1\xf2";
    static constexpr std::string_view UTF8_ORDER = "\xf0\xf1\xf2\xf3\xf4\xee\xef";

    static void turn(std::string& bytes, std::size_t start, std::string_view order) {
        constexpr unsigned char FIRST = 0xee;
        for (std::size_t i = start; i < bytes.size(); ++i) {
            const auto byte = static_cast<unsigned char>(bytes[i]);
            if (byte >= FIRST && byte < FIRST + order.size()) {
                bytes[i] = order[byte - FIRST];
            }
        }
    }
};

}  // namespace

std::unique_ptr<const Partitioner> Partitioner::make(std::string_view name) {
    const auto short_name = name.starts_with(PACKAGE) ? name.substr(PACKAGE.size()) : name;
    if (short_name == "Murmur3Partitioner") {
        return std::make_unique<Murmur3Partitioner>();
    }
    if (short_name == "RandomPartitioner") {
        return std::make_unique<RandomPartitioner>();
    }
    if (short_name == "ByteOrderedPartitioner") {
        return std::make_unique<ByteOrderedPartitioner>();
    }
    if (short_name == "OrderPreservingPartitioner") {
        return std::make_unique<OrderPreservingPartitioner>();
    }
    throw InvalidRequestError("no partitioner '" + std::string(name) +
                              "'; there are Murmur3Partitioner, RandomPartitioner, OrderPreservingPartitioner, "
                              "ByteOrderedPartitioner");
}

}  // namespace cassia::embedded
