#pragma once

#include <string_view>

/// @file
/// What people may type. Each throws Refused for anything else.

namespace twissandra {

void check_name(std::string_view name);
void check_new_password(std::string_view password);
void check_tweet(std::string_view body);

}  // namespace twissandra
