#include <algorithm>
#include <memory>
#include <optional>
#include <string>

#include <cassia/errors.h>

#include "backend/embedded/component_codec.h"
#include "backend/embedded/name_codec.h"
#include "fuzz/input.h"
#include "fuzz/promise.h"

// Column names in storage keys: input is a comparator, a line break, and bytes.
//
// - As bytes of a damaged store they are refused with StoreError, or hold a name.
// - As a name, if valid, they come back: as they were, or, where the key loses the spelling, as an equal name.
// - Keys of two valid names are in the comparator's order.

namespace {

using cassia::Type;
using cassia::embedded::ComponentCodec;
using cassia::embedded::NameCodec;
using cassia::fuzz::promise;

bool is_valid(const Type& type, std::string_view name) {
    try {
        type->validate(name);
        return true;
    } catch (const cassia::TypeError&) {
        return false;
    }
}

void check_stored(const ComponentCodec& codec, std::string_view bytes) {
    std::string name;
    try {
        auto rest = bytes;
        codec.decode(rest, name);
        promise(bytes.ends_with(rest), "a name is taken from the front");
    } catch (const cassia::StoreError&) {
        return;
    }
}

std::string check_name(const NameCodec& names, std::string_view name) {
    std::string inner;
    names.append_inner(name, inner);
    const std::string key = inner + "more";
    std::string_view rest = key;
    std::string taken;
    names.take_inner(rest, taken);
    promise(rest == "more", "a name in the middle of a key tells its own end");
    promise(names.comparator()->compare(taken, name) == 0, "a name comes back equal");
    promise(names.loses_spelling(name) || taken == name, "a name comes back as it was spelt");

    std::string last;
    std::string buffer;
    names.append_last(name, last);
    promise(names.last(last, buffer) == taken, "a name at a key's end comes back the same");
    return inner;
}

void check_order(const NameCodec& names, std::string_view left, std::string_view right) {
    if (is_valid(names.comparator(), left) && is_valid(names.comparator(), right)) {
        promise((check_name(names, left) <=> check_name(names, right)) == names.comparator()->compare(left, right),
                "keys are in the comparator's order");
    }
}

std::optional<NameCodec> codec_of(std::string_view comparator) {
    try {
        return NameCodec(Type::parse_or_bytes(comparator));
    } catch (const cassia::InvalidRequestException&) {
        return std::nullopt;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // Longer names may have no spelling with their classes' names in place of aliases.
    constexpr std::size_t longest_name = 8192;
    cassia::fuzz::Input input(data, std::min(size, longest_name));
    const auto names = codec_of(input.take_line());
    if (!names) {
        return 0;
    }
    const auto bytes = input.rest();
    check_stored(*ComponentCodec::make(names->comparator()), bytes);
    check_order(*names, bytes, bytes);
    check_order(*names, bytes.substr(0, bytes.size() / 2), bytes.substr(bytes.size() / 2));
    return 0;
}
