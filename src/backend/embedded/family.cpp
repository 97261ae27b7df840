#include "backend/embedded/family.h"

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
    const auto found = value_types_.find(name);
    return found == value_types_.end() ? default_value_type_ : found->second;
}

const Index* Family::index_of(std::string_view column) const {
    if (indexes_.empty()) {
        return nullptr;
    }
    const auto found = indexes_.find(column);
    return found == indexes_.end() ? nullptr : &found->second;
}

}  // namespace cassia::embedded
