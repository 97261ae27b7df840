#include "backend/embedded/family.h"

#include <algorithm>
#include <utility>

namespace cassia::embedded {
namespace {

Type type_of(const std::optional<std::string>& class_string) {
    return Type(class_string.value_or("BytesType"));
}

std::optional<NameCodec> super_names_of(const CfDef& definition) {
    return definition.is_super() ? std::optional<NameCodec>(std::in_place, type_of(definition.comparator_type))
                                 : std::nullopt;
}

// What a map by packed names has for `name`, however that is spelt.
template <typename Map>
auto find_name(const Map& map, std::string_view name, const NameCodec& names) {
    if (!names.merges_spellings()) {
        return map.find(name);
    }
    return std::find_if(map.begin(), map.end(),
                        [&](const auto& entry) { return names.comparator()->compare(entry.first, name) == 0; });
}

}  // namespace

Family::Family(FamilyId id, CfDef definition, std::map<std::string, Index, std::less<>> indexes)
    : id_(id),
      definition_(std::move(definition)),
      key_type_(Type::parse_or_bytes(definition_.key_validation_class.value_or("BytesType"))),
      default_value_type_(Type::parse_or_bytes(definition_.default_validation_class.value_or("BytesType"))),
      super_names_(super_names_of(definition_)),
      names_(type_of(definition_.is_super() ? definition_.subcomparator_type : definition_.comparator_type)),
      indexes_(std::move(indexes)) {
    is_counter_ = default_value_type_->class_name() == "CounterColumnType";
    if (definition_.column_metadata) {
        for (const auto& column : *definition_.column_metadata) {
            value_types_.emplace(column.name, Type::parse_or_bytes(column.validation_class));
        }
    }
    for (auto& [column, index] : indexes_) {
        index.codec = ComponentCodec::make(value_type(column));
    }
}

const Type& Family::value_type(std::string_view name) const {
    const auto found = find_name(value_types_, name, names_);
    return found == value_types_.end() ? default_value_type_ : found->second;
}

const Index* Family::index_of(std::string_view column) const {
    if (indexes_.empty()) {
        return nullptr;
    }
    const auto found = find_name(indexes_, column, names_);
    return found == indexes_.end() ? nullptr : &found->second;
}

}  // namespace cassia::embedded
