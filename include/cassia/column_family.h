#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cassia/columns.h>
#include <cassia/connection_pool.h>
#include <cassia/consistency.h>
#include <cassia/export.h>
#include <cassia/index.h>
#include <cassia/ranges.h>
#include <cassia/row.h>
#include <cassia/types.h>

/// @file
/// A column family: reading, writing, counting and removing columns.
///
///     cassia::ConnectionPool pool("Keyspace1", {"embedded:./data"});
///     cassia::ColumnFamily users(pool, "Users");
///     users.insert("thobbs", {{"name", "Tyler"}, {"age", 24}});
///     auto row = users.get("thobbs", {.columns = {"name", "age"}});
///     for (const auto& [key, columns] : users.get_range({.row_count = 10})) { … }

namespace cassia {

/// Microseconds since 1970, the default timestamp of writes. Each call in a process gives a greater one than all calls
/// before, from whatever thread, and after fork: of two writes, the later prevails.
CASSIA_API std::int64_t gm_timestamp();

/// How a column family is used by default. The types are the schema's unless they are given.
struct ColumnFamilyAttributes {
    /// Any but ANY, which is for writes.
    ConsistencyLevel read_consistency_level = ConsistencyLevel::ONE;
    /// Any but SERIAL and LOCAL_SERIAL, which are for conditional updates.
    ConsistencyLevel write_consistency_level = ConsistencyLevel::ONE;

    /// Whether names, values and keys are converted between their types and bytes. Default true; false: they are bytes.
    /// @{
    bool autopack_names = true;
    bool autopack_values = true;
    bool autopack_keys = true;
    /// @}

    /// The type of names; of subcolumns' names, in a super column family.
    std::optional<Type> column_name_class = std::nullopt;
    /// The type of super columns' names. Without meaning in a standard column family.
    std::optional<Type> super_column_name_class = std::nullopt;
    /// The type of row keys.
    std::optional<Type> key_validation_class = std::nullopt;
    /// Of values whose column has no validator.
    std::optional<Type> default_validation_class = std::nullopt;
    /// Of single columns, by name; added to those of the schema, before which they go.
    std::map<Value, Type> column_validators = {};

    /// Rows fetched at a time by multiget, multiget_count, get_range and get_indexed_slices. Default 1024; at least 1.
    std::size_t buffer_size = 1024;
    /// Columns fetched at a time by xget. Default 1024; at least 2.
    std::size_t column_buffer_size = 1024;

    /// Gives the timestamp of writes that have none. Default gm_timestamp. Must be safe to call from many threads if
    /// the column family is used from them.
    std::function<std::int64_t()> timestamp = gm_timestamp;

