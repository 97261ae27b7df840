#include "backend/embedded/schema.h"

#include <boost/uuid/name_generator_md5.hpp>
#include <boost/uuid/uuid_io.hpp>

#include <cassia/errors.h>

#include "backend/embedded/schema_record.h"

namespace cassia::embedded {
namespace {

template <typename Map>
std::string list_names(const Map& map) {
    if (map.empty()) {
        return "none";
    }
    std::string names;
    for (const auto& [name, entry] : map) {
        names += (names.empty() ? "'" : ", '") + name + '\'';
    }
    return names;
}

}  // namespace

KsDef Keyspace::describe() const {
    KsDef description = definition;
    for (const auto& [name, family] : families) {
        description.cf_defs.push_back(family->definition());
    }
    return description;
}

const std::shared_ptr<const Keyspace>& Schema::keyspace(std::string_view name) const {
    const auto found = keyspaces.find(name);
    if (found == keyspaces.end()) {
        throw InvalidRequestException(no_keyspace(name));
    }
    return found->second;
}

std::string Schema::no_keyspace(std::string_view name) const {
    return "no keyspace '" + std::string(name) + "'; there are " + list_names(keyspaces);
}

std::string Schema::version() const {
    std::string all;
    for (const auto& [name, keyspace] : keyspaces) {
        all += keyspace_record_key(name) + to_record(keyspace->definition);
        for (const auto& [family_name, family] : keyspace->families) {
            all += family_record_key(name, family_name) + to_record(*family);
        }
    }
    return to_string(boost::uuids::name_generator_md5(boost::uuids::ns::oid())(all.data(), all.size()));
}

const std::shared_ptr<const Family>& find_family(const Keyspace& keyspace, std::string_view name) {
    const auto found = keyspace.families.find(name);
    if (found == keyspace.families.end()) {
        throw InvalidRequestException("no column family '" + std::string(name) + "' in keyspace '" +
                                      keyspace.definition.name + "'; it has " + list_names(keyspace.families));
    }
    return found->second;
}

}  // namespace cassia::embedded
