#pragma once

#include <span>
#include <string>
#include <string_view>

#include <cassia/schema.h>

/// @file
/// What checks of definitions say, and the words that definitions are made of.

namespace cassia::embedded {

/// @throws InvalidRequestException always.
[[noreturn]] void refuse(const std::string& what);

/// "'Users' in keyspace 'Keyspace1'"
std::string place_of(const CfDef& definition);

/// Letters, digits and underscores, one at least.
bool is_word(std::string_view text);

/// The class without its package, which is `package` or left out; as it is, if it is of another.
std::string_view without_package(std::string_view class_name, std::string_view package);

/// Refuses what is not among `allowed`. `what` is the attribute and where it is.
void check_among(const std::string& what, std::string_view found, std::span<const std::string_view> allowed);

}  // namespace cassia::embedded
