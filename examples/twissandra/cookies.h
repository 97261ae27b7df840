#pragma once

#include <string>
#include <string_view>

/// @file
/// The one cookie of the site: the session's token.

namespace twissandra {

/// What sets it: no script sees it, and other sites' forms do not send it along.
std::string session_cookie(const std::string& token, bool is_secure);
/// What makes a browser forget it.
std::string expired_session_cookie(bool is_secure);
/// The token among a request's cookies, "a=1; session=…". Empty: none.
std::string session_token(std::string_view cookies);

}  // namespace twissandra
