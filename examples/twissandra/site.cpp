#include "site.h"

#include "cookies.h"
#include "pages.h"

namespace twissandra {
namespace {

using Request = httplib::Request;

enum Status { SEE_OTHER = 303, BAD_REQUEST = 400, FORBIDDEN = 403, NOT_FOUND = 404 };

Place place_of(const Request& request) {
    if (!request.has_param("from")) {
        return {};
    }
    try {
        const auto from = cassia::Uuid::parse(request.get_param_value("from"));
        // Raises what it can't be a time of.
        static_cast<void>(cassia::uuid_time(from));
        return {.from = from};
    } catch (const cassia::Error&) {
        throw Refused("no page begins there");
    }
}

// A browser says which site a form was on; what is no browser needs no protection from itself.
bool is_from_elsewhere(const Request& request) {
    const auto origin = request.get_header_value("Origin");
    return !origin.empty() && origin != "http://" + request.get_header_value("Host") &&
           origin != "https://" + request.get_header_value("Host");
}

std::string token_of(const Request& request) {
    return session_token(request.get_header_value("Cookie"));
}

}  // namespace

void show(httplib::Response& response, const std::string& html, int status) {
    response.status = status;
    response.set_content(html, "text/html; charset=utf-8");
}

// ---- pages ----

void Site::home(const Request& request, Response& response) const {
    const auto session = session_of(request);
    if (!session) {
        everybody(request, response);
        return;
    }
    show(response, line_page({.session = session}, {.title = "Your timeline",
                                                    .path = "/",
                                                    .page = twissandra_.timeline(session->user, place_of(request))}));
}

void Site::everybody(const Request& request, Response& response) const {
    show(response,
         line_page({.session = session_of(request)}, {.title = "What everybody says",
                                                      .path = "/public",
                                                      .page = twissandra_.public_timeline(place_of(request))}));
}

void Site::profile(const Request& request, Response& response) const {
    const auto session = session_of(request);
    const std::string user = request.matches[1];
    if (!twissandra_.has_user(user)) {
        show(response, message_page({.session = session, .message = "there is nobody called " + user}), NOT_FOUND);
        return;
    }
    const bool is_other = session && session->user != user;
    show(
        response,
        profile_page(
            {.session = session},
            {.user = user,
             .friends = twissandra_.friends(user),
             .followers = twissandra_.followers(user),
             .is_followed = is_other ? std::optional(twissandra_.follows(session->user, user)) : std::nullopt,
             .line = {.title = user, .path = "/user/" + user, .page = twissandra_.userline(user, place_of(request))}}));
}

void Site::login_form(const Request& request, Response& response) const {
    show(response, login_page({.session = session_of(request)}));
}

// ---- forms ----

void Site::log_in(const Request& request, Response& response) const {
    enter(request, response, [&](const std::string& name, const std::string& password) {
        const bool is_user = twissandra_.has_user(name);
        if (is_user) {
            tries_.check(name);
        }
        if (!twissandra_.is_password_of(name, password)) {
            if (is_user) {
                tries_.add(name);
            }
            throw Refused("there is no such name with this password");
        }
    });
}

void Site::register_user(const Request& request, Response& response) const {
    enter(request, response,
          [&](const std::string& name, const std::string& password) { twissandra_.register_user(name, password); });
}

void Site::log_out(const Request& request, Response& response) const {
    act(request, response, [&](const std::string&) {
        sessions_.end(token_of(request));
        response.set_header("Set-Cookie", expired_session_cookie(behind_tls_));
        return std::string("/");
    });
}

void Site::tweet(const Request& request, Response& response) const {
    act(request, response, [&](const std::string& user) {
        twissandra_.tweet(user, request.get_param_value("body"));
        return std::string("/");
    });
}

void Site::follow(const Request& request, Response& response) const {
    act(request, response, [&](const std::string& user) {
        const auto name = request.get_param_value("name");
        twissandra_.follow(user, name);
        return "/user/" + name;
    });
}

void Site::unfollow(const Request& request, Response& response) const {
    act(request, response, [&](const std::string& user) {
        const auto name = request.get_param_value("name");
        twissandra_.unfollow(user, name);
        return "/user/" + name;
    });
}

// Begins a session if `check` takes the name and password; it is new, so that nobody has known its token before.
void Site::enter(const Request& request, Response& response, const Check& check) const {
    if (is_from_elsewhere(request)) {
        show(response, message_page({.message = "this form was not on a page of ours"}), FORBIDDEN);
        return;
    }
    const auto name = request.get_param_value("name");
    try {
        check(name, request.get_param_value("password"));
    } catch (const Refused& refused) {
        show(response, login_page({.message = refused.what()}), BAD_REQUEST);
        return;
    }
    response.set_header("Set-Cookie", session_cookie(sessions_.begin(name), behind_tls_));
    response.set_redirect("/", SEE_OTHER);
}

// Does what a logged-in user's form asks for; it must have been on a page of this session.
void Site::act(const Request& request, Response& response, const Action& action) const {
    const auto session = session_of(request);
    if (!session) {
        response.set_redirect("/login", SEE_OTHER);
        return;
    }
    if (is_from_elsewhere(request) || request.get_param_value("token") != session->form_token) {
        show(response, message_page({.session = session, .message = "this form was not on a page of ours"}), FORBIDDEN);
        return;
    }
    try {
        response.set_redirect(action(session->user), SEE_OTHER);
    } catch (const Refused& refused) {
        show(response, message_page({.session = session, .message = refused.what()}), BAD_REQUEST);
    }
}

std::optional<Session> Site::session_of(const Request& request) const {
    const auto token = token_of(request);
    return token.empty() ? std::nullopt : sessions_.find(token);
}

}  // namespace twissandra
