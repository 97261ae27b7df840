#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cassia::shell {

/// "; is it 'get'?" where one of the names is spelt like the wrong one, else what there is, if that is not much.
std::string suggestion(std::string_view wrong, const std::vector<std::string>& names);

}  // namespace cassia::shell
