#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <ranges>
#include <string_view>
#include <utility>
#include <vector>

#include <cassia/column_family.h>
#include <cassia/export.h>
#include <cassia/instances.h>
#include <cassia/mapping.h>

/// @file
/// Instances of a struct as rows of a column family; <cassia/mapping.h> tells how members are mapped.
///
///     struct User { cassia::Uuid key; std::string name; std::optional<int> age; };
///
///     cassia::ColumnFamilyMap<User> users(pool, "users", cassia::mapping<User>(
///         cassia::key(&User::key, cassia::LexicalUUIDType()),
///         cassia::member("name", &User::name, cassia::UTF8Type()),
///         cassia::member("age", &User::age, cassia::IntegerType())));
///     users.insert({key, "John", 18});
///     users.get(key).name;
///     for (const auto& user : users.get_range()) { … }

namespace cassia {

/// How an instance is written.
struct InstanceInsertOptions {
    /// The columns to write. Default: those of all members that have a value.
    ColumnNames columns = ColumnNames::all();
    /// As in InsertOptions.
    /// @{
    std::optional<std::int64_t> timestamp = std::nullopt;
    std::chrono::seconds ttl = std::chrono::seconds(0);
    std::optional<ConsistencyLevel> write_consistency_level = std::nullopt;
    /// @}
};

/// What is removed of an instance.
struct InstanceRemoveOptions {
    /// Columns. The empty list removes nothing. Default: the whole row, or the instance's super column.
    ColumnNames columns = ColumnNames::all();
    /// As in RemoveOptions.
    /// @{
    std::optional<std::int64_t> timestamp = std::nullopt;
    std::optional<ConsistencyLevel> write_consistency_level = std::nullopt;
    /// @}
};

namespace detail {

/// The types that a mapping gives.
struct MappedTypes {
    std::map<Value, Type> columns;
    std::optional<Type> key;
    std::optional<Type> super_column;
};

/// The attributes with the types of the mapping, where they have none of their own.
CASSIA_API ColumnFamilyAttributes with_types(const MappedTypes& mapped, ColumnFamilyAttributes attributes);
/// @throws InvalidRequestError if the column family has super columns and instances are none, or the reverse.
CASSIA_API void check_shape(const ColumnFamily& family, bool of_super_columns);
/// @throws InvalidRequestError if an operation that makes one instance of a row names no super column.
CASSIA_API void check_names_super_column(const ColumnFamily& family, const Value& super_column);

}  // namespace detail

/// A column family whose rows are read as instances of T and written from them. In a super column family each instance
/// is a super column.
///
/// Reads take the options of ColumnFamily's. Unless they name columns or a slice, the columns of the mapped members
/// are read; with raw_columns() all are, or as many as a column_count other than the default says. What is not about
/// instances is ColumnFamily's.
///
/// Thread safety, exceptions, lifetime: as ColumnFamily's. TypeError also when a value does not convert to its member.
template <typename T>
class ColumnFamilyMap : public ColumnFamily {
public:
    /// The mapping's types go before the schema's, and those of `attributes` before the mapping's.
    /// @throws InvalidRequestError if the mapping has a super_column() and the column family is standard, or the
    /// reverse.
    ColumnFamilyMap(const ConnectionPool& pool, std::string_view column_family, Mapping<T> mapping,
                    ColumnFamilyAttributes attributes = {})
        : ColumnFamily(pool, column_family, detail::with_types(types_of(mapping), std::move(attributes))),
          mapping_(std::make_shared<const Mapping<T>>(std::move(mapping))) {
        detail::check_shape(*this, mapping_->has_super_column());
    }

    /// As ColumnFamily's; the types of the mapping stay.
    void set_attributes(ColumnFamilyAttributes attributes) {
        ColumnFamily::set_attributes(detail::with_types(types_of(*mapping_), std::move(attributes)));
    }

    /// The instance of a row. In a super column family: of the super column that the options name.
    /// @throws NotFoundException if there is nothing of what was asked for.
    T get(const Value& key, const GetOptions& options = {}) const {
        detail::check_names_super_column(*this, options.super_column);
        return mapping_->instance_of(key, options.super_column, ColumnFamily::get(key, mapped(options)));
    }
    /// As get; empty if there is nothing.
    std::optional<T> find(const Value& key, const GetOptions& options = {}) const {
        detail::check_names_super_column(*this, options.super_column);
        const auto row = ColumnFamily::find(key, mapped(options));
        return row ? std::optional<T>(mapping_->instance_of(key, options.super_column, *row)) : std::nullopt;
    }
    /// The instances of the super columns of a row, by name; `columns` and the slice are of super columns.
    /// @throws NotFoundException if there is nothing of what was asked for.
    /// @throws InvalidRequestError if the column family is standard.
    Instances<T> get_super_columns(const Value& key, const GetOptions& options = {}) const {
        detail::check_shape(*this, true);
        return all_of({key, ColumnFamily::get(key, options)}, options.super_column);
    }

