// cassia-server: Cassandra's Thrift API over an embedded store. docs/server.md explains it.

#include <CLI/CLI.hpp>

#include <cstdint>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include <cassia/embedded.h>
#include <cassia/errors.h>
#include <cassia/logging.h>
#include <cassia/version.h>

#include "program.h"
#include "server/serving.h"
#include "server/users.h"

namespace {

using cassia::apps::refuse;
using cassia::server::Settings;

const std::map<std::string, cassia::LogLevel> levels = {{"debug", cassia::LogLevel::debug},
                                                        {"info", cassia::LogLevel::info},
                                                        {"warn", cassia::LogLevel::warn},
                                                        {"error", cassia::LogLevel::error}};

struct Flags {
    Settings settings;
    bool memory = false;
    bool unframed = false;
    bool hash_password = false;
    std::string users;
    std::string log_level = "info";
};

void add_flags(CLI::App& app, Flags& flags) {
    auto& settings = flags.settings;
    auto& server = settings.server;
    app.set_version_flag("--version", std::string(cassia::version()));
    auto* const data = app.add_option("--data", settings.data, "The store's folder; made if it is missing");
    app.add_flag("--memory", flags.memory, "A store in memory, which ends with the server")->excludes(data);
    app.add_option("--partitioner", settings.partitioner,
                   "Order of the rows of a new store: Murmur3Partitioner unless given, RandomPartitioner, "
                   "ByteOrderedPartitioner or OrderPreservingPartitioner");
    app.add_flag("--sync", settings.sync, "Answer a write when the disk has it: it survives the loss of the machine");
    app.add_option("--cluster-name", settings.cluster_name, "What describe_cluster_name answers")
        ->capture_default_str();
    app.add_flag("--strict-replicas", settings.strict_replicas,
                 "Refuse levels that a single node of Cassandra can't satisfy");

    const std::string network = "Network";
    app.add_option("--listen", server.address, "The address to listen at")->capture_default_str()->group(network);
    app.add_option("--port", server.port, "The port; 0 is any that is free, and the ready line tells it")
        ->capture_default_str()
        ->group(network);
    app.add_flag("--unframed", flags.unframed, "Take messages without frames, as clients of Cassandra 0.7 may send")
        ->group(network);
    app.add_option("--max-connections", server.max_connections, "More wait until others have gone")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{100'000}))
        ->capture_default_str()
        ->group(network);
    app.add_option("--max-frame", server.messages.max_size, "Most bytes of one message, such as 15M")
        ->transform(CLI::AsSizeValue(false))
        ->check(CLI::Range(std::size_t{1} << 10U, std::size_t{1} << 30U))
        ->capture_default_str()
        ->group(network);

    const std::string security = "Security";
    app.add_option("--users", flags.users, "File of users, their passwords' hashes and rights")->group(security);
    app.add_flag("--hash-password", flags.hash_password,
                 "Read a password from standard input, print its hash for the file of users, and end")
        ->group(security);
    app.add_flag("--insecure", settings.insecure, "Serve other machines although nobody has to log in; metrics too")
        ->group(security);
    auto* const certificate =
        app.add_option("--tls-cert", server.tls.certificate, "The server's certificate, PEM: serves TLS alone")
            ->group(security);
    auto* const key = app.add_option("--tls-key", server.tls.key, "Its key, PEM")->needs(certificate)->group(security);
    certificate->needs(key);
    app.add_option("--tls-ca", server.tls.client_ca,
                   "Clients must show a certificate that one of these has signed, PEM")
        ->needs(certificate)
        ->group(security);

    const std::string operation = "Operation";
    app.add_option("--metrics", settings.metrics, "[HOST:]PORT where Prometheus finds metrics; 127.0.0.1 unless given")
        ->group(operation);
    app.add_option("--snapshots", settings.snapshots,
                   "The folder where SIGUSR1 makes snapshots; beside the store's, "
                   "with .snapshots behind its name, unless given")
        ->group(operation);
    app.add_option("--restore", settings.restore, "Begin with a copy of this snapshot; the store's folder must be new")
        ->needs(data)
        ->group(operation);
    app.add_option("--log-level", flags.log_level)
        ->check(CLI::IsMember(levels))
        ->capture_default_str()
        ->group(operation);
}

std::shared_ptr<const cassia::server::Users> read_users(const std::string& file) {
    std::ifstream lines(file);
    if (!lines) {
        refuse("the file of users '" + file + "' can't be read");
    }
    return cassia::server::Users::read(lines, file);
}

void hash_password() {
    std::string password;
    if (!std::getline(std::cin, password) || password.empty()) {
        refuse("standard input has no password");
    }
    std::cout << cassia::server::hash_password(password) << '\n';
}

void serve(Flags& flags) {
    if (flags.settings.data.empty() && !flags.memory) {
        refuse("give --data FOLDER, or --memory");
    }
    if (!flags.users.empty()) {
        flags.settings.users = read_users(flags.users);
    }
    flags.settings.server.framed = !flags.unframed;
    cassia::CassiaLogger log;
    log.set_logger_name("cassia-server");
    log.set_logger_level(levels.at(flags.log_level));
    log.add_sink(cassia::stderr_sink());
    cassia::server::serve_until_told(flags.settings, std::cout);
}

std::function<int()> program(CLI::App& app) {
    auto flags = std::make_shared<Flags>();
    add_flags(app, *flags);
    return [flags] {
        if (flags->hash_password) {
            hash_password();
        } else {
            serve(*flags);
        }
        return 0;
    };
}

}  // namespace

int main(int argc, char** argv) {
    return cassia::apps::run_program("cassia-server", "Serves Cassandra's Thrift API from one small process.", argc,
                                     argv, program);
}
