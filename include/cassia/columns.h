#pragma once

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <ranges>
#include <string_view>
#include <utility>
#include <vector>

#include <cassia/export.h>
#include <cassia/value.h>

/// @file
/// What is written to a row, and lists of names and keys.
///
///     users.insert("thobbs", {{"name", "Tyler"}, {"age", 24}});
///     letters.insert("row", {{"lowercase", {{"a", "1"}, {"b", "2"}}}});      // super columns
///     users.get("thobbs", {.columns = {"name", "age"}});

namespace cassia {

class Columns;
class Row;

namespace detail {

template <typename R>
concept ValueRange =
    std::ranges::input_range<R> && !Textual<std::remove_cvref_t<R>> && !std::same_as<std::remove_cvref_t<R>, Value> &&
    std::constructible_from<Value, std::ranges::range_reference_t<R>>;

}  // namespace detail

/// A list of values: row keys, or names of columns. Made from braces or from any range of what values are made of.
///
/// Thread safety: a value.
class CASSIA_API ValueList {
public:
    /// The empty list.
    ValueList() = default;
    /// These, as `{1, "a"}`.
    ValueList(std::initializer_list<Value> values) : values_(values) {}

    /// What a range holds, each converted to a Value.
    template <detail::ValueRange R>
        requires(!std::derived_from<std::remove_cvref_t<R>, ValueList>)
    ValueList(R&& values) {  // NOLINT(google-explicit-constructor)
        for (auto&& value : values) {
            values_.emplace_back(std::forward<decltype(value)>(value));
        }
    }

    /// How many values there are.
    /// @{
    std::size_t size() const noexcept { return values_.size(); }
    bool empty() const noexcept { return values_.empty(); }
    /// @}
    /// The values, in the order given.
    /// @{
    auto begin() const& noexcept { return values_.begin(); }
    auto end() const& noexcept { return values_.end(); }
    /// @}
    /// The value at a place; `index` is below size().
    const Value& operator[](std::size_t index) const& { return values_[index]; }

private:
    std::vector<Value> values_;
};

/// Which columns an operation is about: those named, or all.
///
/// Braces name columns, and empty braces none: `{.columns = {}}` is the empty list. An operation's default is all.
///
/// Thread safety: a value.
class CASSIA_API ColumnNames : public ValueList {
public:
    using ValueList::ValueList;

    /// All columns.
    static ColumnNames all() {
        ColumnNames names;
        names.all_ = true;
        return names;
    }

    /// Whether this is all(), which names none.
    bool is_all() const noexcept { return all_; }

private:
    bool all_ = false;
};

/// Columns to be written, in the order given; a later one of the same name wins. In a super column family each stands
/// for a super column and has columns of its own.
///
/// `{{"a", "b"}}` is one column, named a.
///
/// Thread safety: a value.
class CASSIA_API Columns {
public:
    struct Entry;

    Columns();
    /// These, as `{{"name", "Tyler"}, {"age", 24}}`.
    Columns(std::initializer_list<Entry> columns);
    Columns(const Columns&);
    Columns(Columns&&) noexcept;
    Columns& operator=(const Columns&);
    Columns& operator=(Columns&&) noexcept;
    ~Columns();

    /// What was read, to be written elsewhere: names and values, or super columns. Timestamps and times to live stay
    /// behind.
    Columns(const Row& row);  // NOLINT(google-explicit-constructor)

    /// From a map, or any range of pairs.
    template <std::ranges::input_range R>
        requires(!std::same_as<std::remove_cvref_t<R>, Columns>) && requires(std::ranges::range_reference_t<R> pair) {
            Value(std::get<0>(pair));
            std::get<1>(pair);
        }
    Columns(R&& pairs) : Columns() {  // NOLINT(google-explicit-constructor)
        for (auto&& [name, value] : pairs) {
            add(name, value);
        }
    }

    /// Adds a column.
    Columns& add(Value name, Value value);
    /// Adds a super column.
    Columns& add(Value name, Columns columns);

    /// How many columns, or super columns, there are; those of one name are several.
    /// @{
    std::size_t size() const noexcept;
    bool empty() const noexcept;
    /// @}
    /// The columns, in the order given.
    /// @{
    const Entry* begin() const& noexcept;
    const Entry* end() const& noexcept;
    /// @}

private:
    std::vector<Entry> entries_;
};

/// A column to be written, or a super column with its columns.
struct Columns::Entry {
    /// A column.
    template <typename Name, typename Content>
        requires std::constructible_from<Value, Name> && std::constructible_from<Value, Content>
    Entry(Name&& column_name, Content&& column_value)
        : name(std::forward<Name>(column_name)), value(std::forward<Content>(column_value)) {}

    /// A super column.
    template <typename Name>
        requires std::constructible_from<Value, Name>
    Entry(Name&& super_column_name, Columns subcolumns)
        : name(std::forward<Name>(super_column_name)), columns(std::move(subcolumns)), is_super(true) {}

    /// Of the column, or of the super column.
    Value name;
    /// Of a column; null: no bytes.
    Value value = {};
    /// Of a super column.
    Columns columns = {};
    /// Whether this is a super column.
    bool is_super = false;
};

inline Columns::Columns() = default;
inline Columns::Columns(std::initializer_list<Entry> columns) : entries_(columns) {}
inline Columns::Columns(const Columns&) = default;
inline Columns::Columns(Columns&&) noexcept = default;
inline Columns& Columns::operator=(const Columns&) = default;
inline Columns& Columns::operator=(Columns&&) noexcept = default;
inline Columns::~Columns() = default;
inline std::size_t Columns::size() const noexcept {
    return entries_.size();
}
inline bool Columns::empty() const noexcept {
    return entries_.empty();
}
inline const Columns::Entry* Columns::begin() const& noexcept {
    return entries_.data();
}
inline const Columns::Entry* Columns::end() const& noexcept {
    return entries_.data() + entries_.size();
}

inline Columns& Columns::add(Value name, Value value) {
    entries_.emplace_back(std::move(name), std::move(value));
    return *this;
}

inline Columns& Columns::add(Value name, Columns columns) {
    entries_.emplace_back(std::move(name), std::move(columns));
    return *this;
}

}  // namespace cassia