    /// Whether counter updates are tried again when they fail, though they may then be counted twice. Default false.
    bool retry_counter_mutations = false;
};

/// Which columns of a row, or subcolumns of a super column, are read.
struct GetOptions {
    /// By name, in the comparator's order whatever the order here. Default: those of the slice below.
    ColumnNames columns = ColumnNames::all();
    /// The ends of a slice, both inclusive. Null or empty text: the end of the row.
    /// @{
    Value column_start = {};
    Value column_finish = {};
    /// @}
    /// From high to low: column_start is then the high end.
    bool column_reversed = false;
    /// At most so many columns of a slice; columns by name are all read. Default 100.
    std::size_t column_count = 100;
    /// Whether columns tell their timestamps, and their times to live.
    /// @{
    bool include_timestamp = false;
    bool include_ttl = false;
    /// @}
    /// Read the subcolumns of this super column alone. Null: none.
    Value super_column = {};
    /// Level of this read. Default: the column family's.
    std::optional<ConsistencyLevel> read_consistency_level = std::nullopt;
};

/// Which columns of several rows are read.
struct MultigetOptions {
    /// As in GetOptions.
    /// @{
    ColumnNames columns = ColumnNames::all();
    Value column_start = {};
    Value column_finish = {};
    bool column_reversed = false;
    std::size_t column_count = 100;
    bool include_timestamp = false;
    bool include_ttl = false;
    Value super_column = {};
    std::optional<ConsistencyLevel> read_consistency_level = std::nullopt;
    /// @}
    /// Rows fetched at a time. Default: the column family's.
    std::optional<std::size_t> buffer_size = std::nullopt;
};

/// Which columns of a row, or of a super column, xget goes over.
struct XgetOptions {
    /// As in GetOptions.
    /// @{
    Value column_start = {};
    Value column_finish = {};
    bool column_reversed = false;
    /// @}
    /// At most so many columns. Default: all.
    std::optional<std::size_t> column_count = std::nullopt;
    /// As in GetOptions.
    /// @{
    bool include_timestamp = false;
    bool include_ttl = false;
    Value super_column = {};
    std::optional<ConsistencyLevel> read_consistency_level = std::nullopt;
    /// @}
    /// Columns fetched at a time. Default: the column family's column_buffer_size; at least 2.
    std::optional<std::size_t> buffer_size = std::nullopt;
};

/// Which columns are counted.
struct CountOptions {
    /// As in GetOptions.
    /// @{
    ColumnNames columns = ColumnNames::all();
    Value column_start = {};
    Value column_finish = {};
    bool column_reversed = false;
    /// @}
    /// Stop counting there, in a slice; columns by name are all counted. Default: count all.
    std::optional<std::size_t> max_count = std::nullopt;
    /// As in GetOptions.
    /// @{
    Value super_column = {};
    std::optional<ConsistencyLevel> read_consistency_level = std::nullopt;
    /// @}
    /// multiget_count: rows counted at a time. Default: the column family's.
    std::optional<std::size_t> buffer_size = std::nullopt;
};

/// Which rows of a column family are read, and which columns of them.
struct RangeOptions {
    /// Keys, both inclusive. Null or empty text: the first row, the last row.
    /// @{
    Value start = {};
    Value finish = {};
    /// @}
    /// Tokens in place of keys: exclusive at the start, inclusive at the finish.
    /// @{
    std::optional<std::string> start_token = std::nullopt;
    std::optional<std::string> finish_token = std::nullopt;
    /// @}
    /// As in GetOptions.
    /// @{
    ColumnNames columns = ColumnNames::all();
    Value column_start = {};
    Value column_finish = {};
    bool column_reversed = false;
    std::size_t column_count = 100;
    /// @}
    /// At most so many rows. Default: all.
    std::optional<std::size_t> row_count = std::nullopt;
    /// As in GetOptions.
    /// @{
    bool include_timestamp = false;
    bool include_ttl = false;
    Value super_column = {};
    std::optional<ConsistencyLevel> read_consistency_level = std::nullopt;
    /// @}
    /// Rows fetched at a time. Default: the column family's; at least 2.
    std::optional<std::size_t> buffer_size = std::nullopt;
    /// Whether rows without any of the columns, such as deleted ones, are left out and not counted. Default true.
    bool filter_empty = true;
};

/// Which columns of the rows that an index clause finds are read.
struct IndexedOptions {
    /// As in GetOptions.
    /// @{
    ColumnNames columns = ColumnNames::all();
    Value column_start = {};
    Value column_finish = {};
    bool column_reversed = false;
    std::size_t column_count = 100;
    bool include_timestamp = false;
    bool include_ttl = false;
    std::optional<ConsistencyLevel> read_consistency_level = std::nullopt;
    /// @}
    /// Rows fetched at a time. Default: the column family's; at least 2.
    std::optional<std::size_t> buffer_size = std::nullopt;
};

/// How columns are written.
struct InsertOptions {
    /// Microseconds since 1970. Default: the column family's timestamp function.
    std::optional<std::int64_t> timestamp = std::nullopt;
    /// Time to live in seconds, up to 630,720,000. Default: none, or the schema's default_time_to_live; 0: likewise.
    std::chrono::seconds ttl = std::chrono::seconds(0);
    /// Level of this write. Default: the column family's.
    std::optional<ConsistencyLevel> write_consistency_level = std::nullopt;
};

/// Where a counter is.
struct AddOptions {
    /// The super column that it is in. Null: none, the column family is standard.
    Value super_column = {};
    /// Level of this write. Default: the column family's.
    std::optional<ConsistencyLevel> write_consistency_level = std::nullopt;
};

/// What is removed of a row, and when.
struct RemoveOptions {
    /// Columns, or super columns. The empty list removes nothing. Default: the whole row, or super column.
    ColumnNames columns = ColumnNames::all();
    /// Remove this super column, or `columns` of it. Null: none.
    Value super_column = {};
    /// Microseconds since 1970: what was written later stays. Default: the column family's timestamp function.
    std::optional<std::int64_t> timestamp = std::nullopt;
    /// Level of this write. Default: the column family's.
    std::optional<ConsistencyLevel> write_consistency_level = std::nullopt;
};

struct BatchOptions;
class CfMutator;

namespace detail {

class FamilyState;

/// Whether the end of a slice or of a range of keys is left open: null, or empty text.
CASSIA_API bool is_open(const Value& end);

}  // namespace detail

/// A column family of a pool's keyspace, standard or super as the schema says.
///
/// Thread safety: operations may be called from many threads. set_attributes and load_schema may not, while they are.
/// Exceptions: TypeError for what does not pack; InvalidRequestException for what the server refuses; those of the
/// pool. Nothing has been written when TypeError or InvalidRequestException is thrown.
/// Lifetime: a cheap handle. Shares what it needs of the pool.
class CASSIA_API ColumnFamily {
public:
    /// @throws NotFoundException naming those there are, if there is no such column family.
    /// @throws InvalidRequestError if an attribute is out of range.
    ColumnFamily(const ConnectionPool& pool, std::string_view column_family, ColumnFamilyAttributes attributes = {});

