#include "pages.h"

namespace twissandra {
namespace {

std::string link(const std::string& path, const std::string& text) {
    return "<a href=\"" + escape(path) + "\">" + escape(text) + "</a>";
}

std::string link_to_user(const std::string& name) {
    return link("/user/" + name, name);
}

std::string hidden(const std::string& name, const std::string& value) {
    return "<input type=\"hidden\" name=\"" + escape(name) + "\" value=\"" + escape(value) + "\">";
}

// A form of one button, or with inputs before it.
std::string form(const std::string& path, const std::string& inputs, const std::string& button) {
    return "<form method=\"post\" action=\"" + escape(path) + "\">" + inputs + "<button>" + escape(button) +
           "</button></form>\n";
}

std::string token_of(const Session& session) {
    return hidden("token", session.form_token);
}

std::string navigation(const std::optional<Session>& session) {
    std::string html = "<header><h1>" + link("/", "Twissandra") + "</h1><nav>" + link("/public", "Everybody") + '\n';
    if (session) {
        html += link_to_user(session->user) + form("/logout", token_of(*session), "Log out");
    } else {
        html += link("/login", "Log in or register");
    }
    return html + "</nav></header>\n";
}

std::string page(const Frame& frame, const std::string& title, const std::string& content) {
    const auto message = frame.message.empty()
                             ? std::string()
                             : "<p class=\"message\" role=\"alert\">" + escape(frame.message) + "</p>\n";
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>" + escape(title) +
           " · Twissandra</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<link rel=\"stylesheet\" href=\"/style.css\"></head>\n<body>\n" +
           navigation(frame.session) + "<main>\n" + message + content + "</main>\n</body>\n</html>\n";
}

std::string tweet_form(const Session& session) {
    return form(
        "/tweet",
        token_of(session) +
            "<label>What is new?\n<input name=\"body\" maxlength=\"140\" required autocomplete=\"off\"></label>",
        "Tweet");
}

std::string tweet_item(const Tweet& tweet) {
    const auto time = cassia::Value(std::chrono::floor<std::chrono::seconds>(tweet.time())).to_string();
    return "<li><p>" + link_to_user(tweet.author) + " <time>" + escape(time) + "</time></p><p class=\"body\">" +
           escape(tweet.body) + "</p></li>\n";
}

std::string tweets_of(const Line& line) {
    if (line.page.tweets.empty()) {
        return "<p>Nothing yet.</p>\n";
    }
    std::string html = "<ol class=\"tweets\">\n";
    for (const auto& tweet : line.page.tweets) {
        html += tweet_item(tweet);
    }
    html += "</ol>\n";
    if (line.page.next) {
        html += "<p>" + link(line.path + "?from=" + line.page.next->to_string(), "Older") + "</p>\n";
    }
    return html;
}

std::string names(const std::string& title, const std::vector<std::string>& users) {
    if (users.empty()) {
        return "<h3>" + escape(title) + "</h3>\n<p>Nobody.</p>\n";
    }
    std::string html = "<h3>" + escape(title) + "</h3>\n<ul class=\"names\">\n";
    for (const auto& user : users) {
        html += "<li>" + link_to_user(user) + "</li>\n";
    }
    return html + "</ul>\n";
}

std::string credentials(const std::string& autocomplete) {
    return "<label>Name\n<input name=\"name\" maxlength=\"32\" required autocomplete=\"username\"></label>"
           "<label>Password\n<input type=\"password\" name=\"password\" minlength=\"8\" maxlength=\"128\" required "
           "autocomplete=\"" +
           escape(autocomplete) + "\"></label>";
}

}  // namespace

std::string escape(std::string_view text) {
    std::string html;
    html.reserve(text.size());
    for (const char character : text) {
        switch (character) {
            case '&': html += "&amp;"; break;
            case '<': html += "&lt;"; break;
            case '>': html += "&gt;"; break;
            case '"': html += "&quot;"; break;
            case '\'': html += "&#39;"; break;
            default: html += character;
        }
    }
    return html;
}

std::string line_page(const Frame& frame, const Line& line) {
    return page(frame, line.title,
                (frame.session ? tweet_form(*frame.session) : std::string()) + "<h2>" + escape(line.title) + "</h2>\n" +
                    tweets_of(line));
}

std::string profile_page(const Frame& frame, const Profile& profile) {
    std::string following;
    if (frame.session && profile.is_followed) {
        following =
            form(*profile.is_followed ? "/unfollow" : "/follow",
                 token_of(*frame.session) + hidden("name", profile.user), *profile.is_followed ? "Unfollow" : "Follow");
    }
    return page(frame, profile.user,
                "<h2>" + escape(profile.user) + "</h2>\n" + following + names("Follows", profile.friends) +
                    names("Is followed by", profile.followers) + "<h3>Tweets</h3>\n" + tweets_of(profile.line));
}

std::string login_page(const Frame& frame) {
    return page(frame, "Log in",
                "<section id=\"login\"><h2>Log in</h2>\n" + form("/login", credentials("current-password"), "Log in") +
                    "</section>\n<section id=\"register\"><h2>Register</h2>\n" +
                    form("/register", credentials("new-password"), "Register") + "</section>\n");
}

std::string message_page(const Frame& frame) {
    return page(frame, "Sorry", {});
}

std::string_view style_sheet() {
    return "body { max-width: 40rem; margin: 0 auto; padding: 0 1rem; font: 1rem/1.5 sans-serif; }\n"
           "header, nav { display: flex; gap: 1rem; align-items: center; justify-content: space-between; }\n"
           "label { display: block; } label input { display: block; width: 100%; box-sizing: border-box; }\n"
           ".message { padding: .5rem; border: 1px solid #b00; color: #b00; }\n"
           ".tweets, .names { list-style: none; padding: 0; } .tweets li { border-top: 1px solid #ccc; }\n"
           ".names li { display: inline; margin-right: 1rem; } .body { overflow-wrap: anywhere; } time { color: #666; "
           "}\n";
}

}  // namespace twissandra
