#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "load/family_schema.h"
#include "load/row_maker.h"

namespace cassia::load {

/// Which field is what.
struct FieldOptions {
    /// The row key: a field, or one for each component of a composite key.
    std::vector<std::string> key = {};
    /// The column's name, likewise. Empty: every field that is not named here is a column, named as the field is.
    std::vector<std::string> name = {};
    /// The value of the column that `name` names. Empty: columns without a value.
    std::string value = {};
    /// Microseconds since 1970. Empty: the time of writing.
    std::string timestamp = {};
    std::chrono::seconds ttl = std::chrono::seconds(0);
};

/// @throws InvalidRequestError if no field is named as the key, or a name in a list is empty.
void check_named(const FieldOptions& options);

/// @throws InvalidRequestError if one of them is not among a file's `fields`.
void check_fields(const FieldOptions& options, const std::vector<std::string>& fields);

/// Records of fields as rows of a standard column family. A null field is a column that is not written.
class FieldMapping : public RowMaker {
public:
    /// @throws InvalidRequestError if the column family is super, or has counters and is given times.
    FieldMapping(FamilySchema schema, FieldOptions options);

    PackedRow make(const Record& record) override;

private:
    const Datum& field(const Record& record, const std::string& name) const;
    Datum joined(const Record& record, const std::vector<std::string>& names) const;
    void add_named(const Record& record, PackedRow& row) const;
    void add_all(const Record& record, PackedRow& row) const;
    bool is_column(const std::string& field) const;

    FamilySchema schema_;
    FieldOptions options_;
};

}  // namespace cassia::load
