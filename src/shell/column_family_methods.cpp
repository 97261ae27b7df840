#include <string_view>
#include <utility>
#include <vector>

#include <cassia/batch.h>
#include <cassia/column_family.h>

#include "shell/arguments.h"
#include "shell/batches.h"
#include "shell/column_family_attributes.h"
#include "shell/iteration.h"
#include "shell/kinds.h"
#include "shell/results.h"

namespace cassia::shell {
namespace {

const ColumnFamily& family_of(const Object& self) {
    return self_as<Family>(self).column_family;
}

Beside beside(const Arguments& arguments) {
    return {.timestamp = arguments.get<bool>("include_timestamp"), .ttl = arguments.get<bool>("include_ttl")};
}

// What the options of reads have in common, as far as these have it.
template <typename Options>
Options read_options(const Arguments& arguments) {
    Options options;
    if constexpr (requires { options.columns; }) {
        arguments.take("columns", options.columns);
    }
    arguments.take_end("column_start", options.column_start);
    arguments.take_end("column_finish", options.column_finish);
    arguments.take("column_reversed", options.column_reversed);
    if constexpr (requires { options.column_count; }) {
        arguments.take("column_count", options.column_count);
    }
    if constexpr (requires { options.include_timestamp; }) {
        arguments.take("include_timestamp", options.include_timestamp);
        arguments.take("include_ttl", options.include_ttl);
    }
    if constexpr (requires { options.super_column; }) {
        arguments.take("super_column", options.super_column);
    }
    arguments.take("read_consistency_level", options.read_consistency_level);
    return options;
}

// Keys may be any that can be gone over.
ValueList keys_of(Session& session, const Arguments& arguments) {
    ValueList keys;
    convert(Object::list(all_items(arguments.at("keys"), session)), keys);
    return keys;
}

Object get(Session& /*session*/, const Object& self, const Arguments& arguments) {
    const auto options = read_options<GetOptions>(arguments);
    return object_of(family_of(self).get(arguments.get<Value>("key"), options), beside(arguments));
}

Object multiget(Session& session, const Object& self, const Arguments& arguments) {
    auto options = read_options<MultigetOptions>(arguments);
    arguments.take("buffer_size", options.buffer_size);
    return object_of(family_of(self).multiget(keys_of(session, arguments), options), beside(arguments));
}

// The columns of a row; of a super column family its super columns, unless one is named.
Object xget(Session& /*session*/, const Object& self, const Arguments& arguments) {
    auto options = read_options<XgetOptions>(arguments);
    arguments.take("column_count", options.column_count);
    arguments.take("buffer_size", options.buffer_size);
    const auto key = arguments.get<Value>("key");
    const auto with = beside(arguments);
    if (family_of(self).is_super() && options.super_column.is_null()) {
        return sequence_of(
            family_of(self).xget_super_columns(key, options),
            [with](const SuperColumnRange::Iterator& at) {
                return Object::tuple({(*at).first, object_of((*at).second, with)});
            },
            "super column");
    }
    return sequence_of(
        family_of(self).xget(key, options), [with](const ColumnRange::Iterator& at) { return object_of(*at, with); },
        "column");
}

Object rows_of(RowRange rows, Beside with) {
    return sequence_of(
        std::move(rows),
        [with](const RowRange::Iterator& at) { return Object::tuple({(*at).key, object_of((*at).columns, with)}); },
        "key");
}

Object get_range(Session& /*session*/, const Object& self, const Arguments& arguments) {
    auto options = read_options<RangeOptions>(arguments);
    arguments.take("start", options.start);
    arguments.take("finish", options.finish);
    arguments.take("start_token", options.start_token);
    arguments.take("finish_token", options.finish_token);
    arguments.take("row_count", options.row_count);
    arguments.take("buffer_size", options.buffer_size);
    arguments.take("filter_empty", options.filter_empty);
    return rows_of(family_of(self).get_range(options), beside(arguments));
}

Object get_indexed_slices(Session& /*session*/, const Object& self, const Arguments& arguments) {
    const auto* const clause = unbox<IndexClause>(arguments.at("index_clause"));
    if (clause == nullptr) {
        arguments.refuse("index_clause", "it is what create_index_clause([…]) makes");
    }
    auto options = read_options<IndexedOptions>(arguments);
    arguments.take("buffer_size", options.buffer_size);
    return rows_of(family_of(self).get_indexed_slices(*clause, options), beside(arguments));
}

CountOptions count_options(const Arguments& arguments) {
    auto options = read_options<CountOptions>(arguments);
    arguments.take("max_count", options.max_count);
    return options;
}

Object get_count(Session& /*session*/, const Object& self, const Arguments& arguments) {
    return Value(family_of(self).get_count(arguments.get<Value>("key"), count_options(arguments)));
}

Object multiget_count(Session& session, const Object& self, const Arguments& arguments) {
    auto options = count_options(arguments);
    arguments.take("buffer_size", options.buffer_size);
    return object_of(family_of(self).multiget_count(keys_of(session, arguments), options));
}

InsertOptions insert_options(const Arguments& arguments) {
    InsertOptions options;
    arguments.take("timestamp", options.timestamp);
    arguments.take("ttl", options.ttl);
    arguments.take("write_consistency_level", options.write_consistency_level);
    return options;
}

Object insert(Session& /*session*/, const Object& self, const Arguments& arguments) {
    const auto columns = arguments.get<Columns>("columns");
    return Value(family_of(self).insert(arguments.get<Value>("key"), columns, insert_options(arguments)));
}

Object batch_insert(Session& /*session*/, const Object& self, const Arguments& arguments) {
    const auto* const given = arguments.at("rows").dict();
    if (given == nullptr) {
        arguments.refuse("rows", "it is a dict of rows: {key: {column: value}}");
    }
    std::vector<std::pair<Value, Columns>> rows;
    for (const auto& [key, columns] : given->entries) {
        auto& row = rows.emplace_back();
        convert(key, row.first);
        convert(columns, row.second);
    }
    return Value(family_of(self).batch_insert(rows, insert_options(arguments)));
}

AddOptions add_options(const Arguments& arguments) {
    AddOptions options;
    arguments.take("super_column", options.super_column);
    arguments.take("write_consistency_level", options.write_consistency_level);
    return options;
}

Object add(Session& /*session*/, const Object& self, const Arguments& arguments) {
    std::int64_t value = 1;
    arguments.take("value", value);
    family_of(self).add(arguments.get<Value>("key"), arguments.get<Value>("column"), value, add_options(arguments));
    return {};
}

Object remove(Session& /*session*/, const Object& self, const Arguments& arguments) {
    RemoveOptions options;
    arguments.take("columns", options.columns);
    arguments.take("super_column", options.super_column);
    arguments.take("timestamp", options.timestamp);
    arguments.take("write_consistency_level", options.write_consistency_level);
    return Value(family_of(self).remove(arguments.get<Value>("key"), options));
}

Object remove_counter(Session& /*session*/, const Object& self, const Arguments& arguments) {
    family_of(self).remove_counter(arguments.get<Value>("key"), arguments.get<Value>("column"), add_options(arguments));
    return {};
}

Object truncate(Session& /*session*/, const Object& self, const Arguments& /*arguments*/) {
    family_of(self).truncate();
    return {};
}

Object batch(Session& /*session*/, const Object& self, const Arguments& arguments) {
    return batch_object(family_of(self), arguments);
}

Object load_schema(Session& /*session*/, const Object& self, const Arguments& /*arguments*/) {
    self_as<Family>(self).column_family.load_schema();
    return {};
}

}  // namespace

template <>
const Kind& kind_of<Family>() {
    static const Kind kind(
        "ColumnFamily", "A column family: reading, writing, counting and removing columns.",
        {
            {"get(key, columns=None, column_start='', column_finish='', column_reversed=False, column_count=100, "
             "include_timestamp=False, super_column=None, read_consistency_level=None, include_ttl=False)",
             "Reads a row, or part of it.", get},
            {"multiget(keys, columns=None, column_start='', column_finish='', column_reversed=False, "
             "column_count=100, include_timestamp=False, super_column=None, read_consistency_level=None, "
             "buffer_size=None, include_ttl=False)",
             "Reads several rows; those that are missing are left out.", multiget},
            {"xget(key, column_start='', column_finish='', column_reversed=False, column_count=None, "
             "include_timestamp=False, read_consistency_level=None, buffer_size=None, super_column=None, "
             "include_ttl=False)",
             "Reads a row of any length page by page: for name, value in X.xget('key').", xget},
            {"get_range(start='', finish='', columns=None, column_start='', column_finish='', "
             "column_reversed=False, column_count=100, row_count=None, include_timestamp=False, super_column=None, "
             "read_consistency_level=None, buffer_size=None, filter_empty=True, include_ttl=False, "
             "start_token=None, finish_token=None)",
             "Reads rows in the order of their tokens: for key, columns in X.get_range().", get_range},
            {"get_indexed_slices(index_clause, columns=None, column_start='', column_finish='', "
             "column_reversed=False, column_count=100, include_timestamp=False, read_consistency_level=None, "
             "buffer_size=None, include_ttl=False)",
             "Reads the rows that satisfy create_index_clause([…]).", get_indexed_slices},
            {"get_count(key, super_column=None, columns=None, column_start='', column_finish='', "
             "read_consistency_level=None, column_reversed=False, max_count=None)",
             "Counts a row's columns.", get_count},
            {"multiget_count(keys, super_column=None, columns=None, column_start='', column_finish='', "
             "read_consistency_level=None, buffer_size=None, column_reversed=False, max_count=None)",
             "Counts the columns of several rows.", multiget_count},
            {"insert(key, columns, timestamp=None, ttl=None, write_consistency_level=None)",
             "Writes columns of a row, {name: value}, and returns the timestamp used.", insert},
            {"batch_insert(rows, timestamp=None, ttl=None, write_consistency_level=None)",
             "Writes several rows, {key: {name: value}}.", batch_insert},
            {"add(key, column, value=1, super_column=None, write_consistency_level=None)", "Adds to a counter.", add},
            {"remove(key, columns=None, super_column=None, write_consistency_level=None, timestamp=None)",
             "Removes a row, a super column, or columns, and returns the timestamp used.", remove},
            {"remove_counter(key, column, super_column=None, write_consistency_level=None)", "Removes a counter.",
             remove_counter},
            {"truncate()", "Removes all rows.", truncate},
            {"batch(queue_size=100, write_consistency_level=None, allow_retries=True, atomic=False)",
             "A queue of inserts and removals that are sent together.", batch},
            {"load_schema()", "Reads the types again from the schema.", load_schema},
        },
        column_family_attributes());
    return kind;
}

}  // namespace cassia::shell
