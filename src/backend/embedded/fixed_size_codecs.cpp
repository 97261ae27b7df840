#include <cstdint>
#include <string>

#include "backend/embedded/component_codec.h"
#include "backend/embedded/stored_bytes.h"
#include "marshal/big_endian.h"

/// @file
/// Types of one size, which may also be empty.
///
///   ordered form    0x00 for an empty name; else 0x01, then the bytes rearranged so that byte order is theirs

namespace cassia::embedded {
namespace {

constexpr std::uint64_t SIGN_BIT = std::uint64_t{1} << 63U;
constexpr std::uint64_t EACH_SIGN_BIT = 0x8080808080808080U;

class FixedSizeCodec : public ComponentCodec {
public:
    explicit FixedSizeCodec(std::size_t size) : size_(size) {}

    void encode(std::string_view name, std::string& out) const final {
        if (name.size() != size_) {
            out.push_back('\x00');
            return;
        }
        out.push_back('\x01');
        arrange(name, out);
    }

    void decode(std::string_view& in, std::string& out) const final {
        if (take_stored(in, 1, STORED_NAME).front() != '\x00') {
            restore(take_stored(in, arranged_size(), STORED_NAME), out);
        }
    }

protected:
    std::size_t size() const noexcept { return size_; }
    virtual std::size_t arranged_size() const noexcept { return size_; }
    virtual void arrange(std::string_view name, std::string& out) const = 0;
    virtual void restore(std::string_view arranged, std::string& out) const = 0;

private:
    std::size_t size_;
};

/// A two's complement number: its sign bit turned.
class SignedCodec final : public FixedSizeCodec {
public:
    using FixedSizeCodec::FixedSizeCodec;

private:
    void arrange(std::string_view name, std::string& out) const override { turn(name, out); }
    void restore(std::string_view arranged, std::string& out) const override { turn(arranged, out); }

    static void turn(std::string_view bytes, std::string& out) {
        out.push_back(static_cast<char>(static_cast<unsigned char>(bytes[0]) ^ 0x80U));
        out.append(bytes.substr(1));
    }
};

/// A floating number: of negative ones all bits turned, of others the sign bit. Every NaN is the greatest number.
template <typename Bits>
class FloatingCodec final : public FixedSizeCodec {
public:
    explicit FloatingCodec(Bits infinity, Bits nan) : FixedSizeCodec(sizeof(Bits)), infinity_(infinity), nan_(nan) {}
    bool merges_spellings() const noexcept override { return true; }

private:
    static constexpr Bits SIGN = Bits{1} << (sizeof(Bits) * 8 - 1);

    void arrange(std::string_view name, std::string& out) const override {
        auto bits = marshal::read_big_endian<Bits>(name);
        if ((bits & ~SIGN) > infinity_) {
            bits = nan_;
        }
        marshal::append_big_endian<Bits>((bits & SIGN) != 0 ? ~bits : bits | SIGN, out);
    }
    void restore(std::string_view arranged, std::string& out) const override {
        const auto bits = marshal::read_big_endian<Bits>(arranged);
        marshal::append_big_endian<Bits>((bits & SIGN) != 0 ? bits & ~SIGN : ~bits, out);
    }

