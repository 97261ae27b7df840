#pragma once

#include <string>
#include <string_view>

#include "load/family_schema.h"
#include "load/row_maker.h"

namespace cassia::load {

/// The format of exports: JSON lines. The first has the column family's types, each other one columns of one row, or
/// of one of its super columns; a long row takes several.
///
///     {"cassia_export": 1, "super": false, "key_type": "UTF8Type", "comparator": "LongType", …}
///     {"key": "thobbs", "columns": [["age", 24, 1700000000000000], ["name", "Tyler", 1700000000000000, 3600]]}
///     {"key": "thobbs", "super_column": "home", "columns": [["city", "Austin", 1700000000000000]]}
///
/// A column is its name, its value, its timestamp and, if it has one, its time to live as it was written. A counter is
/// its name and its sum.

/// Whether a file that begins with this line is an export.
bool is_export(std::string_view first_line);

/// The first line of an export, with its line break.
std::string export_header(const FamilySchema& schema);
/// The types that a first line has.
/// @throws BadRecord if it is of another version, or no such line.
FamilySchema parse_export_header(std::string_view line);

/// A line of an export, with its line break.
std::string export_line(const FamilySchema& schema, const PackedRow& row);

/// The lines of an export as rows of a column family; its types may be others than the export's, if the values are
/// theirs too.
class ExportMapping : public RowMaker {
public:
    explicit ExportMapping(FamilySchema schema);

    PackedRow make(const Record& record) override;

private:
    PackedColumn read_column(const Datum& column) const;

    FamilySchema schema_;
};

}  // namespace cassia::load
