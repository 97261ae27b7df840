#include <cstdint>
#include <utility>
#include <vector>

#include <cassia/batch.h>
#include <cassia/column_family.h>

#include "shell/arguments.h"
#include "shell/batches.h"
#include "shell/column_family_attributes.h"
#include "shell/column_family_reads.h"
#include "shell/kinds.h"

namespace cassia::shell {
namespace {

const ColumnFamily& family_of(const Object& self) {
    return self_as<Family>(self).column_family;
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

std::vector<Method> column_family_writes() {
    return {
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
    };
}

std::vector<Method> joined(std::vector<Method> first, const std::vector<Method>& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

}  // namespace

template <>
const Kind& kind_of<Family>() {
    static const Kind kind("ColumnFamily", "A column family: reading, writing, counting and removing columns.",
                           joined(column_family_reads(), column_family_writes()), column_family_attributes());
    return kind;
}

}  // namespace cassia::shell