    /// The instances of several rows, by key; missing ones are left out. In a super column family: of the super column
    /// that the options name.
    Instances<T> multiget(const ValueList& keys, const MultigetOptions& options = {}) const {
        detail::check_names_super_column(*this, options.super_column);
        std::vector<std::pair<Value, T>> instances;
        const auto rows = ColumnFamily::multiget(keys, mapped(options));
        for (const auto& [key, columns] : rows) {
            instances.emplace_back(key, mapping_->instance_of(key, options.super_column, columns));
        }
        return Instances<T>(std::move(instances));
    }
    /// As get_super_columns, for several rows.
    Instances<Instances<T>> multiget_super_columns(const ValueList& keys, const MultigetOptions& options = {}) const {
        detail::check_shape(*this, true);
        std::vector<std::pair<Value, Instances<T>>> instances;
        const auto rows = ColumnFamily::multiget(keys, options);
        for (const auto& row : rows) {
            instances.emplace_back(row.key, all_of(row, options.super_column));
        }
        return Instances<Instances<T>>(std::move(instances));
    }

    /// The instances of rows in the order of their tokens, page by page: one of each row; in a super column family one
    /// of each super column, or of that which the options name.
    InstanceRange<T> get_range(const RangeOptions& options = {}) const {
        return {ColumnFamily::get_range(mapped(options)), mapping_, options.super_column};
    }
    /// The instances of the rows that satisfy an index clause, page by page.
    /// @throws as ColumnFamily::get_indexed_slices.
    InstanceRange<T> get_indexed_slices(const IndexClause& clause, const IndexedOptions& options = {}) const {
        return {ColumnFamily::get_indexed_slices(clause, mapped(options)), mapping_, {}};
    }

    /// Writes the columns of an instance; members without a value are not written, nor removed. Returns the timestamp
    /// used.
    /// @throws InvalidRequestError if `columns` names one that no member is mapped to.
    std::int64_t insert(const T& instance, const InstanceInsertOptions& options = {}) const {
        return ColumnFamily::insert(mapping_->key_of(instance), columns_of(instance, options.columns), plain(options));
    }
    /// Writes several instances.
    /// @throws as insert; nothing is written then.
    template <std::ranges::input_range Range>
        requires std::convertible_to<std::ranges::range_reference_t<Range>, const T&>
    std::int64_t batch_insert(Range&& instances, const InstanceInsertOptions& options = {}) const {
        std::vector<std::pair<Value, Columns>> rows;
        for (const T& instance : instances) {
            rows.emplace_back(mapping_->key_of(instance), columns_of(instance, options.columns));
        }
        return ColumnFamily::batch_insert(rows, plain(options));
    }
    /// The same of instances in braces.
    std::int64_t batch_insert(std::initializer_list<T> instances, const InstanceInsertOptions& options = {}) const {
        return batch_insert(std::views::all(instances), options);
    }

    /// Removes the row of an instance, or the super column that it is, or columns of it. Returns the timestamp used.
    std::int64_t remove(const T& instance, const InstanceRemoveOptions& options = {}) const {
        return ColumnFamily::remove(mapping_->key_of(instance),
                                    {.columns = options.columns,
                                     .super_column = is_super() ? mapping_->super_column_of(instance) : Value(),
                                     .timestamp = options.timestamp,
                                     .write_consistency_level = options.write_consistency_level});
    }

private:
    static detail::MappedTypes types_of(const Mapping<T>& mapping) {
        return {mapping.types(), mapping.key_type(), mapping.super_column_type()};
    }

    static InsertOptions plain(const InstanceInsertOptions& options) {
        return {options.timestamp, options.ttl, options.write_consistency_level};
    }

    // The options with the mapped columns, where columns and not super columns are read and nothing else is asked for.
    template <typename Options>
    Options mapped(Options options) const {
        bool reads_columns = !is_super();
        if constexpr (requires { options.super_column; }) {
            reads_columns = reads_columns || !options.super_column.is_null();
        }
        const bool chosen = !options.columns.is_all() || !detail::is_open(options.column_start) ||
                            !detail::is_open(options.column_finish) || options.column_reversed;
        if (!reads_columns || chosen) {
            return options;
        }
        if (!mapping_->has_raw_columns()) {
            options.columns = ColumnNames(mapping_->names());
        } else if (options.column_count == Options().column_count) {
            options.column_count = std::numeric_limits<std::int32_t>::max();
        }
        return options;
    }

    Instances<T> all_of(const KeyedRow& row, const Value& super_column) const {
        return Instances<T>(detail::instances_of(*mapping_, row, super_column));
    }

    Columns columns_of(const T& instance, const ColumnNames& names) const {
        auto columns = mapping_->columns_of(instance, names);
        if (!is_super()) {
            return columns;
        }
        Columns super_columns;
        super_columns.add(mapping_->super_column_of(instance), std::move(columns));
        return super_columns;
    }

    std::shared_ptr<const Mapping<T>> mapping_;
};

}  // namespace cassia
