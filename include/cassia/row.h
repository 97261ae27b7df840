#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cassia/columns.h>
#include <cassia/detail/block.h>
#include <cassia/export.h>
#include <cassia/value.h>

/// @file
/// Rows that were read: columns in the comparator's order, decoded when looked at.
///
///     auto row = users.get("thobbs");
///     row["age"].as<int>();
///     for (const auto& [name, value] : row) { std::cout << name << " => " << value << '\n'; }
///     auto map = row.to<std::map<std::string, std::string>>();

namespace cassia {

class Row;
class Type;

namespace detail {
class FamilyTypes;
class KeyIndex;
}  // namespace detail

/// A key, name or value as it was read: packed bytes and their type.
///
/// Thread safety: immutable.
/// Lifetime: a view; valid as long as the row, or the range's element, that it was taken from.
class CASSIA_API ValueView {
public:
    /// `column`: the packed name of the column that it is the value of, for messages; empty for names and keys.
    ValueView(std::string_view bytes, const Type& type, std::string_view column,
              const detail::FamilyTypes& family) noexcept
        : bytes_(bytes), type_(&type), column_(column), family_(&family) {}

    /// The packed bytes.
    std::string_view bytes() const noexcept { return bytes_; }
    /// The type that unpacks them.
    const Type& type() const noexcept { return *type_; }
    /// The decoded value.
    /// @throws TypeError if the bytes are not of the type; bytes() gives them all the same.
    Value value() const;
    /// As Value::as.
    /// @throws TypeError naming the column, the type found and the type asked for.
    template <typename T>
    T as() const;

    /// As Value::to_string.
    /// @throws TypeError as value().
    std::string to_string() const { return value().to_string(); }
    /// As value().
    operator Value() const { return value(); }  // NOLINT(google-explicit-constructor)

    /// Whether both are the same, as Values.
    /// @{
    friend bool operator==(const ValueView& left, const ValueView& right) { return left.value() == right.value(); }
    friend bool operator==(const ValueView& left, const Value& right) { return left.value() == right; }
    /// @}

private:
    [[noreturn]] void rethrow_named() const;

    std::string_view bytes_;
    const Type* type_;
    std::string_view column_;
    const detail::FamilyTypes* family_;
};

/// Writes to_string().
CASSIA_API std::ostream& operator<<(std::ostream& out, const ValueView& value);

/// A column of a row: `auto [name, value] = column`.
///
/// Lifetime: a view; valid as long as the row that it was taken from.
class CASSIA_API ColumnView {
public:
    /// Of library code.
    ColumnView(const detail::Block& block, const detail::Cell& cell, const detail::FamilyTypes& types,
               detail::ReadWith with) noexcept
        : block_(&block), cell_(&cell), types_(&types), with_(with) {}

    /// Of the column, as the comparator's type has it.
    ValueView name() const noexcept;
    /// As the column's validator has it.
    ValueView value() const noexcept;
    /// Microseconds since 1970, as the writer gave it.
    /// @throws InvalidRequestError unless the read had `include_timestamp`.
    std::int64_t timestamp() const;
    /// Seconds, as the writer gave it; 0: none.
    /// @throws InvalidRequestError unless the read had `include_ttl`.
    std::int32_t ttl() const;

    /// The name (0) and the value (1), for structured bindings.
    template <std::size_t I>
    ValueView get() const noexcept {
        if constexpr (I == 0) {
            return name();
        } else {
            return value();
        }
    }

private:
    const detail::Block* block_;
    const detail::Cell* cell_;
    const detail::FamilyTypes* types_;
    detail::ReadWith with_;
};

/// The columns of a row, or of a super column, or the super columns of a row, as far as a read asked for them.
///
/// Thread safety: immutable; a copy is cheap and shares the bytes.
/// Lifetime: owns, with its copies, what it shows; independent of the pool and the column family.
class CASSIA_API Row {
public:
    class Iterator;

    /// No columns.
    Row() = default;
    /// Of library code: `count` cells of the block from `first`, or super columns where it holds those.
    Row(std::shared_ptr<const detail::Block> block, std::shared_ptr<const detail::FamilyTypes> types,
        std::uint32_t first, std::uint32_t count, bool of_super_columns, detail::ReadWith with);

    /// Columns; super columns where it holds those.
    std::size_t size() const noexcept { return count_; }
    /// Whether there are none.
    bool empty() const noexcept { return count_ == 0; }
    /// Whether this holds super columns, each a Row: see super_column() and super_columns().
    bool of_super_columns() const noexcept { return of_super_columns_; }

    /// The columns in order. None where it holds super columns.
    /// @{
    Iterator begin() const& noexcept;
    Iterator end() const& noexcept;
    /// @}
    Iterator begin() const&& = delete;
    Iterator end() const&& = delete;

    /// The column at a place in the order.
    /// @throws InvalidRequestError if there is none, or it holds super columns.
    ColumnView at(std::size_t index) const&;
    ColumnView at(std::size_t index) const&& = delete;

    /// The value of a column.
    /// @throws NotFoundException if the row, as read, has no such column.
    ValueView operator[](const Value& name) const&;
    ValueView operator[](const Value& name) const&& = delete;
    /// Whether the row, as read, has the column.
    bool contains(const Value& name) const;
    /// Where the column is in the order; size() if it isn't there.
    std::size_t index_of(const Value& name) const;

    /// The columns of a super column.
    /// @throws NotFoundException if the row, as read, has no such super column.
    Row super_column(const Value& name) const;
    /// The super columns in order, as (name, columns).
    std::vector<std::pair<Value, Row>> super_columns() const;

    /// Any map from names to values, or a range of such pairs: what the manual's dict_class is for.
    template <typename Map>
    Map to() const;

