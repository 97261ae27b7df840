#pragma once

#include <compare>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <cassia/value.h>

/// @file
/// What a name of the shell stands for, and what an expression gives.

namespace cassia::shell {

class Kind;
class Object;

using Items = std::vector<Object>;

/// An ordered dict. A key has one entry.
struct Dict {
    std::vector<std::pair<Object, Object>> entries;
    /// What the keys are, "column" for instance: the head of their column in a table.
    std::string_view keys_are = "key";

    /// The value of a key; null if there is none.
    const Object* find(const Object& key) const;
};

/// Objects that are made, or read, while they are gone over: range(10), or the rows of a get_range.
class Sequence {
public:
    class Cursor {
    public:
        Cursor() = default;
        Cursor(const Cursor&) = delete;
        Cursor& operator=(const Cursor&) = delete;
        virtual ~Cursor() = default;
        /// The next object; empty at the end.
        virtual std::optional<Object> next() = 0;
    };

    Sequence() = default;
    Sequence(const Sequence&) = delete;
    Sequence& operator=(const Sequence&) = delete;
    virtual ~Sequence() = default;
    /// Goes over the objects from the first on.
    virtual std::unique_ptr<Cursor> open() const = 0;
    /// What the first of each pair is, as Dict::keys_are has it; empty: the objects are no pairs.
    virtual std::string_view keys_are() const { return {}; }
};

/// A thing with methods and attributes, which its kind has in tables: a column family, a batch, a type.
class Native {
public:
    explicit Native(const Kind& kind) : kind_(&kind) {}
    Native(const Native&) = delete;
    Native& operator=(const Native&) = delete;
    virtual ~Native() = default;

    const Kind& kind() const noexcept { return *kind_; }
    /// How it is printed: as what makes it, or <a description>.
    virtual std::string shown() const = 0;

private:
    const Kind* kind_;
};

/// A value, a container of objects, or a native thing. Containers do not change, so that none holds itself.
class Object {
public:
    /// None.
    Object() = default;
    // NOLINTBEGIN(google-explicit-constructor): whatever it holds is an object.
    /// A tuple within a Value becomes one of objects.
    Object(Value value);
    Object(Dict dict);
    Object(std::shared_ptr<const Sequence> sequence) : held_(std::move(sequence)) {}
    Object(std::shared_ptr<Native> native) : held_(std::move(native)) {}
    // NOLINTEND(google-explicit-constructor)
    static Object list(Items items);
    static Object tuple(Items items);

    bool is_none() const noexcept;
    // Null: it is something else.
    const Value* value() const noexcept { return std::get_if<Value>(&held_); }
    const Items* list() const noexcept;
    const Items* tuple() const noexcept;
    const Dict* dict() const noexcept;
    const Sequence* sequence() const noexcept;
    Native* native() const noexcept;
    /// The items of a list or a tuple.
    const Items* items() const noexcept { return list() != nullptr ? list() : tuple(); }

    /// What it is, in a word or two: "text", "dict", "ColumnFamily".
    std::string kind_name() const;
    /// The same with its article: "an integer".
    std::string a_kind() const;
    /// Whether it may be a dict's key: a value, or a tuple of such.
    bool is_key() const;

    /// About how many bytes it takes written out: what it holds several times counts each time.
    std::size_t size() const noexcept { return size_; }
    /// @throws InvalidRequestError if an object of this size would be too large.
    static void check_size(std::size_t size);

private:
    struct ListItems {
        Items items;
    };
    struct TupleItems {
        Items items;
    };

    // What a value takes beside its text.
    static constexpr std::size_t value_size = 64;

    void measure(const Items& items);
    void measure(const Object& part);

    std::variant<Value, std::shared_ptr<const ListItems>, std::shared_ptr<const TupleItems>,
                 std::shared_ptr<const Dict>, std::shared_ptr<const Sequence>, std::shared_ptr<Native>>
        held_;
    // How many containers lie in each other.
    int levels_ = 0;
    std::size_t size_ = value_size;
};

/// An order of what may be keys, which agrees with Value's.
std::weak_ordering compare_keys(const Object& left, const Object& right);

/// A dict of these entries, of which the last of a key stays, at the place of the first.
/// @throws TypeError if a key is none.
Dict make_dict(std::vector<std::pair<Object, Object>> entries);

}  // namespace cassia::shell
