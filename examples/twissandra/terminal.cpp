#include "terminal.h"

#include <csignal>

#include <CLI/CLI.hpp>

#include <cstddef>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "password_prompt.h"
#include "schema.h"
#include "twissandra.h"
#include "web.h"

namespace twissandra {
namespace {

constexpr int FAILURE = 1;
constexpr int WRONG_USAGE = 2;

struct Arguments {
    std::string server = "embedded:twissandra-data";
    std::string login;
    std::string password_file;
    std::string authority;
    std::string user;
    std::string other;
    std::string body;
    std::size_t count = 20;
    WebOptions web;
};

/// What a command works with.
struct Site {
    const Arguments& arguments;
    const cassia::ConnectionPool& pool;
    Twissandra twissandra;
    std::ostream& out;
};

using Command = std::function<void(const Site&)>;

void print(std::ostream& out, const std::vector<std::string>& names) {
    for (const auto& name : names) {
        out << name << '\n';
    }
}

void print(std::ostream& out, const Page& page) {
    for (const auto& tweet : page.tweets) {
        out << cassia::Value(std::chrono::floor<std::chrono::seconds>(tweet.time())) << "  " << tweet.author << ": "
            << tweet.body << '\n';
    }
}

// Until the program is told to end.
void serve(const Site& site) {
    // Blocked before there are threads, which inherit that, so that none of them is ended by one.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);

    Web web(site.pool, site.arguments.web);
    site.out << "twissandra: http://" << site.arguments.web.listen << ':' << web.port() << "/\n" << std::flush;
    const std::jthread serving([&] { web.serve(); });
    int signal = 0;
    sigwait(&signals, &signal);
    web.stop();
}

void add_register(CLI::App& app, Arguments& arguments, std::map<std::string, Command>& commands) {
    app.add_subcommand("register", "A new user; the password is asked for, or the first line of standard input")
        ->add_option("NAME", arguments.user)
        ->required();
    commands["register"] = [](const Site& site) {
        site.twissandra.register_user(site.arguments.user, read_password(site.out));
    };
}

void add_following(CLI::App& app, Arguments& arguments, std::map<std::string, Command>& commands) {
    for (const auto* const name : {"follow", "unfollow"}) {
        auto* const command = app.add_subcommand(
            name, name == std::string("follow") ? "NAME sees what OTHER says from now on" : "and no longer");
        command->add_option("NAME", arguments.user)->required();
        command->add_option("OTHER", arguments.other)->required();
    }
    commands["follow"] = [](const Site& site) { site.twissandra.follow(site.arguments.user, site.arguments.other); };
    commands["unfollow"] = [](const Site& site) {
        site.twissandra.unfollow(site.arguments.user, site.arguments.other);
    };

    app.add_subcommand("friends", "Whom NAME follows")->add_option("NAME", arguments.user)->required();
    commands["friends"] = [](const Site& site) { print(site.out, site.twissandra.friends(site.arguments.user)); };
    app.add_subcommand("followers", "Who follows NAME")->add_option("NAME", arguments.user)->required();
    commands["followers"] = [](const Site& site) { print(site.out, site.twissandra.followers(site.arguments.user)); };
}

void add_tweets(CLI::App& app, Arguments& arguments, std::map<std::string, Command>& commands) {
    auto* const tweet = app.add_subcommand("tweet", "NAME says something");
    tweet->add_option("NAME", arguments.user)->required();
    tweet->add_option("TEXT", arguments.body)->required();
    commands["tweet"] = [](const Site& site) { site.twissandra.tweet(site.arguments.user, site.arguments.body); };

    const auto add_line = [&](const std::string& name, const std::string& description) {
        auto* const line = app.add_subcommand(name, description);
        line->add_option("--count", arguments.count, "At most so many tweets")
            ->check(CLI::Range(1, 1000))
            ->capture_default_str();
        return line;
    };
    add_line("timeline", "What NAME and those whom NAME follows have said")
        ->add_option("NAME", arguments.user)
        ->required();
    commands["timeline"] = [](const Site& site) {
        print(site.out, site.twissandra.timeline(site.arguments.user, {.count = site.arguments.count}));
    };
    add_line("userline", "What NAME has said")->add_option("NAME", arguments.user)->required();
    commands["userline"] = [](const Site& site) {
        print(site.out, site.twissandra.userline(site.arguments.user, {.count = site.arguments.count}));
    };
    add_line("public", "What everybody has said");
    commands["public"] = [](const Site& site) {
        print(site.out, site.twissandra.public_timeline({.count = site.arguments.count}));
    };
}

void add_web(CLI::App& app, Arguments& arguments, std::map<std::string, Command>& commands) {
    auto* const web = app.add_subcommand("web", "The web site, until Ctrl-C");
    web->add_option("--listen", arguments.web.listen, "The address to listen at")->capture_default_str();
    web->add_option("--port", arguments.web.port, "The port; 0 is any that is free, and the first line tells it")
        ->check(CLI::Range(0, 65535))
        ->capture_default_str();
    web->add_flag("--behind-tls", arguments.web.behind_tls,
                  "Browsers come through a proxy with TLS: cookies are marked Secure");
    commands["web"] = serve;
}

void add_server(CLI::App& app, Arguments& arguments) {
    app.add_option("--server", arguments.server,
                   "Where it is kept: a folder as embedded:FOLDER, or Cassandra as HOST:PORT")
        ->capture_default_str();
    auto* const login = app.add_option("--login", arguments.login, "Whom to log in to Cassandra as");
    auto* const file = app.add_option("--password-file", arguments.password_file, "Whose first line is the password");
    login->needs(file);
    file->needs(login);
    app.add_option("--tls-ca", arguments.authority, "Connect by TLS, and trust the authorities in this file, PEM");
}

std::optional<cassia::Credentials> credentials_of(const Arguments& arguments) {
    if (arguments.login.empty()) {
        return std::nullopt;
    }
    std::ifstream file(arguments.password_file);
    std::string password;
    if (!std::getline(file, password)) {
        throw Refused("there is no password in '" + arguments.password_file + "'");
    }
    return cassia::Credentials{.username = arguments.login, .password = password};
}

void carry_out(const Command& command, const Arguments& arguments, std::ostream& out) {
    const auto credentials = credentials_of(arguments);
    const auto tls =
        arguments.authority.empty() ? std::nullopt : std::optional(cassia::TlsOptions{.ca_file = arguments.authority});
    make_schema(arguments.server, {.credentials = credentials, .tls = tls});
    const cassia::ConnectionPool pool(KEYSPACE, {arguments.server}, {.credentials = credentials, .tls = tls});
    command({.arguments = arguments, .pool = pool, .twissandra = Twissandra(pool), .out = out});
}

}  // namespace

int run(int argc, char** argv, std::ostream& out, std::ostream& errors) {
    CLI::App app("People, whom they follow, and what they say.", "twissandra");
    Arguments arguments;
    add_server(app, arguments);
    app.require_subcommand(1);
    std::map<std::string, Command> commands;
    add_register(app, arguments, commands);
    add_following(app, arguments, commands);
    add_tweets(app, arguments, commands);
    add_web(app, arguments, commands);
    try {
        app.parse(argc, argv);
        carry_out(commands.at(app.get_subcommands().front()->get_name()), arguments, out);
        return 0;
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) {
            return app.exit(error, out, errors);
        }
        const auto unknown = app.get_subcommands().empty() ? app.remaining() : std::vector<std::string>();
        errors << "twissandra: "
               << (unknown.empty() ? std::string(error.what()) : "there is no command '" + unknown.front() + "'")
               << "; --help lists the commands\n";
        return WRONG_USAGE;
    } catch (const std::exception& error) {
        errors << "twissandra: " << error.what() << '\n';
        return FAILURE;
    }
}

}  // namespace twissandra
