#include "shell/results.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <cassia/errors.h>

#include "api/family_attributes.h"

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
    const auto add = [&](std::string_view name, auto, auto attribute) { attributes.add(name, definition.*attribute); };
    detail::for_each_type_attribute(add);
    if (definition.column_metadata) {
        attributes.add("column_metadata", object_of(*definition.column_metadata, columns_by_name));
    }
    detail::for_each_note(add);
    attributes.add("id", definition.id);
    detail::for_each_setting(add);
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
