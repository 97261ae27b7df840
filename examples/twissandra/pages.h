#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sessions.h"
#include "twissandra.h"

/// @file
/// The pages of the site, as HTML. All that came from people is escaped.

namespace twissandra {

/// Text between tags, or in an attribute's quotes.
std::string escape(std::string_view text);

/// What each page begins with.
struct Frame {
    /// None: nobody is logged in.
    std::optional<Session> session = std::nullopt;
    /// What the reader must be told first. Empty: nothing.
    std::string message = {};
};

/// A line of tweets, a page of it.
struct Line {
    std::string title;
    /// Of the line, such as "/public".
    std::string path;
    Page page;
};

std::string line_page(const Frame& frame, const Line& line);

struct Profile {
    std::string user;
    std::vector<std::string> friends;
    std::vector<std::string> followers;
    /// Whether the reader follows them. None: it is the reader, or nobody is logged in.
    std::optional<bool> is_followed;
    Line line;
};

std::string profile_page(const Frame& frame, const Profile& profile);

/// To log in, and to register.
std::string login_page(const Frame& frame);

/// Nothing but the message.
std::string message_page(const Frame& frame);

std::string_view style_sheet();

}  // namespace twissandra
