#include <array>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include <cassia/cassia.h>

#include "support/certificates.h"
#include "support/server_process.h"
#include "support/temp_folder.h"

/// @file
/// cassia-server as an operator runs it.

namespace cassia {
namespace {

using namespace std::chrono_literals;
using support::ServerProcess;
using support::TempFolder;
using testing::AllOf;
using testing::HasSubstr;
using testing::Throws;
using testing::ThrowsMessage;

constexpr const char* QUIET = "error";

void write_file(const std::string& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

std::vector<std::string> on_disk(const std::string& folder, std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"--data", folder, "--log-level", QUIET});
    return more;
}

std::vector<std::string> in_memory(std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"--memory", "--log-level", QUIET});
    return more;
}

void make_schema(const std::string& server, const SystemManagerOptions& options = {}) {
    SystemManager system(server, options);
    system.create_keyspace("Keyspace1", {});
    system.create_column_family("Keyspace1", "Users",
                                {.comparator_type = UTF8Type(), .default_validation_class = UTF8Type()});
}

std::string state_of(const ColumnFamily& users, const std::string& key) {
    const auto row = users.get(key);
    return row["state"].as<std::string>();
}

/// Ends with the exit status, before the server is ready.
auto ends_with(int status) {
    return ThrowsMessage<std::runtime_error>(
        HasSubstr("ended with " + std::to_string(status) + " before it was ready"));
}

TEST(Server, keeps_what_it_was_told_until_it_starts_again) {
    const TempFolder folder;
    {
        ServerProcess server(on_disk(folder / "data"));
        make_schema(server.address());
        const ColumnFamily users(ConnectionPool("Keyspace1", {server.address()}), "Users");
        users.insert("ann", {{"state", "NY"}});

        EXPECT_EQ(server.stop(), 0);
    }
    const ServerProcess again(on_disk(folder / "data"));
    const ColumnFamily users(ConnectionPool("Keyspace1", {again.address()}), "Users");

    EXPECT_EQ(state_of(users, "ann"), "NY");
}

TEST(Server, answers_what_is_under_way_when_it_is_told_to_end) {
    const TempFolder folder;
    std::vector<std::int64_t> written(4);
    {
        ServerProcess server(on_disk(folder / "data"));
        make_schema(server.address());
        std::vector<std::jthread> writers;
        for (std::size_t i = 0; i < written.size(); ++i) {
            writers.emplace_back([&, i] {
                const ColumnFamily users(
                    ConnectionPool("Keyspace1", {server.address()}, {.timeout = 5s, .pool_size = 1, .max_retries = 0}),
                    "Users");
                try {
                    for (;; ++written[i]) {
                        users.insert("row" + std::to_string(i), {{std::to_string(written[i]), "x"}});
                    }
                } catch (const Error& error) {
                    // What was cut off was not answered.
                    EXPECT_THAT(error.what(), testing::Not(HasSubstr("timed out")));
                }
            });
        }
        const ColumnFamily users(ConnectionPool("Keyspace1", {server.address()}), "Users");
        while (users.get_count("row0") < 500) {
        }
        EXPECT_EQ(server.stop(), 0);
    }
    const ServerProcess again(on_disk(folder / "data"));
    const ColumnFamily users(ConnectionPool("Keyspace1", {again.address()}), "Users");

    for (std::size_t i = 0; i < written.size(); ++i) {
        EXPECT_GE(users.get_count("row" + std::to_string(i)), written[i]);
    }
}

TEST(Server, tells_who_has_the_store_open) {
    const TempFolder folder;
    const ServerProcess first(on_disk(folder / "data"));

    EXPECT_THAT([&] { const ServerProcess second(on_disk(folder / "data")); }, ends_with(1));
}

TEST(Server, serves_other_machines_only_with_users_or_when_told_that_it_is_insecure) {
    EXPECT_THAT([] { const ServerProcess open(in_memory({"--listen", "0.0.0.0"})); }, ends_with(2));
    ServerProcess insecure(in_memory({"--listen", "0.0.0.0", "--insecure"}));
    EXPECT_EQ(insecure.stop(), 0);
}

