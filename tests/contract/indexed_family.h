#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/contract.h"
#include "support/contract_schema.h"

/// @file
/// What tests of indexes begin with.

namespace cassia::support {

/// A column family of the test's own with indexes of `state` and `birthdate`: index reads see all rows of a family.
class OnIndexedFamily : public Contract {
public:
    OnIndexedFamily() : name_("Indexed" + std::to_string(gm_timestamp())) {
        // Made with metadata: 3.11 does not find what was written before a column was declared.
        system().create_column_family(CONTRACT_KEYSPACE, name_,
                                      {.comparator_type = UTF8_TYPE,
                                       .default_validation_class = UTF8_TYPE,
                                       .key_validation_class = UTF8_TYPE,
                                       .column_validation_classes = {{"state", UTF8_TYPE}, {"city", UTF8_TYPE}}});
        create_index("state", UTF8_TYPE);
        create_index("birthdate", LONG_TYPE);
        backend().begin_second();
    }
    ~OnIndexedFamily() override { system().drop_column_family(CONTRACT_KEYSPACE, name_); }

    void create_index(const std::string& column, const Type& type) { index(name_, column, type); }
    void drop_index(std::string_view column) { system().drop_index(CONTRACT_KEYSPACE, name_, column); }
    ColumnFamily users(ColumnFamilyAttributes attributes = {}) const { return family(name_, std::move(attributes)); }

private:
    std::string name_;
};

inline IndexClause in_state(std::string_view state) {
    return create_index_clause({create_index_expression("state", state)});
}

/// Keys in the order of text, since that of tokens depends on the partitioner.
inline std::vector<std::string> keys(const RowRange& rows) {
    std::vector<std::string> found;
    for (const auto& [key, columns] : rows) {
        found.push_back(key.as<std::string>());
    }
    std::sort(found.begin(), found.end());
    return found;
}

using Keys = std::vector<std::string>;

}  // namespace cassia::support
