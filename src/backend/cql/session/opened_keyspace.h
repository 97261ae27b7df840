#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include <cassia/cassandra_type.h>

#include "backend/cql/mapping/schema_reader.h"
#include "model/request_checks.h"

namespace cassia::cql {

/// A column family that requests go to, with its types.
class OpenedFamily {
public:
    explicit OpenedFamily(DescribedFamily described);

    const Table& table() const noexcept { return described_.table; }
    const CfDef& definition() const noexcept { return described_.definition; }
    DescribedFamily::View view() const noexcept { return described_.view; }
    bool is_super() const noexcept { return described_.table.subname.has_value(); }

    /// Of columns; of super columns, in a super column family.
    const Type& comparator() const noexcept { return comparator_; }
    /// The type of the values of a column.
    Type value_type(const std::string& column) const;

    model::CheckedFamily checked() const noexcept;

private:
    DescribedFamily described_;
    Type keys_;
    Type comparator_;
    Type subcomparator_;
};

/// A keyspace as it was when its schema was read.
class OpenedKeyspace {
public:
    explicit OpenedKeyspace(DescribedKeyspace described);

    /// Null: there is none of this name, or none that the model has a place for.
    const OpenedFamily* find(std::string_view name) const;
    /// Why the model has no place for a table of this name; null if that is not so.
    const std::string* refusal(std::string_view name) const;

private:
    std::map<std::string, OpenedFamily, std::less<>> families_;
    std::map<std::string, std::string, std::less<>> refused_;
};

}  // namespace cassia::cql