TEST(Server, refuses_flags_that_make_no_sense) {
    EXPECT_THAT([] { const ServerProcess none({}); }, ends_with(2));
    EXPECT_THAT([] { const ServerProcess both({"--memory", "--data", "x"}); }, ends_with(2));
    EXPECT_THAT([] { const ServerProcess key_alone(in_memory({"--tls-cert", "x.pem"})); }, ends_with(2));
    EXPECT_THAT([] { const ServerProcess no_file(in_memory({"--tls-cert", "x.pem", "--tls-key", "x.key"})); },
                ends_with(2));
    EXPECT_THAT([] { const ServerProcess no_users(in_memory({"--users", "none"})); }, ends_with(2));
    EXPECT_THAT([] { const ServerProcess no_order(in_memory({"--partitioner", "None"})); }, ends_with(2));
}

TEST(Server, speaks_unframed_thrift_where_told_so) {
    const ServerProcess server(in_memory({"--unframed"}));
    make_schema(server.address(), {.framed_transport = false});
    const ColumnFamily users(ConnectionPool("Keyspace1", {server.address()}, {.framed_transport = false}), "Users");

    users.insert("ann", {{"state", std::string(100'000, 'x')}});
    users.insert("bob", {{"state", "UT"}});

    EXPECT_EQ(state_of(users, "ann").size(), 100'000U);
    EXPECT_EQ(state_of(users, "bob"), "UT");
}

TEST(Server, takes_messages_up_to_the_limit_and_no_longer_ones) {
    const ServerProcess server(in_memory({"--max-frame", "1M"}));
    make_schema(server.address());
    const ColumnFamily users(ConnectionPool("Keyspace1", {server.address()}, {.timeout = 5s, .max_retries = 0}),
                             "Users");

    users.insert("ann", {{"state", std::string(1'000'000, 'x')}});
    EXPECT_THROW(users.insert("bob", {{"state", std::string(1'100'000, 'x')}}), Error);

    EXPECT_EQ(state_of(users, "ann").size(), 1'000'000U);
    EXPECT_EQ(users.get_count("bob"), 0);
}

TEST(Server, goes_on_after_more_messages_than_thrift_itself_counts) {
    // Thrift's own transports end a connection over which 100 MB have come.
    const ServerProcess server(in_memory());
    make_schema(server.address());
    const ColumnFamily users(
        ConnectionPool("Keyspace1", {server.address()}, {.timeout = 5s, .pool_size = 1, .max_retries = 0}), "Users");
    const std::string megabyte(1'000'000, 'x');

    for (int i = 0; i < 120; ++i) {
        users.insert("ann", {{"state", megabyte}});
    }

    EXPECT_EQ(users.get_count("ann"), 1);
}

TEST(Server, lets_more_clients_in_when_others_have_gone) {
    const ServerProcess server(in_memory({"--max-connections", "2"}));
    auto first = std::make_unique<SystemManager>(server.address());
    SystemManager second(server.address());
    EXPECT_EQ(second.describe_cluster_name(), "cassia");

    std::jthread third([&] { EXPECT_EQ(SystemManager(server.address()).describe_cluster_name(), "cassia"); });
    first.reset();
}

class ServerWithUsers : public testing::Test {
protected:
    static std::string hash_of(const std::string& password, const TempFolder& folder) {
        write_file(folder / "password", password + '\n');
        const auto command =
            std::string(CASSIA_SERVER) + " --hash-password < " + (folder / "password") + " > " + (folder / "hash");
        EXPECT_EQ(std::system(command.c_str()), 0);
        std::ifstream in(folder / "hash");
        std::string hash;
        in >> hash;
        return hash;
    }
};

TEST_F(ServerWithUsers, lets_them_do_what_they_may) {
    const TempFolder folder;
    write_file(folder / "users", "alice " + hash_of("word", folder) + " *:read,write,schema\nbob " +
                                     hash_of("bobs-own-word", folder) + " Keyspace1:read\n");
    const ServerProcess server(in_memory({"--users", folder / "users"}));
    const auto pool_of = [&](const std::string& name, const std::string& password) {
        return ConnectionPool("Keyspace1", {server.address()},
                              {.credentials = Credentials{name, password}, .timeout = 5s, .max_retries = 0});
    };
    make_schema(server.address(), {.credentials = Credentials{"alice", "word"}});
    ColumnFamily(pool_of("alice", "word"), "Users").insert("ann", {{"state", "NY"}});
    const ColumnFamily bobs(pool_of("bob", "bobs-own-word"), "Users");

    EXPECT_EQ(state_of(bobs, "ann"), "NY");
    EXPECT_THAT([&] { bobs.insert("ann", {{"state", "UT"}}); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("User bob has no MODIFY permission on")));
    EXPECT_THAT([&] { pool_of("bob", "word"); }, Throws<AuthenticationException>());
    EXPECT_THAT([&] { ConnectionPool("Keyspace1", {server.address()}); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("You have not logged in")));
}

/// A server that speaks TLS, and what clients need.
class ServerWithTls : public testing::Test {
protected:
    std::string pem(const std::string& name, const std::string& text) {
        write_file(folder_ / name, text);
        return folder_ / name;
    }

    TempFolder folder_;
    support::Authority authority_;
    support::Authority strangers_;
    std::string ca_ = pem("ca.pem", authority_.certificate());
    support::Certificate own_ = authority_.sign("IP:127.0.0.1");
    std::vector<std::string> flags_ = {"--tls-cert", pem("server.pem", own_.certificate), "--tls-key",
                                       pem("server.key", own_.private_key)};
};

TEST_F(ServerWithTls, is_whom_its_certificate_names) {
    const ServerProcess server(in_memory(flags_));
    const SystemManagerOptions trusting{.tls = TlsOptions{.ca_file = ca_}};
    make_schema(server.address(), trusting);
    const ColumnFamily users(
        ConnectionPool("Keyspace1", {server.address()}, {.timeout = 5s, .tls = TlsOptions{.ca_file = ca_}}), "Users");

    users.insert("ann", {{"state", std::string(200'000, 'x')}});

    EXPECT_EQ(state_of(users, "ann").size(), 200'000U);
    const auto strangers_file = pem("strangers.pem", strangers_.certificate());
    EXPECT_THROW(SystemManager(server.address(), {.tls = TlsOptions{.ca_file = strangers_file}}), Error);
    EXPECT_THROW(SystemManager(server.address(), {.timeout = 2s}).describe_version(), Error);
}

TEST_F(ServerWithTls, asks_clients_for_a_certificate_where_told_so) {
    auto flags = flags_;
    flags.insert(flags.end(), {"--tls-ca", ca_});
    const ServerProcess server(in_memory(flags));
    const auto named = authority_.sign("DNS:client");
    const auto stranger = strangers_.sign("DNS:client");
    const TlsOptions with_certificate{.ca_file = ca_,
                                      .certificate_file = pem("client.pem", named.certificate),
                                      .private_key_file = pem("client.key", named.private_key)};
    const TlsOptions with_a_strangers{.ca_file = ca_,
                                      .certificate_file = pem("stranger.pem", stranger.certificate),
                                      .private_key_file = pem("stranger.key", stranger.private_key)};
    const auto version = [&](const TlsOptions& tls) {
        return SystemManager(server.address(), {.timeout = 5s, .tls = tls}).describe_version();
    };

    EXPECT_EQ(version(with_certificate), "20.1.0");
    EXPECT_THROW(version({.ca_file = ca_}), Error);
    EXPECT_THROW(version(with_a_strangers), Error);
    EXPECT_EQ(version(with_certificate), "20.1.0");
}

TEST_F(ServerWithTls, ends_while_clients_are_connected_or_stall_in_the_handshake) {
    ServerProcess server(in_memory(flags_));
    SystemManager idle(server.address(), {.tls = TlsOptions{.ca_file = ca_}});
    EXPECT_EQ(idle.describe_version(), "20.1.0");
    boost::asio::io_context io;
    boost::asio::ip::tcp::socket stalled(io);
    stalled.connect({boost::asio::ip::make_address("127.0.0.1"),
                     static_cast<std::uint16_t>(std::stoi(server.address().substr(server.address().find(':') + 1)))});

    EXPECT_EQ(server.stop(), 0);
}

/// Waits for a folder below `folder`, and returns it.
std::string await_folder_in(const std::string& folder) {
    for (;;) {
        if (std::filesystem::exists(folder)) {
            for (const auto& entry : std::filesystem::directory_iterator(folder)) {
                if (std::filesystem::exists(entry.path() / "CASSIA")) {
                    return entry.path().string();
                }
            }
        }
        std::this_thread::sleep_for(10ms);
    }
}

TEST(Snapshot, is_what_the_store_was_and_is_restored) {
    const TempFolder folder;
    {
        ServerProcess server(on_disk((folder / "data") + '/'));
        make_schema(server.address());
        const ColumnFamily users(ConnectionPool("Keyspace1", {server.address()}), "Users");
        users.insert("ann", {{"state", "NY"}});
        server.send(SIGUSR1);
        await_folder_in(folder / "data.snapshots");
        users.insert("ann", {{"state", "UT"}});
        users.insert("bob", {{"state", "UT"}});
        EXPECT_EQ(server.stop(), 0);
    }
    const auto snapshot = await_folder_in(folder / "data.snapshots");
    {
        ServerProcess restored(on_disk((folder / "new") + '/', {"--restore", snapshot}));
        const ColumnFamily users(ConnectionPool("Keyspace1", {restored.address()}), "Users");
        EXPECT_EQ(state_of(users, "ann"), "NY");
        EXPECT_EQ(users.get_count("bob"), 0);
        users.insert("bob", {{"state", "NJ"}});
        EXPECT_EQ(restored.stop(), 0);
    }
    // It stays, and can be restored again; not over another store, nor from what is none.
    EXPECT_THAT([&] { const ServerProcess over(on_disk(folder / "new", {"--restore", snapshot})); }, ends_with(2));
    EXPECT_THAT([&] { const ServerProcess from(on_disk(folder / "newer", {"--restore", folder / "data.snapshots"})); },
                ends_with(2));
    const ServerProcess again(on_disk(folder / "newest", {"--restore", snapshot}));
    EXPECT_EQ(ColumnFamily(ConnectionPool("Keyspace1", {again.address()}), "Users").get_count("bob"), 0);
}

/// What the page at 127.0.0.1:`port` has.
std::string page(const std::string& port) {
    boost::asio::io_context io;
    boost::asio::ip::tcp::socket socket(io);
    socket.connect({boost::asio::ip::make_address("127.0.0.1"), static_cast<std::uint16_t>(std::stoi(port))});
    boost::asio::write(socket, boost::asio::buffer(std::string("GET /metrics HTTP/1.0\r\n\r\n")));
    std::string text;
    boost::system::error_code closed;
    boost::asio::read(socket, boost::asio::dynamic_buffer(text), closed);
    return text;
}

TEST(ServerMetrics, tell_of_calls_connections_and_the_store) {
    boost::asio::io_context io;
    boost::asio::ip::tcp::acceptor free_port(io, {boost::asio::ip::make_address("127.0.0.1"), 0});
    const auto port = std::to_string(free_port.local_endpoint().port());
    free_port.close();
    const ServerProcess server(in_memory({"--metrics", port}));
    make_schema(server.address());
    const ColumnFamily users(ConnectionPool("Keyspace1", {server.address()}, {.pool_size = 3}), "Users");
    users.insert("ann", {{"state", "NY"}});
    EXPECT_THROW(users.insert("", {{"state", "NY"}}, {}), Error);

    const auto text = page(port);

    EXPECT_THAT(
        text,
        AllOf(HasSubstr(R"(cassia_server_call_duration_seconds_count{call="batch_mutate",outcome="success"} 1)"),
              HasSubstr(R"(cassia_server_call_duration_seconds_count{call="system_add_keyspace",outcome="success"} 1)"),
              HasSubstr("cassia_server_connections 3\n"), HasSubstr("cassia_server_connections_total 4\n"),
              HasSubstr("cassia_store_memtable_bytes ")));
}

}  // namespace
}  // namespace cassia
