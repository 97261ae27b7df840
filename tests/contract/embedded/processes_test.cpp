#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cassia/cassia.h>

#include "support/endless_writer.h"
#include "support/show.h"
#include "support/temp_folder.h"

namespace cassia {
namespace {

using namespace support;
using testing::AllOf;
using testing::HasSubstr;

// What a child process says before it ends; "" if it says nothing.
template <typename Work>
std::string said_by_child(Work work) {
    int ends[2];
    if (::pipe(ends) != 0) {
        throw std::system_error(errno, std::generic_category(), "making a pipe");
    }
    const auto child = ::fork();
    if (child == 0) {
        const std::string said = work();
        const auto written = ::write(ends[1], said.data(), said.size());
        std::_Exit(written == static_cast<ssize_t>(said.size()) ? 0 : 1);
    }
    ::close(ends[1]);
    std::string said;
    char buffer[1024];
    for (ssize_t size = 0; (size = ::read(ends[0], buffer, sizeof buffer)) > 0;) {
        said.append(buffer, static_cast<std::size_t>(size));
    }
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    return said;
}

// What a child process that calls exit(7) prints through stdio, and how it ends. A child that hangs is killed.
struct ChildExit {
    std::string printed;
    int status = 0;
};

std::optional<int> status_within(std::chrono::seconds deadline, pid_t child) {
    const auto end = std::chrono::steady_clock::now() + deadline;
    for (int status = 0; std::chrono::steady_clock::now() < end;) {
        if (::waitpid(child, &status, WNOHANG) == child) {
            return status;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return std::nullopt;
}

ChildExit exit_of_child() {
    TempFolder folder;
    const std::string path = folder / "printed";
    const auto child = ::fork();
    if (child == 0) {
        if (std::freopen(path.c_str(), "w", stdout) != nullptr) {
            std::printf("said by the child");
        }
        std::exit(7);
    }
    auto status = status_within(std::chrono::seconds(20), child);
    if (!status) {
        ::kill(child, SIGKILL);
        ::waitpid(child, &status.emplace(), 0);
    }
    std::ifstream file(path);
    return {std::string(std::istreambuf_iterator<char>(file), {}), *status};
}

template <typename Work>
std::string message_of(Work work) {
    try {
        work();
        return "nothing was thrown";
    } catch (const StoreError& error) {
        return error.what();
    }
}

TEST(Processes, names_the_process_that_has_the_store_open) {
    const TempFolder folder;
    const EndlessWriter writer(folder / "data");

    EXPECT_THAT(
        message_of([&] { EmbeddedStore::open(folder / "data"); }),
        AllOf(HasSubstr("another process (id " + std::to_string(writer.id()) + ")"), HasSubstr("cassia-server")));
}

TEST(Processes, opens_a_store_when_the_other_process_is_gone) {
    const TempFolder folder;
    {
        const EndlessWriter writer(folder / "data");
    }

    EXPECT_NO_THROW(EmbeddedStore::open(folder / "data"));
}

TEST(Processes, lets_a_child_exit_when_all_stores_are_closed) {
    {
        const TempFolder folder;
        const auto store = EmbeddedStore::open(folder / "data");
    }

    const auto child = exit_of_child();

    EXPECT_TRUE(WIFEXITED(child.status));
    EXPECT_EQ(WEXITSTATUS(child.status), 7);
}

class Forking : public testing::Test {
protected:
    Forking() {
        SystemManager system(store_.server());
        system.create_keyspace("Keyspace1");
        system.create_column_family("Keyspace1", "Standard1");
        pool_.emplace("Keyspace1", std::vector{store_.server()});
        family_.emplace(*pool_, "Standard1");
        family_->insert(KEY, {{Bytes("a"), Bytes("x")}});
    }

    std::string path() const { return folder_ / "data"; }

    const Bytes KEY{std::string("row")};
    TempFolder folder_;
    EmbeddedStore store_ = EmbeddedStore::open(path());
    std::optional<ConnectionPool> pool_;
    std::optional<ColumnFamily> family_;
};

TEST_F(Forking, forbids_a_child_to_write) {
    EXPECT_THAT(said_by_child([&] { return message_of([&] { family_->insert(KEY, {{Bytes("b"), Bytes("y")}}); }); }),
                AllOf(HasSubstr("opened before fork()"), HasSubstr("cassia-server")));
}

TEST_F(Forking, forbids_a_child_to_read) {
    EXPECT_THAT(said_by_child([&] { return message_of([&] { family_->get(KEY); }); }),
                HasSubstr("opened before fork()"));
}

TEST_F(Forking, forbids_a_child_to_change_the_schema) {
    EXPECT_THAT(
        said_by_child([&] { return message_of([&] { SystemManager(store_.server()).create_keyspace("Another"); }); }),
        HasSubstr("opened before fork()"));
}

TEST_F(Forking, forbids_a_child_to_open_the_store_by_its_path) {
    EXPECT_THAT(said_by_child([&] { return message_of([&] { ConnectionPool("Keyspace1", {"embedded:" + path()}); }); }),
                HasSubstr("cassia-server"));
}

TEST_F(Forking, forbids_a_child_to_flush) {
    EXPECT_THAT(said_by_child([&] { return message_of([&] { store_.flush(); }); }), HasSubstr("opened before fork()"));
    EXPECT_THAT(said_by_child([&] { return message_of([&] { store_.compact(); }); }),
                HasSubstr("opened before fork()"));
    EXPECT_THAT(said_by_child([&] { return message_of([&] { store_.checkpoint(folder_ / "copy"); }); }),
                HasSubstr("opened before fork()"));
}

TEST_F(Forking, forbids_a_child_to_open_another_store) {
    const auto another = folder_ / "another";

    EXPECT_THAT(said_by_child([&] { return message_of([&] { EmbeddedStore::open(std::string(another)); }); }),
                AllOf(HasSubstr("child of fork()"), HasSubstr("before the first store is opened")));
}

TEST_F(Forking, lets_a_child_exit_with_its_status_and_its_output) {
    const auto child = exit_of_child();

    EXPECT_TRUE(WIFEXITED(child.status));
    EXPECT_EQ(WEXITSTATUS(child.status), 7);
    EXPECT_EQ(child.printed, "said by the child");
}

TEST_F(Forking, leaves_the_store_to_the_parent) {
    said_by_child([&] {
        family_.reset();
        pool_.reset();
        return std::string();
    });
    family_->insert(KEY, {{Bytes("b"), Bytes("y")}});

    EXPECT_EQ(show(family_->get(KEY)), "{0x61: 0x78, 0x62: 0x79}");
}

}  // namespace
}  // namespace cassia
