#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>

#include <cassia/number.h>

#include "backend/embedded/component_codec.h"
#include "backend/embedded/stored_bytes.h"
#include "marshal/big_endian.h"

/// @file
/// Numbers of any size. The ordered form is of the number, not of its spelling.

namespace cassia::embedded {
namespace {

enum Sign : char { EMPTY = 0, NEGATIVE = 1, ZERO = 2, POSITIVE = 3 };

void complement_from(std::string& bytes, std::size_t start) {
    for (std::size_t i = start; i < bytes.size(); ++i) {
        bytes[i] = static_cast<char>(~bytes[i]);
    }
}

std::string_view take(std::string_view& in, std::size_t size) {
    return take_stored(in, size, STORED_NAME);
}

// EMPTY, NEGATIVE, POSITIVE, or ZERO where the type has it.
char take_sign(std::string_view& in, bool has_zero) {
    const char sign = take(in, 1).front();
    if (sign > POSITIVE || sign < EMPTY || (sign == ZERO && !has_zero)) {
        throw_cut_off(STORED_NAME);
    }
    return sign;
}

/// IntegerType.
///
///   ordered form    sign(1) | length(2), complemented if negative | shortest two's complement
class IntegerCodec final : public ComponentCodec {
public:
    bool merges_spellings() const noexcept override { return true; }

    void encode(std::string_view name, std::string& out) const override {
        if (name.empty()) {
            out.push_back(EMPTY);
            return;
        }
        const auto number = BigInteger::from_bytes(name);
        const auto length = static_cast<std::uint16_t>(number.bytes().size());
        out.push_back(number.is_negative() ? NEGATIVE : POSITIVE);
        marshal::append_big_endian<std::uint16_t>(number.is_negative() ? static_cast<std::uint16_t>(~length) : length,
                                                  out);
        out.append(number.bytes());
    }

    void decode(std::string_view& in, std::string& out) const override {
        const char sign = take_sign(in, false);
        if (sign == EMPTY) {
            return;
        }
        auto length = marshal::read_big_endian<std::uint16_t>(take(in, 2));
        if (sign == NEGATIVE) {
            length = static_cast<std::uint16_t>(~length);
        }
        out.append(take(in, length));
    }
};

/// DecimalType, as 0.d₁d₂d₃… × 10^exponent without leading or trailing zeros.
///
///   ordered form    sign(1) | exponent(8), its sign bit turned | digits '1' to ':' for 0 to 9 | 0x00
///                   all but the sign complemented if negative
class DecimalCodec final : public ComponentCodec {
public:
    bool merges_spellings() const noexcept override { return true; }

    void encode(std::string_view name, std::string& out) const override {
        if (name.empty()) {
            out.push_back(EMPTY);
            return;
        }
        if (name.size() <= SCALE_SIZE) {
            out.push_back(ZERO);  // a scale without a number, which Cassandra lets pass
            return;
        }
        const auto scale = static_cast<std::int32_t>(marshal::read_big_endian<std::uint32_t>(name));
        std::string digits = BigInteger::from_bytes(name.substr(SCALE_SIZE)).to_string();
        const bool negative = digits.front() == '-';
        digits.erase(0, negative ? 1 : 0);
        if (digits == "0") {
            out.push_back(ZERO);
            return;
        }
        const auto exponent = static_cast<std::int64_t>(digits.size()) - scale;
        digits.erase(digits.find_last_not_of('0') + 1);

        out.push_back(negative ? NEGATIVE : POSITIVE);
        const auto start = out.size();
        marshal::append_big_endian(static_cast<std::uint64_t>(exponent) ^ SIGN_BIT, out);
        for (const char digit : digits) {
            out.push_back(static_cast<char>(digit + 1));
        }
        out.push_back('\0');
        if (negative) {
            complement_from(out, start);
        }
    }

    void decode(std::string_view& in, std::string& out) const override {
        const char sign = take_sign(in, true);
        if (sign == EMPTY) {
            return;
        }
        std::string digits;
        std::int64_t scale = 0;
        if (sign == ZERO) {
            digits = "0";
        } else {
            const char end = sign == NEGATIVE ? '\xff' : '\x00';
            const auto stop = in.find(end, sizeof(std::uint64_t));
            if (stop == std::string_view::npos) {
                throw_cut_off(STORED_NAME);
            }
            std::string body(take(in, stop + 1));
            if (sign == NEGATIVE) {
                complement_from(body, 0);
            }
            digits = digits_of(body);
            scale = scale_of(body, digits);
            digits.insert(0, sign == NEGATIVE ? 1 : 0, '-');
        }
        marshal::append_big_endian(static_cast<std::uint32_t>(static_cast<std::int32_t>(scale)), out);
        out.append(BigInteger::parse(digits).bytes());
    }

private:
    static std::string digits_of(std::string_view body) {
        body = body.substr(sizeof(std::uint64_t), body.size() - sizeof(std::uint64_t) - 1);
        if (body.empty() || body.find_first_not_of("123456789:") != std::string_view::npos) {
            throw_cut_off(STORED_NAME);
        }
        std::string digits(body);
        for (char& digit : digits) {
            --digit;
        }
        return digits;
    }

    // Gives `digits` back the zeros that it ended with where the scale would not fit without them.
    static std::int64_t scale_of(std::string_view body, std::string& digits) {
        using Scale = std::numeric_limits<std::int32_t>;
        const auto exponent = static_cast<std::int64_t>(marshal::read_big_endian<std::uint64_t>(body) ^ SIGN_BIT);
        const auto size = static_cast<std::int64_t>(digits.size());
        if (exponent < size - Scale::max() || exponent > MOST_DIGITS - Scale::min()) {
            throw_cut_off(STORED_NAME);
        }
        const auto zeros = std::max<std::int64_t>(Scale::min() - (size - exponent), 0);
        digits.append(static_cast<std::size_t>(zeros), '0');
        return size + zeros - exponent;
    }

    static constexpr std::size_t SCALE_SIZE = 4;
    // More than a name of 65535 bytes can have.
    static constexpr std::int64_t MOST_DIGITS = 160'000;
    static constexpr std::uint64_t SIGN_BIT = std::uint64_t{1} << 63U;
};

}  // namespace

std::unique_ptr<const ComponentCodec> make_number_codec(std::string_view class_name) {
    if (class_name == "IntegerType") {
        return std::make_unique<IntegerCodec>();
    }
    if (class_name == "DecimalType") {
        return std::make_unique<DecimalCodec>();
    }
    return nullptr;
}

}  // namespace cassia::embedded
