// cassia-shell: column families and the schema at a prompt. docs/shell.md explains it.

#include <CLI/CLI.hpp>

#include <clocale>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include <cassia/version.h>

#include "program.h"
#include "shell/shell.h"
#include "shell/terminal.h"

namespace {

struct Flags {
    cassia::shell::ShellOptions shell;
    std::string host = "localhost";
    std::optional<int> port;
    std::optional<std::string> user;
    std::optional<std::string> password;
    std::string password_file;
    bool streaming = false;
    bool framed = false;
    bool tls = false;
    cassia::TlsOptions tls_options;
};

std::string is_no_empty_name(const std::string& name) {
    return name.empty() ? "it is empty; give a file of statements" : "";
}

void add_flags(CLI::App& app, Flags& flags) {
    app.set_version_flag("--version", std::string(cassia::version()));
    app.add_option("-k,--keyspace", flags.shell.keyspace, "The keyspace whose column families become objects");
    app.add_option("-H,--host", flags.host, "The host, or any server string, such as embedded:./data")
        ->capture_default_str();
    app.add_option("-p,--port", flags.port, "The host's port; 9160 unless given")->check(CLI::Range(1, 65'535));
    auto* const user = app.add_option("-u,--user", flags.user, "Whom to log in as");
    auto* const password =
        app.add_option("-P,--passwd", flags.password, "The password; asked for at a terminal unless given")
            ->needs(user);
    app.add_option("--passwd-file", flags.password_file, "A file whose first line is the password, for scripts")
        ->needs(user)
        ->excludes(password);
    auto* const streaming =
        app.add_flag("-S,--streaming", flags.streaming, "Messages without frames, as servers before Cassandra 0.8");
    app.add_flag("-F,--framed", flags.framed, "Messages in frames, the default")->excludes(streaming);
    app.add_option("-f,--file", flags.shell.file, "Carry out this script, and end")->check(is_no_empty_name);

    const std::string tls = "TLS";
    auto* const with_tls = app.add_flag("--tls", flags.tls, "Connect by TLS")->group(tls);
    app.add_option("--tls-ca", flags.tls_options.ca_file, "Authorities to trust, PEM; the system's unless given")
        ->needs(with_tls)
        ->group(tls);
    auto* const certificate =
        app.add_option("--tls-cert", flags.tls_options.certificate_file, "A certificate to show, PEM")
            ->needs(with_tls)
            ->group(tls);
    auto* const key =
        app.add_option("--tls-key", flags.tls_options.private_key_file, "Its key, PEM")->needs(certificate)->group(tls);
    certificate->needs(key);
}

std::string server_of(const Flags& flags) {
    if (!flags.port) {
        return flags.host.find(':') == std::string::npos ? flags.host + ":9160" : flags.host;
    }
    if (flags.host.find(':') != std::string::npos) {
        cassia::apps::refuse("--port is for a host alone, and --host is '" + flags.host + "'; leave --port out");
    }
    return flags.host + ":" + std::to_string(*flags.port);
}

std::string password_of(const Flags& flags) {
    if (flags.password) {
        return *flags.password;
    }
    if (!flags.password_file.empty()) {
        std::ifstream file(flags.password_file);
        std::string password;
        if (!std::getline(file, password)) {
            cassia::apps::refuse("there is no password in '" + flags.password_file + "'");
        }
        return password;
    }
    if (!flags.shell.file.empty()) {
        cassia::apps::refuse("a user needs a password, and a script asks for none; give --passwd-file");
    }
    return cassia::shell::ask_password("Password of " + *flags.user + ": ");
}

cassia::shell::ShellOptions options_of(Flags& flags) {
    auto& target = flags.shell.target;
    target.server = server_of(flags);
    target.framed_transport = !flags.streaming;
    if (flags.tls) {
        target.tls = flags.tls_options;
    }
    if (flags.user) {
        target.credentials = {.username = *flags.user, .password = password_of(flags)};
    }
    return flags.shell;
}

std::function<int()> program(CLI::App& app) {
    // Of characters, for the width of those that a terminal shows; a plain locale does not know UTF-8.
    // NOLINTBEGIN(concurrency-mt-unsafe): there is one thread yet
    if (std::setlocale(LC_CTYPE, "") == nullptr || std::string(std::setlocale(LC_CTYPE, nullptr)) == "C") {
        std::setlocale(LC_CTYPE, "C.UTF-8");
    }
    // NOLINTEND(concurrency-mt-unsafe)
    auto flags = std::make_shared<Flags>();
    add_flags(app, *flags);
    return [flags] {
        // A script tells of its errors itself.
        const int status = cassia::shell::run_shell(options_of(*flags));
        if (!std::cout.flush()) {
            throw std::runtime_error("standard output can't be written");
        }
        return status;
    };
}

}  // namespace

int main(int argc, char** argv) {
    return cassia::apps::run_program(
        "cassia-shell", "Column families and the schema at a prompt, as pycassaShell has them.", argc, argv, program);
}
