#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <cassia/errors.h>

#include "backend/embedded/schema_record.h"
#include "fuzz/input.h"
#include "fuzz/promise.h"

// Schema records: input is the kind and the names that a record's key has, a line break, and the record. In a name, '/'
// stands for the 0 between keyspace and column family. It is refused with StoreError, or means what it means when it is
// written and read again.

namespace {

using cassia::embedded::FamilyId;
using cassia::embedded::Schema;
using cassia::fuzz::promise;

struct Read {
    Schema schema;
    std::vector<FamilyId> retired;
};

std::optional<Read> try_read(std::string_view key, std::string_view value) {
    Read read;
    try {
        add_record(key, value, read.schema, read.retired);
        return read;
    } catch (const cassia::StoreError&) {
        return std::nullopt;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    cassia::fuzz::Input input(data, size);
    std::string key;
    cassia::embedded::append_family(cassia::embedded::SCHEMA_ID, key);
    for (const char c : input.take_line()) {
        key.push_back(c == '/' ? '\0' : c);
    }
    const auto read = try_read(key, input.rest());
    if (!read) {
        return 0;
    }
    for (const auto& [name, keyspace] : read->schema.keyspaces) {
        const auto record = cassia::embedded::to_record(keyspace->definition);
        const auto again = try_read(cassia::embedded::keyspace_record_key(name), record);
        promise(again && cassia::embedded::to_record(again->schema.keyspaces.at(name)->definition) == record,
                "a keyspace's record is read as written");
        for (const auto& [family_name, family] : keyspace->families) {
            const auto family_record = cassia::embedded::to_record(*family);
            const auto family_again = try_read(cassia::embedded::family_record_key(name, family_name), family_record);
            promise(family_again &&
                        to_record(*family_again->schema.keyspaces.at(name)->families.at(family_name)) == family_record,
                    "a column family's record is read as written");
        }
    }
    return 0;
}
