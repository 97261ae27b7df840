#include "load/field_mapping.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <utility>

#include <cassia/errors.h>

#include "load/shown.h"
#include "load/value_text.h"

namespace cassia::load {
namespace {

std::string pack_field(const std::string& what, const Datum& datum, const Type& type) {
    try {
        return pack(datum, type);
    } catch (const TypeError& error) {
        throw BadRecord(what + ": " + error.what());
    }
}

std::int64_t read_timestamp(const std::string& field, const Datum& datum) {
    std::int64_t timestamp = 0;
    const char* const last = datum.text.data() + datum.text.size();
    const auto [end, error] = std::from_chars(datum.text.data(), last, timestamp);
    if (!datum.is_scalar() || error != std::errc() || end != last) {
        throw BadRecord("field '" + shown_name(field) + "': " + shown(datum) +
                        " is no timestamp; give microseconds since 1970, a whole number");
    }
    return timestamp;
}

bool among(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void check_named(const FieldOptions& options) {
    if (options.key.empty()) {
        throw InvalidRequestError("no field is named as the row key; give --key FIELD");
    }
    if (among(options.key, "") || among(options.name, "")) {
        throw InvalidRequestError("a field's name in --" + std::string(among(options.key, "") ? "key" : "name") +
                                  " is empty; give FIELD or FIELD,FIELD");
    }
}

void check_fields(const FieldOptions& options, const std::vector<std::string>& fields) {
    auto named = options.key;
    named.insert(named.end(), options.name.begin(), options.name.end());
    named.push_back(options.value);
    named.push_back(options.timestamp);
    for (const auto& name : named) {
        if (!name.empty() && !among(fields, name)) {
            throw InvalidRequestError("the file has no field '" + name + "'; it has " + shown_names(fields));
        }
    }
}

FieldMapping::FieldMapping(FamilySchema schema, FieldOptions options)
    : schema_(std::move(schema)), options_(std::move(options)) {
    if (schema_.is_super) {
        throw InvalidRequestError(
            "the column family is super; fields make standard columns, and an export "
            "(--format export) loads super ones");
    }
    if (schema_.is_counter() && (options_.ttl.count() != 0 || !options_.timestamp.empty())) {
        throw InvalidRequestError(
            "the column family has counters, which have neither timestamps nor a time to live; "
            "leave out --timestamp and --ttl");
    }
}

PackedRow FieldMapping::make(const Record& record) {
    PackedRow row;
    const auto key = joined(record, options_.key);
    if (key.is_null() || (key.kind == Datum::Kind::text && key.text.empty())) {
        throw BadRecord("the key, field '" + shown_names(options_.key) + "', is empty; every row needs one");
    }
    row.key = pack_field("field '" + shown_names(options_.key) + '\'', key, schema_.key);
    if (options_.name.empty()) {
        add_all(record, row);
    } else {
        add_named(record, row);
    }
    if (!options_.timestamp.empty()) {
        const auto timestamp = read_timestamp(options_.timestamp, field(record, options_.timestamp));
        for (auto& column : row.columns) {
            column.timestamp = timestamp;
        }
    }
    for (auto& column : row.columns) {
        column.ttl = options_.ttl;
    }
    return row;
}

const Datum& FieldMapping::field(const Record& record, const std::string& name) const {
    const auto* const datum = record.fields.find(name);
    if (datum == nullptr) {
        throw BadRecord("there is no field '" + name + "'; there is " + shown_names(record.fields.names));
    }
    return *datum;
}

Datum FieldMapping::joined(const Record& record, const std::vector<std::string>& names) const {
    if (names.size() == 1) {
        return field(record, names.front());
    }
    auto components = array_datum();
    for (const auto& name : names) {
        components.add(field(record, name));
    }
    return components;
}

void FieldMapping::add_named(const Record& record, PackedRow& row) const {
    const auto name = joined(record, options_.name);
    if (name.is_null()) {
        throw BadRecord("the column's name, field '" + shown_names(options_.name) +
                        "', is null; every column needs one");
    }
    auto packed = pack_field("field '" + shown_names(options_.name) + '\'', name, schema_.comparator);
    std::string value;
    if (!options_.value.empty()) {
        const auto& datum = field(record, options_.value);
        if (datum.is_null()) {
            return;
        }
        value = pack_field("field '" + options_.value + '\'', datum, schema_.value_type(packed));
    }
    row.columns.push_back({std::move(packed), std::move(value)});
}

void FieldMapping::add_all(const Record& record, PackedRow& row) const {
    for (std::size_t i = 0; i < record.fields.names.size(); ++i) {
        const auto& name = record.fields.names[i];
        const auto& datum = record.fields.items[i];
        if (datum.is_null() || !is_column(name)) {
            continue;
        }
        auto packed = pack_field("the name of field '" + shown_name(name) + '\'', text_datum(name), schema_.comparator);
        auto value = pack_field("field '" + shown_name(name) + '\'', datum, schema_.value_type(packed));
        row.columns.push_back({std::move(packed), std::move(value)});
    }
}

bool FieldMapping::is_column(const std::string& field) const {
    return field != options_.timestamp && !among(options_.key, field);
}

}  // namespace cassia::load
