#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <cassia/types.h>

/// @file
/// Reads Cassandra's class strings:
///
///     type        class [ "(" [ parameters ] ")" ]
///     parameters  types                    of CompositeType, and one type of ReversedType
///                 alias "=>" type, …       of DynamicCompositeType
///                 name [ "=" word ], …     of any other class, where only "reversed" means something

namespace cassia::marshal {

/// What becomes of a class that is no type of ours.
enum class UnknownClass { refuse, read_as_bytes };

class TypeParser {
public:
    TypeParser(std::string_view text, UnknownClass unknown) : text_(text), unknown_(unknown) {}

    /// @throws TypeError with the place of the fault.
    Type parse();

private:
    // `reversed`: whether a ReversedType is around it.
    Type parse_type(int depth, bool reversed);
    Type parse_composite(int depth, bool reversed);
    Type parse_dynamic_composite(int depth, bool reversed);
    bool parse_is_reversed();
    void skip_parameters();

    std::string_view parse_word();
    void skip_blanks();
    bool accept(char c);
    void expect(char c);
    [[noreturn]] void refuse(const std::string& expected) const;

    std::string_view text_;
    UnknownClass unknown_;
    std::size_t position_ = 0;
};

}  // namespace cassia::marshal