    /// Whether it has just these columns, with these values, in this order; super columns likewise.
    friend CASSIA_API bool operator==(const Row& row, const Columns& columns);
    /// Whether both have the same columns, with the same values, in the same order; super columns likewise.
    friend CASSIA_API bool operator==(const Row& left, const Row& right);

private:
    std::string of_family() const;
    ValueView super_column_name(std::size_t index) const;
    Row super_column_at(std::size_t index) const;

    std::shared_ptr<const detail::Block> block_;
    std::shared_ptr<const detail::FamilyTypes> types_;
    std::uint32_t first_ = 0;
    std::uint32_t count_ = 0;
    bool of_super_columns_ = false;
    detail::ReadWith with_ = {};
};

/// As the manual writes a row: {'name': 'Tyler', 'age': 24}.
CASSIA_API std::ostream& operator<<(std::ostream& out, const Row& row);

/// Goes over the columns of a row; valid as long as the row.
class Row::Iterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = ColumnView;
    using difference_type = std::ptrdiff_t;
    using reference = ColumnView;
    using pointer = void;

    Iterator() = default;
    /// Of library code.
    Iterator(const Row& row, std::size_t index) noexcept : row_(&row), index_(index) {}

    /// The column; valid as long as the row.
    ColumnView operator*() const { return row_->at(index_); }
    /// Moves on.
    /// @{
    Iterator& operator++() noexcept {
        ++index_;
        return *this;
    }
    Iterator operator++(int) noexcept {
        auto before = *this;
        ++index_;
        return before;
    }
    /// @}
    /// Whether both are at the same place.
    bool operator==(const Iterator& other) const noexcept { return index_ == other.index_; }

private:
    const Row* row_ = nullptr;
    std::size_t index_ = 0;
};

inline Row::Iterator Row::begin() const& noexcept {
    return {*this, 0};
}
inline Row::Iterator Row::end() const& noexcept {
    return {*this, of_super_columns_ ? 0 : size()};
}

/// A row and its key, one of several that were read: `const auto& [key, columns] = row`.
struct KeyedRow {
    /// As the key's type has it.
    Value key;
    /// What was asked for of the row.
    Row columns;
};

/// Rows in the order in which their keys were asked for; those that have none of the columns are missing.
///
/// Keys are the same when they pack to the same bytes, however they are given. Finding a row takes the same time among
/// many as among few.
///
/// Thread safety: immutable; a copy shares the bytes.
class CASSIA_API Rows {
public:
    Rows() = default;
    /// Of library code.
    Rows(std::vector<KeyedRow> rows, std::shared_ptr<const detail::KeyIndex> places)
        : rows_(std::move(rows)), places_(std::move(places)) {}

    /// How many rows there are.
    /// @{
    std::size_t size() const noexcept { return rows_.size(); }
    bool empty() const noexcept { return rows_.empty(); }
    /// @}
    /// The rows, in order.
    /// @{
    auto begin() const& noexcept { return rows_.begin(); }
    auto end() const& noexcept { return rows_.end(); }
    /// @}
    auto begin() const&& = delete;
    auto end() const&& = delete;

    /// @throws NotFoundException if there is no row of this key.
    /// @throws TypeError if it can't be a key of the column family.
    const Row& operator[](const Value& key) const&;
    const Row& operator[](const Value& key) const&& = delete;
    /// @throws TypeError if it can't be a key of the column family.
    bool contains(const Value& key) const;

private:
    std::vector<KeyedRow> rows_;
    std::shared_ptr<const detail::KeyIndex> places_;
};

/// How many columns each key has, in the order in which the keys were given. Keys are the same as Rows has it.
///
/// Thread safety: immutable.
class CASSIA_API Counts {
public:
    /// Of library code.
    Counts(std::vector<std::pair<Value, std::int64_t>> counts, std::shared_ptr<const detail::KeyIndex> places)
        : counts_(std::move(counts)), places_(std::move(places)) {}

    /// How many keys there are.
    std::size_t size() const noexcept { return counts_.size(); }
    /// Keys and counts, in order.
    /// @{
    auto begin() const& noexcept { return counts_.begin(); }
    auto end() const& noexcept { return counts_.end(); }
    /// @}
    /// @throws NotFoundException if the key was not asked for.
    /// @throws TypeError if it can't be a key of the column family.
    std::int64_t operator[](const Value& key) const;

private:
    std::vector<std::pair<Value, std::int64_t>> counts_;
    std::shared_ptr<const detail::KeyIndex> places_;
};

// ---- implementation of the templates ----

template <typename T>
T ValueView::as() const {
    try {
        return value().as<T>();
    } catch (const TypeError&) {
        rethrow_named();
    }
}

template <typename Map>
Map Row::to() const {
    using Entry = typename Map::value_type;
    using Name = std::remove_const_t<typename Entry::first_type>;
    using Content = typename Entry::second_type;
    Map map;
    for (std::size_t i = 0; i < size(); ++i) {
        if constexpr (requires { typename Content::value_type::first_type; }) {
            map.insert(map.end(), Entry(super_column_name(i).as<Name>(), super_column_at(i).to<Content>()));
        } else {
            const auto column = at(i);
            map.insert(map.end(), Entry(column.name().as<Name>(), column.value().as<Content>()));
        }
    }
    return map;
}

}  // namespace cassia

/// A column is its name and its value, for structured bindings.
template <>
struct std::tuple_size<cassia::ColumnView> : std::integral_constant<std::size_t, 2> {};
/// A column's name and its value, for structured bindings.
template <std::size_t I>
struct std::tuple_element<I, cassia::ColumnView> {
    /// Of both.
    using type = cassia::ValueView;
};
