#include <optional>

#include <cassia/errors.h>
#include <cassia/types.h>

#include "fuzz/input.h"
#include "fuzz/promise.h"
#include "marshal/type_parser.h"

// Class strings: input is one. It is refused with TypeError, or is a type that its own class string spells.

namespace {

using cassia::Type;
using cassia::fuzz::promise;

std::optional<Type> try_parse(std::string_view text, cassia::marshal::UnknownClass unknown) {
    try {
        return cassia::marshal::TypeParser(text, unknown).parse();
    } catch (const cassia::TypeError&) {
        return std::nullopt;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using cassia::marshal::UnknownClass;
    const auto text = cassia::fuzz::Input(data, size).rest();
    const auto lenient = try_parse(text, UnknownClass::read_as_bytes);
    const auto type = try_parse(text, UnknownClass::refuse);
    if (lenient) {
        promise(Type::parse_or_bytes(text).to_string() == lenient->to_string(),
                "parse_or_bytes reads as the parser does");
    }
    if (type) {
        promise(lenient && lenient->to_string() == type->to_string(), "known classes are read alike by both");
        const auto spelled = type->to_string();
        promise(Type::parse(spelled).to_string() == spelled, "a type's class string is that type's");
        promise(Type::parse(type->to_full_string()).to_string() == spelled, "and so is the one with packages");
        promise(Type::parse(spelled)->reversed() == (*type)->reversed(), "the type is as reversed as it was");
    }
    return 0;
}
