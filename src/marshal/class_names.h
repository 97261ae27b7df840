#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <cassia/types.h>

/// @file
/// The names of Cassandra's type classes.

namespace cassia::marshal {

/// The package of the classes whose names are written without one.
inline constexpr std::string_view package = "org.apache.cassandra.db.marshal.";

/// The type of the class with the short name `name`, none if no type of ours is called so. Composites and ReversedType,
/// which need parameters, are not among them.
std::optional<Type> make_type(std::string_view name, TypeOptions options);

/// All class names there are, composites and ReversedType too, for messages.
std::string all_class_names();

/// `type` as a composite's class string has it: "LongType(reversed=true)".
std::string component_string(const Type& type);

/// `class_string` with the package before every class name that has none.
std::string with_packages(std::string_view class_string);

}  // namespace cassia::marshal
