#include "shell/object.h"

#include <algorithm>
#include <map>

#include <cassia/errors.h>

#include "shell/kind.h"

namespace cassia::shell {
namespace {

// So that all that walks them by recursion has room.
constexpr int most_levels = 200;
// So that what a loop makes of itself, as x = [x, x], ends before memory does, and so does what writes it.
constexpr std::size_t most_size = std::size_t{256} << 20U;

Items components(const Tuple& tuple) {
    return {tuple.begin(), tuple.end()};
}

}  // namespace

Object::Object(Value value) {
    if (value.kind() == ValueKind::tuple) {
        *this = tuple(components(value.as<Tuple>()));
        return;
    }
    if (value.kind() == ValueKind::text || value.kind() == ValueKind::bytes) {
        size_ += value.text().size();
        check_size(size_);
    }
    held_ = std::move(value);
}

Object::Object(Dict dict) : levels_(1) {
    for (const auto& [key, value] : dict.entries) {
        measure(key);
        measure(value);
    }
    held_ = std::make_shared<const Dict>(std::move(dict));
}

Object Object::list(Items items) {
    Object object;
    object.measure(items);
    object.held_ = std::make_shared<const ListItems>(ListItems{std::move(items)});
    return object;
}

Object Object::tuple(Items items) {
    Object object;
    object.measure(items);
    object.held_ = std::make_shared<const TupleItems>(TupleItems{std::move(items)});
    return object;
}

void Object::measure(const Items& items) {
    levels_ = 1;
    for (const auto& item : items) {
        measure(item);
    }
}

void Object::measure(const Object& part) {
    levels_ = std::max(levels_, part.levels_ + 1);
    if (levels_ > most_levels) {
        throw TypeError("more than " + std::to_string(most_levels) + " lists, tuples and dicts lie in each other");
    }
    size_ += part.size_;
    check_size(size_);
}

void Object::check_size(std::size_t size) {
    if (size > most_size) {
        throw InvalidRequestError("this is larger than " + std::to_string(most_size >> 20U) +
                                  " MiB; go over it piece by piece, by for");
    }
}

bool Object::is_none() const noexcept {
    return value() != nullptr && value()->is_null();
}

const Items* Object::list() const noexcept {
    const auto* const held = std::get_if<std::shared_ptr<const ListItems>>(&held_);
    return held == nullptr ? nullptr : &(*held)->items;
}

const Items* Object::tuple() const noexcept {
    const auto* const held = std::get_if<std::shared_ptr<const TupleItems>>(&held_);
    return held == nullptr ? nullptr : &(*held)->items;
}

const Dict* Object::dict() const noexcept {
    const auto* const held = std::get_if<std::shared_ptr<const Dict>>(&held_);
    return held == nullptr ? nullptr : held->get();
}

const Sequence* Object::sequence() const noexcept {
    const auto* const held = std::get_if<std::shared_ptr<const Sequence>>(&held_);
    return held == nullptr ? nullptr : held->get();
}

Native* Object::native() const noexcept {
    const auto* const held = std::get_if<std::shared_ptr<Native>>(&held_);
    return held == nullptr ? nullptr : held->get();
}

std::string Object::kind_name() const {
    if (value() != nullptr) {
        return is_none() ? "None" : std::string(value()->kind_name());
    }
    if (native() != nullptr) {
        return std::string(native()->kind().name());
    }
    return list() != nullptr ? "list" : tuple() != nullptr ? "tuple" : dict() != nullptr ? "dict" : "sequence";
}

std::string Object::a_kind() const {
    const auto name = kind_name();
    const bool has_vowel = std::string_view("aeiouI").find(name.front()) != std::string_view::npos;
    return is_none() ? name : (has_vowel ? "an " : "a ") + name;
}

bool Object::is_key() const {
    return value() != nullptr || (tuple() != nullptr && std::all_of(tuple()->begin(), tuple()->end(),
                                                                    [](const Object& item) { return item.is_key(); }));
}

std::weak_ordering compare_keys(const Object& left, const Object& right) {
    if (left.value() != nullptr && right.value() != nullptr) {
        return *left.value() <=> *right.value();
    }
    if (left.tuple() == nullptr || right.tuple() == nullptr) {
        return (left.tuple() != nullptr) <=> (right.tuple() != nullptr);
    }
    const auto& first = *left.tuple();
    const auto& second = *right.tuple();
    return std::lexicographical_compare_three_way(first.begin(), first.end(), second.begin(), second.end(),
                                                  compare_keys);
}

const Object* Dict::find(const Object& key) const {
    if (!key.is_key()) {
        return nullptr;
    }
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const auto& entry) { return compare_keys(entry.first, key) == 0; });
    return found == entries.end() ? nullptr : &found->second;
}

Dict make_dict(std::vector<std::pair<Object, Object>> entries) {
    const auto before = [](const Object* left, const Object* right) { return compare_keys(*left, *right) < 0; };
    std::map<const Object*, std::size_t, decltype(before)> places(before);
    Dict dict;
    // Keys stay where they are while the map points at them.
    dict.entries.reserve(entries.size());
    for (auto& [key, value] : entries) {
        if (!key.is_key()) {
            throw TypeError(key.a_kind() + " can't be the key of a dict");
        }
        if (const auto found = places.find(&key); found != places.end()) {
            dict.entries[found->second].second = std::move(value);
        } else {
            dict.entries.emplace_back(std::move(key), std::move(value));
            places.emplace(&dict.entries.back().first, dict.entries.size() - 1);
        }
    }
    return dict;
}

}  // namespace cassia::shell
