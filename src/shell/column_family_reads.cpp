#include "shell/column_family_reads.h"

#include <utility>

#include <cassia/column_family.h>

#include "shell/arguments.h"
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

}  // namespace

std::vector<Method> column_family_reads() {
    return {
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
    };
}

}  // namespace cassia::shell
