#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cassia::load {

/// What a file says, before a schema says what it means. Numbers keep their spelling, so that no digit is lost.
struct Datum {
    enum class Kind : std::uint8_t { null, boolean, number, text, array, object };

    Kind kind = Kind::null;
    /// Of a boolean, a number or text.
    std::string text = {};
    /// Of an array or an object.
    std::vector<Datum> items = {};
    /// Of an object: the name of each item.
    std::vector<std::string> names = {};

    bool is_null() const noexcept { return kind == Kind::null; }
    /// Whether it has a text: it is a boolean, a number or text.
    bool is_scalar() const noexcept { return kind == Kind::boolean || kind == Kind::number || kind == Kind::text; }

    Datum& add(Datum item) {
        items.push_back(std::move(item));
        return *this;
    }
    Datum& add(std::string name, Datum item) {
        names.push_back(std::move(name));
        return add(std::move(item));
    }

    /// An object's first item of this name; null if there is none.
    const Datum* find(std::string_view name) const {
        const auto found = std::find(names.begin(), names.end(), name);
        return found == names.end() ? nullptr : &items[static_cast<std::size_t>(found - names.begin())];
    }

    bool operator==(const Datum&) const = default;
};

inline Datum text_datum(std::string_view text) {
    return {.kind = Datum::Kind::text, .text = std::string(text)};
}
inline Datum number_datum(std::string text) {
    return {.kind = Datum::Kind::number, .text = std::move(text)};
}
inline Datum array_datum() {
    return {.kind = Datum::Kind::array};
}
inline Datum object_datum() {
    return {.kind = Datum::Kind::object};
}

}  // namespace cassia::load