    /// As the schema has it.
    const std::string& name() const noexcept;
    /// Whether it holds super columns.
    bool is_super() const noexcept;
    /// Whether it holds counters.
    bool is_counter() const noexcept;

    /// The attributes in use; types that were not given are the schema's.
    const ColumnFamilyAttributes& attributes() const noexcept;
    /// @throws InvalidRequestError if one is out of range.
    void set_attributes(ColumnFamilyAttributes attributes);
    /// Reads the schema again, for changed types. Types that were given stay.
    void load_schema();

    /// Reads a row, or part of it.
    /// @throws NotFoundException if there is nothing of what was asked for.
    Row get(const Value& key, const GetOptions& options = {}) const;
    /// As get; empty if there is nothing.
    std::optional<Row> find(const Value& key, const GetOptions& options = {}) const;
    /// Reads several rows. Each key's row stands once, at the key's first place; missing rows are left out.
    Rows multiget(const ValueList& keys, const MultigetOptions& options = {}) const;
    /// Reads the columns of a row, or of a super column, of any length, page by page.
    /// @throws InvalidRequestError if the column family is super and no super_column is given.
    /// @throws from the range's begin(): what the server says, such as InvalidRequestException for a column_start that
    /// lies behind column_finish.
    ColumnRange xget(const Value& key, const XgetOptions& options = {}) const;
    /// As xget, for the super columns of a row, each read whole.
    /// @throws InvalidRequestError if the column family is standard, or a super_column is given.
    SuperColumnRange xget_super_columns(const Value& key, const XgetOptions& options = {}) const;
    /// Reads rows in the order of their tokens, page by page.
    /// @throws InvalidRequestError if keys and tokens are given for one end, or a start_token without a finish_token.
    /// @throws from the range's begin(): what the server says, such as InvalidRequestException for a token that is
    /// none of its partitioner's.
    RowRange get_range(const RangeOptions& options = {}) const;
    /// Reads the rows that satisfy an index clause in the order of their tokens, page by page. A row that has none of
    /// the columns asked for comes without columns.
    /// @throws InvalidRequestException if the column family is super, or from the range's begin() if no expression is
    /// an EQ on an indexed column.
    RowRange get_indexed_slices(const IndexClause& clause, const IndexedOptions& options = {}) const;

    /// Counts a row's columns; 0 if it isn't there.
    std::int64_t get_count(const Value& key, const CountOptions& options = {}) const;
    /// As get_count, for several rows: each key once, at its first place; 0 for rows that aren't there.
    Counts multiget_count(const ValueList& keys, const CountOptions& options = {}) const;

    /// Writes columns of a row. Counters: the values, integers, are added.
    /// Returns the timestamp used. Without columns nothing is written.
    std::int64_t insert(const Value& key, const Columns& columns, const InsertOptions& options = {}) const;
    /// Writes several rows, given as pairs of key and columns.
    std::int64_t batch_insert(const std::vector<std::pair<Value, Columns>>& rows,
                              const InsertOptions& options = {}) const;
    /// Adds to a counter. May be negative.
    void add(const Value& key, const Value& column, std::int64_t value = 1, const AddOptions& options = {}) const;

    /// Removes a row, a super column, or columns; see RemoveOptions. Returns the timestamp used.
    std::int64_t remove(const Value& key, const RemoveOptions& options = {}) const;
    /// Removes a counter. Wait until all nodes know before it is added to again.
    void remove_counter(const Value& key, const Value& column, const AddOptions& options = {}) const;
    /// Removes all rows.
    void truncate() const;

    /// A queue of inserts and removals, sent together; needs <cassia/batch.h>.
    /// @{
    CfMutator batch() const;
    CfMutator batch(const BatchOptions& options) const;
    /// @}

    /// Of library code.
    const std::shared_ptr<const detail::FamilyState>& state() const noexcept { return state_; }

private:
    std::shared_ptr<const detail::FamilyState> state_;
};

}  // namespace cassia
