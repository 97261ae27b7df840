#include "web.h"

#include <sys/socket.h>

#include <iostream>
#include <string_view>
#include <thread>
#include <utility>

#include <httplib.h>

#include "pages.h"
#include "site.h"

namespace twissandra {
namespace {

using httplib::Request;
using httplib::Response;

constexpr std::size_t LARGEST_REQUEST = 16 * std::size_t{1024};

enum Status { BAD_REQUEST = 400, NOT_FOUND = 404, FAILED = 500, UNAVAILABLE = 503 };

}  // namespace

/// The site, and httplib's server, which has a few threads that each answer one browser at a time.
class Web::Server {
public:
    Server(const cassia::ConnectionPool& pool, WebOptions options)
        : options_(std::move(options)), site_(pool, options_.behind_tls) {
        set_limits();
        add_pages();
        add_forms();
        add_errors();
        bind();
    }

    int port() const noexcept { return options_.port; }
    void serve() { server_.listen_after_bind(); }
    void stop() {
        // Before it runs, httplib takes no notice.
        while (!server_.is_running()) {
            std::this_thread::yield();
        }
        server_.stop();
    }

private:
    using Handler = void (Site::*)(const Request&, Response&) const;

    void set_limits() {
        server_.set_payload_max_length(LARGEST_REQUEST);
        // Without httplib's SO_REUSEPORT, by which two programs would share the port.
        server_.set_socket_options([](socket_t socket) {
            const int yes = 1;
            setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        });
        // Nothing is loaded from, sent to or framed by other sites, and no script runs.
        server_.set_default_headers({{"Content-Security-Policy",
                                      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
                                      "frame-ancestors 'none'"},
                                     {"X-Content-Type-Options", "nosniff"},
                                     {"Referrer-Policy", "same-origin"}});
    }

    void add_pages() {
        server_.Get("/", handled_by(&Site::home));
        server_.Get("/public", handled_by(&Site::everybody));
        server_.Get("/user/([A-Za-z0-9_]{1,32})", handled_by(&Site::profile));
        server_.Get("/login", handled_by(&Site::login_form));
        server_.Get("/style.css", [](const Request&, Response& response) {
            response.set_content(std::string(style_sheet()), "text/css; charset=utf-8");
        });
    }

    void add_forms() {
        server_.Post("/login", handled_by(&Site::log_in));
        server_.Post("/register", handled_by(&Site::register_user));
        server_.Post("/logout", handled_by(&Site::log_out));
        server_.Post("/tweet", handled_by(&Site::tweet));
        server_.Post("/follow", handled_by(&Site::follow));
        server_.Post("/unfollow", handled_by(&Site::unfollow));
    }

    // What httplib answers by itself would be an empty page.
    void add_errors() {
        server_.set_error_handler([](const Request&, Response& response) {
            if (response.body.empty()) {
                show(response,
                     message_page({.message = response.status == NOT_FOUND ? "there is no such page"
                                                                           : "this can't be answered"}),
                     response.status);
            }
        });
    }

    void bind() {
        if (options_.port == 0) {
            options_.port = server_.bind_to_any_port(options_.listen);
        } else if (!server_.bind_to_port(options_.listen, options_.port)) {
            options_.port = -1;
        }
        if (options_.port < 0) {
            throw Refused("the port of " + options_.listen + " can't be had; is another program there?");
        }
    }

    /// Calls a handler, and shows what it throws.
    httplib::Server::Handler handled_by(Handler handler) {
        return [this, handler](const Request& request, Response& response) {
            response.set_header("Cache-Control", "no-store");
            try {
                (site_.*handler)(request, response);
            } catch (const Refused& refused) {
                show(response, message_page({.message = refused.what()}), BAD_REQUEST);
            } catch (const std::exception& error) {
                const auto* const ours = dynamic_cast<const cassia::Error*>(&error);
                const bool may_work_later = ours != nullptr && ours->is_retryable();
                std::cerr << "twissandra: " << request.path << ": " << error.what() << '\n';
                show(response, message_page({.message = "That went wrong on our side. Please try again."}),
                     may_work_later ? UNAVAILABLE : FAILED);
            }
        };
    }

    WebOptions options_;
    Site site_;
    httplib::Server server_;
};

Web::Web(const cassia::ConnectionPool& pool, WebOptions options)
    : server_(std::make_unique<Server>(pool, std::move(options))) {}
Web::~Web() = default;

int Web::port() const noexcept {
    return server_->port();
}
void Web::serve() {
    server_->serve();
}
void Web::stop() {
    server_->stop();
}

}  // namespace twissandra
