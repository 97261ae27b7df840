// What [] means.

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>

#include <cassia/errors.h>

#include "shell/notation.h"
#include "shell/operators.h"

namespace cassia::shell {
namespace {

std::int64_t integer(const Object& object) {
    const auto* const value = object.value();
    const auto* const number = value == nullptr ? nullptr : std::get_if<std::int64_t>(&value->held());
    if (number == nullptr) {
        throw TypeError("an item is asked for by an integer, and " + abbreviated(object) + " is " + object.a_kind());
    }
    return *number;
}

// Null: it is no text.
const Value* text_of(const Object& object) {
    const auto* const value = object.value();
    const bool is_text = value != nullptr && (value->kind() == ValueKind::text || value->kind() == ValueKind::bytes);
    return is_text ? value : nullptr;
}

// By bytes, as len counts them.
Object part_of(const Value& text, std::size_t begin, std::size_t size) {
    std::string part(text.text().substr(begin, size));
    return text.kind() == ValueKind::text ? Value(std::move(part)) : Value(Bytes(std::move(part)));
}

std::string hint(const Object& object) {
    return object.sequence() != nullptr ? "; make a list of it, list(…)" : "";
}

/// Places from `begin` to `end`, which is none of them.
struct Stretch {
    std::size_t begin;
    std::size_t end;
};

// Below 0 an end counts from the back; what lies outside is the nearest that there is.
std::size_t place_of(const Object& end, std::size_t otherwise, std::size_t size) {
    if (end.is_none()) {
        return otherwise;
    }
    const auto length = static_cast<std::int64_t>(size);
    const auto given = integer(end);
    const auto place = given < 0 ? std::max(given, -length) + length : std::min(given, length);
    return static_cast<std::size_t>(place);
}

Stretch stretch_of(const Object& first, const Object& last, std::size_t size) {
    const auto begin = place_of(first, 0, size);
    return {.begin = begin, .end = std::max(begin, place_of(last, size, size))};
}

}  // namespace

Object item_of(const Object& object, const Object& key) {
    if (const auto* const dict = object.dict()) {
        if (const auto* const found = dict->find(key)) {
            return *found;
        }
        throw NotFoundException("there is no " + std::string(dict->keys_are) + " " + abbreviated(key));
    }
    const auto* const text = text_of(object);
    if (object.items() == nullptr && text == nullptr) {
        throw TypeError(object.a_kind() + " has no items" + hint(object));
    }
    const auto index = integer(key);
    const auto size = static_cast<std::int64_t>(text != nullptr ? text->text().size() : object.items()->size());
    const auto place = index < 0 ? index + size : index;
    if (place < 0 || place >= size) {
        throw InvalidRequestError("there is no item " + std::to_string(index) + "; there are " + std::to_string(size));
    }
    return text != nullptr ? part_of(*text, static_cast<std::size_t>(place), 1)
                           : (*object.items())[static_cast<std::size_t>(place)];
}

Object with_item(const Object& object, const Object& key, Object value) {
    if (object.dict() == nullptr) {
        throw TypeError("an item of a dict can be assigned to, and this is " + object.a_kind());
    }
    auto dict = *object.dict();
    dict.entries.emplace_back(key, std::move(value));
    const auto keys_are = dict.keys_are;
    auto changed = make_dict(std::move(dict.entries));
    changed.keys_are = keys_are;
    return changed;
}

Object slice_of(const Object& object, const Object& first, const Object& last) {
    if (const auto* const items = object.items()) {
        const auto [begin, end] = stretch_of(first, last, items->size());
        Items part(items->begin() + static_cast<std::ptrdiff_t>(begin),
                   items->begin() + static_cast<std::ptrdiff_t>(end));
        return object.list() != nullptr ? Object::list(std::move(part)) : Object::tuple(std::move(part));
    }
    const auto* const text = text_of(object);
    if (text == nullptr) {
        throw TypeError(object.a_kind() + " has no parts" + hint(object));
    }
    const auto [begin, end] = stretch_of(first, last, text->text().size());
    return part_of(*text, begin, end - begin);
}

}  // namespace cassia::shell
