#pragma once

#include <charconv>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>

#include <cassia/schema.h>

/// @file
/// What checks of definitions say, and the words that definitions are made of.

namespace cassia::model {

/// @throws InvalidRequestException always.
[[noreturn]] void refuse(const std::string& what);

/// Letters, digits and underscores, one at least.
bool is_word(std::string_view text);

/// The class without its package, which is `package` or left out; as it is, if it is of another.
std::string_view without_package(std::string_view class_name, std::string_view package);

/// The number that the whole text is; none if it is something else.
template <typename Number>
std::optional<Number> to_number(std::string_view text) {
    Number number = {};
    const auto* const end = text.data() + text.size();
    const auto [read, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && read == end ? std::optional(number) : std::nullopt;
}

/// Refuses what is not among `allowed`. `what` is the attribute and where it is.
void check_among(const std::string& what, std::string_view found, std::span<const std::string_view> allowed);

}  // namespace cassia::model
