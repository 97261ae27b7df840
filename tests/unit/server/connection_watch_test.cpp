#include "server/connection_watch.h"

#include <array>
#include <chrono>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace cassia::server {
namespace {

using namespace std::chrono_literals;
using Clock = ConnectionWatch::Clock;

constexpr auto PATIENCE = 30s;

/// A connection, and whether its server's end was ended.
class Connection {
public:
    Connection(ConnectionWatch& watch, bool is_known) : watched(watch, open(), is_known) {}
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() {
        for (const int socket : sockets_) {
            ::close(socket);
        }
    }

    bool wait_for_end() const {
        char byte = 0;
        return ::recv(sockets_[0], &byte, 1, 0) == 0;
    }
    bool is_ended() const {
        char byte = 0;
        return ::recv(sockets_[0], &byte, 1, MSG_DONTWAIT) == 0;
    }

private:
    int open() {
        EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, sockets_.data()), 0);
        return sockets_[0];
    }

    std::array<int, 2> sockets_{};

public:
    ConnectionWatch::Watched watched;
};

TEST(ConnectionWatch, ends_what_is_not_done_in_time_and_nothing_else) {
    ConnectionWatch watch(10, PATIENCE);
    const auto now = Clock::now();
    Connection late(watch, true);
    Connection in_time(watch, true);
    Connection waiting(watch, true);
    late.watched.must_be_done_by(now + 10s);
    in_time.watched.must_be_done_by(now + 20s);
    waiting.watched.must_be_done_by(now + 10s);
    waiting.watched.may_wait();

    watch.check(now + 15s);

    EXPECT_TRUE(late.is_ended());
    EXPECT_FALSE(in_time.is_ended());
    EXPECT_FALSE(waiting.is_ended());
}

TEST(ConnectionWatch, ends_clients_that_never_log_in_when_all_places_are_taken) {
    ConnectionWatch watch(2, PATIENCE);
    Connection stranger(watch, false);
    const auto later = Clock::now() + 2 * PATIENCE;

    watch.check(later);
    EXPECT_FALSE(stranger.is_ended());

    Connection friendly(watch, false);
    friendly.watched.has_logged_in();
    watch.check(Clock::now());
    EXPECT_FALSE(stranger.is_ended());
    watch.check(later);
    EXPECT_TRUE(stranger.is_ended());
    EXPECT_FALSE(friendly.is_ended());
}

TEST(ConnectionWatch, hurries_what_goes_on_when_the_end_is_near) {
    ConnectionWatch watch(10, PATIENCE);
    const auto now = Clock::now();
    Connection slow(watch, true);
    Connection waiting(watch, true);
    slow.watched.must_be_done_by(now + 1h);

    watch.end_by(now + 10s);
    watch.check(now + 5s);
    EXPECT_FALSE(slow.is_ended());
    watch.check(now + 11s);

    EXPECT_TRUE(slow.is_ended());
    EXPECT_FALSE(waiting.is_ended());
}

TEST(ConnectionWatch, looks_by_itself) {
    ConnectionWatch watch(10, 4ms);
    Connection late(watch, true);

    late.watched.must_be_done_by(Clock::now() - 1s);

    // Returns when it was ended.
    EXPECT_TRUE(late.wait_for_end());
}

}  // namespace
}  // namespace cassia::server
