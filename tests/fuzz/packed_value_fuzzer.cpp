#include <optional>
#include <string>

#include <cassia/errors.h>
#include <cassia/types.h>

#include "fuzz/input.h"
#include "fuzz/promise.h"

// Packed values: input is a class string, a line break, and bytes of it. They are refused with TypeError, or hold a
// value that packs to bytes of the same value. The order of any two is the opposite of theirs the other way round.

namespace {

using cassia::PackFor;
using cassia::Type;
using cassia::Value;
using cassia::fuzz::promise;

template <typename Work>
bool passes(const Work& work) {
    try {
        work();
        return true;
    } catch (const cassia::TypeError&) {
        return false;
    }
}

bool is_sound(const Type& type, std::string_view bytes) {
    return passes([&] { type->validate(bytes); });
}

std::optional<Value> try_unpack(const Type& type, std::string_view bytes) {
    std::optional<Value> value;
    passes([&] { value = type.unpack(bytes); });
    return value;
}

void check_value(const Type& type, std::string_view bytes) {
    const bool sound = is_sound(type, bytes);
    const auto value = try_unpack(type, bytes);
    if (!value) {
        return;
    }
    static_cast<void>(value->to_string());
    promise((*value <=> *value) == 0, "a value is equal to itself");
    // Null is a missing value, which nothing packs.
    if (value->is_null()) {
        return;
    }
    // A value may be one that Cassandra would refuse, such as a UUID of another version.
    std::string packed;
    if (!passes([&] { packed = type.pack(*value); })) {
        promise(!sound, "what is valid and unpacks can be packed");
        return;
    }
    const auto again = try_unpack(type, packed);
    promise(again && (*again <=> *value) == 0, "what is packed unpacks to the same value");
    promise(is_sound(type, packed), "what is packed is valid");
    promise(type.pack(*again) == packed, "a value has one packed form");
    passes([&] { static_cast<void>(type.pack(*value, PackFor::LowerEnd)); });
    passes([&] { static_cast<void>(type.pack(*value, PackFor::UpperEnd)); });
}

void check_order(const Type& type, std::string_view left, std::string_view right) {
    const auto order = type->compare(left, right);
    promise(order == (0 <=> type->compare(right, left)), "the order of two is the opposite the other way round");
    promise(type->compare(left, left) == 0, "bytes are equal to themselves");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    cassia::fuzz::Input input(data, size);
    const auto type = Type::parse_or_bytes(input.take_line());
    const auto bytes = input.rest();
    check_value(type, bytes);
    check_order(type, bytes, bytes.substr(0, bytes.size() - bytes.size() / 4));
    check_order(type, bytes.substr(0, bytes.size() / 2), bytes.substr(bytes.size() / 2));
    return 0;
}
