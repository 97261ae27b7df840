#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <cassia/export.h>
#include <cassia/types.h>

/// @file
/// What both composites are made of:
///
///     component    length(2) | bytes | end of component(1)
///
/// A dynamic composite's component has its type before it:
///
///     type         0x8000 | alias(2)   or   length(2) | class name
///
/// The end of component is 0 in a name that is stored. In a slice's end the last one is −1, before all names that
/// begin so, or 1, after them.

namespace cassia::marshal {

struct Component {
    std::string_view bytes;
    signed char end_of_component = 0;
};

/// The type before a dynamic composite's component: an alias, which is one character, or a class string.
struct ComponentTypeName {
    std::string_view name;
    bool is_alias = false;
};

/// Reads packed components one after another.
class CASSIA_API ComponentReader {
public:
    explicit ComponentReader(std::string_view bytes) : rest_(bytes) {}

    bool at_end() const noexcept { return rest_.empty(); }
    /// What has not been read yet.
    std::string_view rest() const noexcept { return rest_; }

    /// None if the bytes end within it, or go on after an end of component that is not 0: nothing is read then.
    std::optional<Component> read() noexcept;
    /// None if the bytes end within it: nothing is read then.
    std::optional<ComponentTypeName> read_type() noexcept;

private:
    std::string_view rest_;
};

/// How a composite's component is packed.
struct ComponentUse {
    /// What the whole composite is packed for, before its reversal.
    PackFor use;
    /// Whether it is the last one given.
    bool last;
    /// Whether it was marked by exclusive().
    bool exclusive;
};

/// Appends the component that holds `value`; null is no bytes.
/// @throws TypeError if `value` is not of `type`, is longer than a component can be, or is exclusive where that means
/// nothing.
void append_component(const Type& type, const Value& value, ComponentUse component, std::string& out);

/// The exclusive slice's end `end` with the mark of exclusive() on its last component rather than on the whole.
/// @throws TypeError if `type` is no composite or `end` has no components.
Value mark_last_component(const Type& type, const Value& end);

/// Throws that `composite` is cut off or otherwise malformed within component `number`, counted from 1.
/// @throws TypeError always.
[[noreturn]] CASSIA_API void refuse_component(std::string_view composite, std::size_t number);

/// Calls `read`, and names component `number`, counted from 1, in the TypeErrors it throws.
template <typename Read>
decltype(auto) in_component(std::size_t number, Read read) {
    try {
        return read();
    } catch (const TypeError& error) {
        throw TypeError("component " + std::to_string(number) + ": " + error.what());
    }
}

}  // namespace cassia::marshal
