#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include <cassia/errors.h>
#include <cassia/mapping.h>
#include <cassia/ranges.h>
#include <cassia/value.h>

/// @file
/// What a ColumnFamilyMap returns: instances by key, and ranges of them.
///
///     auto users = map.multiget({key1, key2});
///     users[key1].name;
///     for (const auto& user : map.get_range()) { … }

namespace cassia {

/// Instances by row key or by the name of a super column, in the order in which they were read: `for (const auto&
/// [key, instance] : instances)`.
///
/// Thread safety: a value.
template <typename T>
class Instances {
public:
    /// A key, or the name of a super column, and its instance.
    using Entry = std::pair<Value, T>;

    Instances() = default;
    /// Of library code.
    explicit Instances(std::vector<Entry> entries) : entries_(std::move(entries)) {}

    /// How many instances there are.
    /// @{
    std::size_t size() const noexcept { return entries_.size(); }
    bool empty() const noexcept { return entries_.empty(); }
    /// @}
    /// The entries, in order.
    /// @{
    auto begin() const& noexcept { return entries_.begin(); }
    auto end() const& noexcept { return entries_.end(); }
    /// @}
    auto begin() const&& = delete;
    auto end() const&& = delete;

    /// Whether there is an instance of this key.
    bool contains(const Value& key) const { return find(key) != entries_.end(); }
    /// @throws NotFoundException if there is none of this key.
    const T& operator[](const Value& key) const& {
        const auto found = find(key);
        if (found == entries_.end()) {
            throw NotFoundException("no instance of key '" + key.to_string() + "' among the " + std::to_string(size()) +
                                    " that were read");
        }
        return found->second;
    }
    const T& operator[](const Value& key) const&& = delete;

private:
    auto find(const Value& key) const {
        return std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.first == key; });
    }

    std::vector<Entry> entries_;
};

namespace detail {

/// The instances that a row holds: itself, or each of its super columns.
template <typename T>
std::vector<std::pair<Value, T>> instances_of(const Mapping<T>& mapping, const KeyedRow& row,
                                              const Value& super_column) {
    std::vector<std::pair<Value, T>> instances;
    if (!row.columns.of_super_columns()) {
        instances.emplace_back(super_column, mapping.instance_of(row.key, super_column, row.columns));
        return instances;
    }
    for (const auto& [name, columns] : row.columns.super_columns()) {
        instances.emplace_back(name, mapping.instance_of(row.key, name, columns));
    }
    return instances;
}

}  // namespace detail

/// Instances, of any number, read page by page. An element is valid until the iterator moves on.
template <typename T>
class InstanceRange {
public:
    class Iterator;

    /// Of library code: `super_column` is the one that the rows are read from, or null.
    InstanceRange(RowRange rows, std::shared_ptr<const Mapping<T>> mapping, Value super_column)
        : rows_(std::move(rows)), mapping_(std::move(mapping)), super_column_(std::move(super_column)) {}

    /// Reads from the first page on; each begin() anew.
    /// @throws what reading throws.
    /// @{
    Iterator begin() const { return Iterator(*this); }
    std::default_sentinel_t end() const noexcept { return {}; }
    /// @}

private:
    RowRange rows_;
    std::shared_ptr<const Mapping<T>> mapping_;
    Value super_column_;
};

/// Goes over the instances once; valid as long as the range.
template <typename T>
class InstanceRange<T>::Iterator {
public:
    using iterator_concept = std::input_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;

    /// The first instance of the range.
    explicit Iterator(const InstanceRange& range) : range_(&range), row_(range.rows_.begin()) { take(); }

    /// The instance; valid until the iterator moves on.
    /// @{
    const T& operator*() const { return instances_[index_].second; }
    const T* operator->() const { return &**this; }
    /// @}
    /// Moves on, and reads the next page where this one ends.
    /// @{
    Iterator& operator++() {
        if (++index_ == instances_.size()) {
            ++row_;
            take();
        }
        return *this;
    }
    void operator++(int) { ++*this; }
    /// @}
    /// Whether the range has ended.
    bool operator==(std::default_sentinel_t) const noexcept { return row_ == range_->rows_.end(); }

private:
    // Takes the instances of the row, or of the next one that has any.
    void take() {
        index_ = 0;
        instances_.clear();
        for (; instances_.empty() && row_ != range_->rows_.end(); ++row_) {
            instances_ = detail::instances_of(*range_->mapping_, *row_, range_->super_column_);
            if (!instances_.empty()) {
                return;
            }
        }
    }

    const InstanceRange* range_;
    RowRange::Iterator row_;
    std::vector<std::pair<Value, T>> instances_;
    std::size_t index_ = 0;
};

}  // namespace cassia
