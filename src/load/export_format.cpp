#include "load/export_format.h"

#include <charconv>
#include <cstdint>
#include <utility>
#include <vector>

#include <cassia/errors.h>

#include "load/json_reader.h"
#include "load/json_text.h"
#include "load/shown.h"
#include "load/value_text.h"

namespace cassia::load {
namespace {

constexpr std::string_view beginning = "{\"cassia_export\":";
constexpr std::string_view version = "1";

std::string to_line(const Datum& datum) {
    std::string line;
    append_json(datum, line);
    line.push_back('\n');
    return line;
}

const Datum& member(const Datum& object, std::string_view name) {
    const auto* const datum = object.find(name);
    if (datum == nullptr) {
        throw BadRecord("the line has no \"" + std::string(name) + "\", and so is none of an export");
    }
    return *datum;
}

const std::vector<Datum>& array_member(const Datum& object, std::string_view name) {
    const auto& array = member(object, name);
    if (array.kind != Datum::Kind::array) {
        throw BadRecord("\"" + std::string(name) + "\" is " + shown(array) + "; it must be an array");
    }
    return array.items;
}

Type type_member(const Datum& header, std::string_view name) {
    return Type::parse(member(header, name).text);
}

template <typename Integer>
Integer read_integer(std::string_view what, const Datum& datum) {
    Integer number = 0;
    const char* const last = datum.text.data() + datum.text.size();
    const auto [end, error] = std::from_chars(datum.text.data(), last, number);
    if (datum.kind != Datum::Kind::number || error != std::errc() || end != last) {
        throw BadRecord("a " + std::string(what) + " is " + shown(datum) + "; it must be a whole number");
    }
    return number;
}

std::string import_part(std::string_view what, const Datum& datum, const Type& type) {
    try {
        return import_bytes(datum, type);
    } catch (const TypeError& error) {
        throw BadRecord(std::string(what) + ": " + error.what());
    }
}

}  // namespace

bool is_export(std::string_view first_line) {
    return first_line.starts_with(beginning);
}

std::string export_header(const FamilySchema& schema) {
    auto columns = array_datum();
    for (const auto& [name, type] : schema.values) {
        columns.add(array_datum().add(export_datum(name, schema.column_name())).add(text_datum(type.to_string())));
    }
    auto header = object_datum();
    header.add("cassia_export", number_datum(std::string(version)))
        .add("super", {.kind = Datum::Kind::boolean, .text = schema.is_super ? "true" : "false"})
        .add("key_type", text_datum(schema.key.to_string()))
        .add("comparator", text_datum(schema.comparator.to_string()));
    if (schema.is_super) {
        header.add("subcomparator", text_datum(schema.subcomparator.to_string()));
    }
    header.add("default_type", text_datum(schema.default_value.to_string())).add("columns", std::move(columns));
    return to_line(header);
}

FamilySchema parse_export_header(std::string_view line) {
    const auto header = parse_object(line);
    if (const auto& found = member(header, "cassia_export").text; found != version) {
        throw BadRecord("the export is of version " + found + ", and this program reads version " +
                        std::string(version));
    }
    try {
        FamilySchema schema;
        schema.is_super = member(header, "super").text == "true";
        schema.key = type_member(header, "key_type");
        schema.comparator = type_member(header, "comparator");
        if (schema.is_super) {
            schema.subcomparator = type_member(header, "subcomparator");
        }
        schema.default_value = type_member(header, "default_type");
        for (const auto& column : array_member(header, "columns")) {
            if (column.kind != Datum::Kind::array || column.items.size() != 2) {
                throw BadRecord("a column of the export's first line is no pair of name and type");
            }
            const auto name = import_bytes(column.items[0], schema.column_name());
            schema.column_name()->validate(name);
            schema.values.emplace(name, Type::parse(column.items[1].text));
        }
        return schema;
    } catch (const TypeError& error) {
        throw BadRecord(std::string("the types in the export's first line: ") + error.what());
    }
}

std::string export_line(const FamilySchema& schema, const PackedRow& row) {
    auto columns = array_datum();
    for (const auto& column : row.columns) {
        auto& entry = columns.items.emplace_back(array_datum());
        entry.add(export_datum(column.name, schema.column_name()));
        entry.add(export_datum(column.value, schema.value_type(column.name)));
        if (column.timestamp) {
            entry.add(number_datum(std::to_string(*column.timestamp)));
        }
        if (column.ttl.count() != 0) {
            entry.add(number_datum(std::to_string(column.ttl.count())));
        }
    }
    auto line = object_datum();
    line.add("key", export_datum(row.key, schema.key));
    if (row.super_column) {
        line.add("super_column", export_datum(*row.super_column, schema.comparator));
    }
    line.add("columns", std::move(columns));
    return to_line(line);
}

ExportMapping::ExportMapping(FamilySchema schema) : schema_(std::move(schema)) {}

PackedRow ExportMapping::make(const Record& record) {
    PackedRow row;
    row.key = import_part("the key", member(record.fields, "key"), schema_.key);
    if (const auto* const super_column = record.fields.find("super_column"); schema_.is_super) {
        row.super_column = import_part("the super column", member(record.fields, "super_column"), schema_.comparator);
    } else if (super_column != nullptr) {
        throw BadRecord("the line has a super column, and the column family is standard");
    }
    for (const auto& column : array_member(record.fields, "columns")) {
        row.columns.push_back(read_column(column));
    }
    return row;
}

PackedColumn ExportMapping::read_column(const Datum& column) const {
    const auto& parts = column.items;
    const std::size_t most = schema_.is_counter() ? 2 : 4;
    if (column.kind != Datum::Kind::array || parts.size() < 2 || parts.size() > most) {
        throw BadRecord(schema_.is_counter() ? "a counter is no array of its name and its sum"
                                             : "a column is no array of its name, its value, its timestamp and its "
                                               "time to live");
    }
    PackedColumn packed;
    packed.name = import_part("a column's name", parts[0], schema_.column_name());
    packed.value = import_part("a column's value", parts[1], schema_.value_type(packed.name));
    if (parts.size() > 2) {
        packed.timestamp = read_integer<std::int64_t>("timestamp", parts[2]);
    }
    if (parts.size() > 3) {
        packed.ttl = std::chrono::seconds(read_integer<std::int32_t>("time to live", parts[3]));
    }
    return packed;
}

}  // namespace cassia::load