    Bits infinity_;
    Bits nan_;
};

/// False, or true whatever its byte.
class BooleanCodec final : public FixedSizeCodec {
public:
    BooleanCodec() : FixedSizeCodec(1) {}
    bool merges_spellings() const noexcept override { return true; }

private:
    void arrange(std::string_view name, std::string& out) const override {
        out.push_back(name[0] == '\0' ? '\x00' : '\x01');
    }
    void restore(std::string_view arranged, std::string& out) const override { out.append(arranged); }
};

// A version 1 UUID's first eight bytes with the highest part of the time (and the version above it) in front.
std::uint64_t to_time_order(std::uint64_t high) {
    return high << 48U | (high << 16U & 0xffff00000000U) | high >> 32U;
}
std::uint64_t from_time_order(std::uint64_t time) {
    return time << 32U | (time >> 16U & 0xffff0000U) | time >> 48U;
}

/// By time, then by the last eight bytes, each as a signed number.
class TimeUUIDCodec final : public FixedSizeCodec {
public:
    TimeUUIDCodec() : FixedSizeCodec(16) {}

private:
    void arrange(std::string_view name, std::string& out) const override {
        marshal::append_big_endian(to_time_order(marshal::read_big_endian<std::uint64_t>(name)), out);
        marshal::append_big_endian(marshal::read_big_endian<std::uint64_t>(name.substr(8)) ^ EACH_SIGN_BIT, out);
    }
    void restore(std::string_view arranged, std::string& out) const override {
        marshal::append_big_endian(from_time_order(marshal::read_big_endian<std::uint64_t>(arranged)), out);
        marshal::append_big_endian(marshal::read_big_endian<std::uint64_t>(arranged.substr(8)) ^ EACH_SIGN_BIT, out);
    }
};

/// As java.util.UUID orders them: two signed numbers.
class LexicalUUIDCodec final : public FixedSizeCodec {
public:
    LexicalUUIDCodec() : FixedSizeCodec(16) {}

private:
    void arrange(std::string_view name, std::string& out) const override { turn(name, out); }
    void restore(std::string_view arranged, std::string& out) const override { turn(arranged, out); }

    static void turn(std::string_view bytes, std::string& out) {
        marshal::append_big_endian(marshal::read_big_endian<std::uint64_t>(bytes) ^ SIGN_BIT, out);
        marshal::append_big_endian(marshal::read_big_endian<std::uint64_t>(bytes.substr(8)) ^ SIGN_BIT, out);
    }
};

/// By version; then version 1 by time, others by their bytes; then by the last eight bytes.
class UUIDCodec final : public FixedSizeCodec {
public:
    UUIDCodec() : FixedSizeCodec(16) {}

private:
    static constexpr std::uint64_t VERSION_1 = 1;

    std::size_t arranged_size() const noexcept override { return 1 + size(); }

    void arrange(std::string_view name, std::string& out) const override {
        const auto high = marshal::read_big_endian<std::uint64_t>(name);
        const auto version = high >> 12U & 0xfU;
        out.push_back(static_cast<char>(version));
        marshal::append_big_endian(version == VERSION_1 ? to_time_order(high) : high, out);
        out.append(name.substr(8));
    }
    void restore(std::string_view arranged, std::string& out) const override {
        const auto high = marshal::read_big_endian<std::uint64_t>(arranged.substr(1));
        marshal::append_big_endian(arranged[0] == VERSION_1 ? from_time_order(high) : high, out);
        out.append(arranged.substr(9));
    }
};

}  // namespace

std::unique_ptr<const ComponentCodec> make_fixed_size_codec(std::string_view class_name) {
    if (class_name == "LongType" || class_name == "CounterColumnType" || class_name == "DateType" ||
        class_name == "TimestampType") {
        return std::make_unique<SignedCodec>(8);
    }
    if (class_name == "Int32Type") {
        return std::make_unique<SignedCodec>(4);
    }
    if (class_name == "DoubleType") {
        return std::make_unique<FloatingCodec<std::uint64_t>>(0x7ff0000000000000U, 0x7ff8000000000000U);
    }
    if (class_name == "FloatType") {
        return std::make_unique<FloatingCodec<std::uint32_t>>(0x7f800000U, 0x7fc00000U);
    }
    if (class_name == "BooleanType") {
        return std::make_unique<BooleanCodec>();
    }
    if (class_name == "TimeUUIDType") {
        return std::make_unique<TimeUUIDCodec>();
    }
    if (class_name == "LexicalUUIDType") {
        return std::make_unique<LexicalUUIDCodec>();
    }
    if (class_name == "UUIDType") {
        return std::make_unique<UUIDCodec>();
    }
    return nullptr;
}

}  // namespace cassia::embedded
