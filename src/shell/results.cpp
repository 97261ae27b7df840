#include "shell/results.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <cassia/errors.h>

namespace cassia::shell {
namespace {

Object value_object(const ColumnView& column, Beside beside) {
    auto value = object_of(column.value());
    if (!beside.timestamp && !beside.ttl) {
        return value;
    }
    Items items{std::move(value)};
    if (beside.timestamp) {
        items.emplace_back(Value(column.timestamp()));
    }
    if (beside.ttl) {
        items.emplace_back(Value(column.ttl()));
    }
    return Object::tuple(std::move(items));
}

/// Collects what a definition has.
class Attributes {
public:
    template <typename T>
    void add(std::string_view name, const std::optional<T>& value) {
        if (value) {
            add(name, Object(Value(*value)));
        }
    }
    void add(std::string_view name, const std::optional<std::map<std::string, std::string>>& texts) {
        if (texts) {
            add(name, object_of(*texts));
        }
    }
    void add(std::string_view name, Object value) { dict_.entries.emplace_back(Value(name), std::move(value)); }
    Object take() { return std::move(dict_); }

private:
    Dict dict_{.entries = {}, .keys_are = "attribute"};
};

Object object_of(const ColumnDef& column) {
    Attributes attributes;
    attributes.add("name", Object(Value(Bytes(column.name))));
    attributes.add("validation_class", Object(Value(column.validation_class)));
    if (column.index_type) {
        attributes.add("index_type", Object(Value(static_cast<std::int64_t>(*column.index_type))));
        attributes.add("index_name", column.index_name);
    }
    if (!column.index_options.empty()) {
        attributes.add("index_options", std::optional(column.index_options));
    }
    return attributes.take();
}

Object object_of(const std::vector<ColumnDef>& columns, bool by_name) {
    Items list;
    Dict dict{.entries = {}, .keys_are = "column"};
    for (const auto& column : columns) {
        if (by_name) {
            dict.entries.emplace_back(Value(Bytes(column.name)), object_of(column));
        } else {
            list.push_back(object_of(column));
        }
    }
    return by_name ? Object(std::move(dict)) : Object::list(std::move(list));
}

}  // namespace

Object object_of(const ValueView& view) {
    try {
        return view.value();
    } catch (const TypeError&) {
        return Value(Bytes(std::string(view.bytes())));
    }
}

Object object_of(const ColumnView& column, Beside beside) {
    return Object::tuple({object_of(column.name()), value_object(column, beside)});
}

Object object_of(const Row& row, Beside beside) {
    Dict dict{.entries = {}, .keys_are = row.of_super_columns() ? "super column" : "column"};
    dict.entries.reserve(row.size());
    for (const auto& [name, columns] : row.super_columns()) {
        dict.entries.emplace_back(name, object_of(columns, beside));
    }
    for (const auto& column : row) {
        dict.entries.emplace_back(object_of(column.name()), value_object(column, beside));
    }
    return dict;
}

Object object_of(const Rows& rows, Beside beside) {
    Dict dict{.entries = {}, .keys_are = "key"};
    for (const auto& [key, columns] : rows) {
        dict.entries.emplace_back(key, object_of(columns, beside));
    }
    return dict;
}

Object object_of(const Counts& counts) {
    Dict dict{.entries = {}, .keys_are = "key"};
    for (const auto& [key, count] : counts) {
        dict.entries.emplace_back(key, Value(count));
    }
    return dict;
}

Object object_of(const std::map<std::string, std::string>& options) {
    Dict dict{.entries = {}, .keys_are = "option"};
    for (const auto& [name, text] : options) {
        dict.entries.emplace_back(Value(name), Value(text));
    }
    return dict;
}

Object object_of(const CfDef& definition, bool columns_by_name) {
    Attributes attributes;
    attributes.add("keyspace", Object(Value(definition.keyspace)));
    attributes.add("name", Object(Value(definition.name)));
    attributes.add("column_type", definition.column_type);
    attributes.add("comparator_type", definition.comparator_type);
    attributes.add("subcomparator_type", definition.subcomparator_type);
    attributes.add("default_validation_class", definition.default_validation_class);
    attributes.add("key_validation_class", definition.key_validation_class);
    if (definition.column_metadata) {
        attributes.add("column_metadata", object_of(*definition.column_metadata, columns_by_name));
    }
    attributes.add("comment", definition.comment);
    attributes.add("key_alias", definition.key_alias);
    attributes.add("id", definition.id);
    attributes.add("gc_grace_seconds", definition.gc_grace_seconds);
    attributes.add("default_time_to_live", definition.default_time_to_live);
    attributes.add("read_repair_chance", definition.read_repair_chance);
    attributes.add("dclocal_read_repair_chance", definition.dclocal_read_repair_chance);
    attributes.add("min_compaction_threshold", definition.min_compaction_threshold);
    attributes.add("max_compaction_threshold", definition.max_compaction_threshold);
    attributes.add("compaction_strategy", definition.compaction_strategy);
    attributes.add("compaction_strategy_options", definition.compaction_strategy_options);
    attributes.add("compression_options", definition.compression_options);
    attributes.add("bloom_filter_fp_chance", definition.bloom_filter_fp_chance);
    attributes.add("caching", definition.caching);
    attributes.add("cells_per_row_to_cache", definition.cells_per_row_to_cache);
    attributes.add("min_index_interval", definition.min_index_interval);
    attributes.add("max_index_interval", definition.max_index_interval);
    attributes.add("memtable_flush_period_in_ms", definition.memtable_flush_period_in_ms);
    attributes.add("speculative_retry", definition.speculative_retry);
    attributes.add("populate_io_cache_on_flush", definition.populate_io_cache_on_flush);
    attributes.add("replicate_on_write", definition.replicate_on_write);
    attributes.add("merge_shards_chance", definition.merge_shards_chance);
    attributes.add("row_cache_size", definition.row_cache_size);
    attributes.add("key_cache_size", definition.key_cache_size);
    attributes.add("row_cache_save_period_in_seconds", definition.row_cache_save_period_in_seconds);
    attributes.add("key_cache_save_period_in_seconds", definition.key_cache_save_period_in_seconds);
    attributes.add("row_cache_keys_to_save", definition.row_cache_keys_to_save);
    attributes.add("row_cache_provider", definition.row_cache_provider);
    attributes.add("memtable_flush_after_mins", definition.memtable_flush_after_mins);
    attributes.add("memtable_throughput_in_mb", definition.memtable_throughput_in_mb);
    attributes.add("memtable_operations_in_millions", definition.memtable_operations_in_millions);
    return attributes.take();
}

Object object_of(const PoolStats& stats) {
    const auto number = [](std::uint64_t count) { return Object(Value(count)); };
    const auto outcomes = [&](const PoolStats::Outcomes& counted) {
        return Object(
            make_dict({{Value("success"), number(counted.success)}, {Value("failure"), number(counted.failure)}}));
    };
    return make_dict({
        {Value("at_max"), number(stats.at_max)},
        {Value("checked_in"), number(stats.checked_in)},
        {Value("checked_out"), number(stats.checked_out)},
        {Value("created"), outcomes(stats.created)},
        {Value("disposed"), outcomes(stats.disposed)},
        {Value("failed"), number(stats.failed)},
        {Value("list"), number(stats.list)},
        {Value("opened"),
         make_dict({{Value("current"), number(stats.opened.current)}, {Value("max"), number(stats.opened.max)}})},
        {Value("recycled"), number(stats.recycled)},
    });
}

}  // namespace cassia::shell
