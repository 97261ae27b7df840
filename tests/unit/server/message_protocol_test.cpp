#include "server/message_protocol.h"

#include <cstdint>
#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/transport/TBufferTransports.h>

#include <thriftmodel/generated/Cassandra.h>
#include "marshal/big_endian.h"

namespace cassia::server {
namespace {

using apache::thrift::protocol::TProtocolException;
using apache::thrift::transport::TMemoryBuffer;
using apache::thrift::transport::TTransportException;

constexpr std::string_view HEADER(
    "\x80\x01\x00\x01\x00\x00\x00\x0c"
    "batch_mutate\x00\x00\x00\x07",
    24);

std::string number(std::int32_t value) {
    std::string bytes;
    marshal::append_big_endian(value, bytes);
    return bytes;
}

std::string frame(const std::string& message) {
    return number(static_cast<std::int32_t>(message.size())) + message;
}

/// A connection on which a client has sent something, and then closed.
class Client {
public:
    explicit Client(const std::string& sent, bool framed = true, MessageLimits limits = {},
                    std::size_t received = 1U << 20U, bool has_logged_in = true)
        : limits_(limits), memory_(received, 1U << 20U) {
        socket_->write(reinterpret_cast<const uint8_t*>(sent.data()), static_cast<uint32_t>(sent.size()));
        transport_ = std::make_shared<MessageTransport>(socket_, framed, has_logged_in, limits_, memory_);
        protocol_ = std::make_unique<MessageProtocol>(transport_);
    }

    /// Reads the next message, whose arguments are those of batch_mutate, as the server does.
    thriftmodel::idl::Cassandra_batch_mutate_args read() {
        apache::thrift::protocol::TMessageType type{};
        protocol_->readMessageBegin(name, type, sequence);
        thriftmodel::idl::Cassandra_batch_mutate_args arguments;
        arguments.read(protocol_.get());
        protocol_->readMessageEnd();
        return arguments;
    }

    void has_logged_in() { transport_->allow_large_messages(); }

    std::string name;
    int32_t sequence = 0;

private:
    MessageLimits limits_;
    MessageMemory memory_;
    std::shared_ptr<TMemoryBuffer> socket_ = std::make_shared<TMemoryBuffer>();
    std::shared_ptr<MessageTransport> transport_;
    std::unique_ptr<MessageProtocol> protocol_;
};

/// A message of batch_mutate with a map of one row, and what a client says of its mutations.
std::string batch(const std::string& rows) {
    return std::string(HEADER) + "\x0d" + std::string("\x00\x01", 2) + "\x0b\x0d" + rows;
}

std::string one_row(const std::string& mutations) {
    return number(1) + number(3) + "row" + "\x0b\x0f" + number(1) + number(2) + "F1" + mutations;
}

std::string level_and_end() {
    return "\x08" + std::string("\x00\x02", 2) + number(1) + std::string(1, '\0');
}

std::string small_batch() {
    return batch(one_row("\x0c" + number(1) + std::string(1, '\0'))) + level_and_end();
}

auto is_refused(TProtocolException::TProtocolExceptionType type) {
    return testing::Throws<TProtocolException>(testing::Property(&TProtocolException::getType, type));
}

auto ends(TTransportException::TTransportExceptionType type) {
    return testing::Throws<TTransportException>(testing::Property(&TTransportException::getType, type));
}

TEST(MessageProtocol, reads_messages_one_after_another) {
    for (const bool framed : {true, false}) {
        const auto sent = framed ? frame(small_batch()) : small_batch();
        Client client(sent + sent, framed);

        EXPECT_EQ(client.read().mutation_map.at("row").at("F1").size(), 1U);
        EXPECT_EQ(client.name, "batch_mutate");
        EXPECT_EQ(client.sequence, 7);
        EXPECT_EQ(client.read().mutation_map.size(), 1U);
        EXPECT_THAT([&] { client.read(); }, ends(TTransportException::END_OF_FILE));
    }
}

TEST(MessageProtocol, ends_with_half_a_message) {
    Client framed(frame(small_batch()).substr(0, 30));
    Client unframed(small_batch().substr(0, 30), false);

    EXPECT_THAT([&] { framed.read(); }, ends(TTransportException::END_OF_FILE));
    EXPECT_THAT([&] { unframed.read(); }, ends(TTransportException::END_OF_FILE));
}

TEST(MessageProtocol, refuses_a_frame_above_the_limit_and_a_negative_one) {
    Client large(number(0x7fffffff));
    Client negative(number(-1));

    EXPECT_THAT([&] { large.read(); }, ends(TTransportException::CORRUPTED_DATA));
    EXPECT_THAT([&] { negative.read(); }, ends(TTransportException::CORRUPTED_DATA));
}

TEST(MessageProtocol, refuses_large_messages_of_clients_that_have_not_logged_in) {
    const MessageLimits limits{.max_size_of_stranger = 512};
    const auto unknown_field = std::string("\x0b\x00\x63", 3) + number(1000) + std::string(1000, 'x');
    const auto message = std::string(HEADER) + unknown_field + small_batch().substr(HEADER.size());
    for (const bool framed : {true, false}) {
        const auto sent = framed ? frame(message) : message;
        Client stranger(sent, framed, limits, 1U << 20U, false);
        Client known(sent, framed, limits, 1U << 20U, false);
        known.has_logged_in();

        EXPECT_THAT([&] { stranger.read(); }, ends(TTransportException::CORRUPTED_DATA)) << framed;
        EXPECT_NO_THROW(known.read()) << framed;
    }
}

TEST(MessageProtocol, refuses_an_unframed_message_above_the_limit) {
    const auto name = number(1000) + std::string(1000, 'x');
    Client client(std::string("\x80\x01\x00\x01", 4) + name, false, {.max_size = 512});

    EXPECT_THAT([&] { client.read(); }, ends(TTransportException::CORRUPTED_DATA));
}

TEST(MessageProtocol, refuses_what_does_not_begin_with_a_version) {
    Client web("GET / HTTP/1.1\r\n\r\n", false);
    Client web_in_a_frame(frame("GET / HTTP/1.1\r\n\r\n"));

    EXPECT_THAT([&] { web.read(); }, is_refused(TProtocolException::BAD_VERSION));
    EXPECT_THAT([&] { web_in_a_frame.read(); }, is_refused(TProtocolException::BAD_VERSION));
}

TEST(MessageProtocol, refuses_more_elements_than_a_message_has_bytes_for) {
    for (const std::int32_t announced : {100, 1'000'000, 0x7fffffff}) {
        Client list(frame(batch(one_row("\x0c" + number(announced)))));
        Client map(frame(batch(number(announced))));

        EXPECT_THAT([&] { list.read(); }, is_refused(TProtocolException::SIZE_LIMIT)) << announced;
        EXPECT_THAT([&] { map.read(); }, is_refused(TProtocolException::SIZE_LIMIT)) << announced;
    }
}

TEST(MessageProtocol, counts_the_elements_of_all_lists_together) {
    // Each family of the row announces as many empty mutations as a message of its size may have.
    std::string families;
    for (char family = 'A'; family < 'K'; ++family) {
        families += number(1) + family + "\x0c" + number(100) + std::string(100, '\0');
    }
    Client client(frame(batch(number(1) + number(3) + "row" + "\x0b\x0f" + number(10) + families) + level_and_end()));

    EXPECT_THAT([&] { client.read(); }, is_refused(TProtocolException::SIZE_LIMIT));
}

TEST(MessageProtocol, refuses_more_structs_than_would_be_whole) {
    // Empty ones, which are mutations that do nothing, take a byte in the message and hundreds when they are made.
    const auto empty = [](std::int32_t count) {
        return frame(batch(one_row("\x0c" + number(count) + std::string(static_cast<std::size_t>(count), '\0'))) +
                     level_and_end());
    };
    Client few(empty(50));
    Client many(empty(5000));

    EXPECT_EQ(few.read().mutation_map.at("row").at("F1").size(), 50U);
    EXPECT_THAT([&] { many.read(); }, is_refused(TProtocolException::SIZE_LIMIT));
}

TEST(MessageProtocol, refuses_a_negative_count_and_a_negative_size) {
    Client count(frame(batch(one_row("\x0c" + number(-1)))));
    Client size(frame(batch(number(1) + number(-5))));

    EXPECT_THAT([&] { count.read(); }, is_refused(TProtocolException::NEGATIVE_SIZE));
    EXPECT_THAT([&] { size.read(); }, is_refused(TProtocolException::NEGATIVE_SIZE));
}

TEST(MessageProtocol, refuses_a_string_longer_than_its_message) {
    Client client(frame(batch(number(1) + number(0x7fffffff) + "row")));

    EXPECT_THAT([&] { client.read(); }, is_refused(TProtocolException::SIZE_LIMIT));
}

TEST(MessageProtocol, refuses_structs_nested_too_deep) {
    // An unknown field of structs within structs.
    std::string nested;
    for (int i = 0; i < 10'000; ++i) {
        nested += std::string("\x0c\x00\x63", 3);
    }
    for (const bool framed : {true, false}) {
        const auto message = std::string(HEADER) + nested;
        Client client(framed ? frame(message) : message, framed);

        EXPECT_THAT([&] { client.read(); }, is_refused(TProtocolException::DEPTH_LIMIT));
    }
}

TEST(MessageProtocol, refuses_elements_of_no_type_at_once) {
    // Skipped one by one, they would take the processor for seconds, and no bytes.
    const auto message = std::string(HEADER) + std::string("\x0f\x00\x63\x01", 4) + number(0x7fffffff);
    Client client(message, false);

    EXPECT_THAT([&] { client.read(); }, is_refused(TProtocolException::INVALID_DATA));
}

TEST(MessageProtocol, refuses_large_messages_that_take_more_than_all_may_together) {
    const auto name = number(200'000) + std::string(200'000, 'x');
    Client framed(frame(std::string("\x80\x01\x00\x01", 4) + name), true, {}, 100'000);
    Client unframed(std::string("\x80\x01\x00\x01", 4) + name, false, {}, 100'000);

    EXPECT_THAT([&] { framed.read(); }, ends(TTransportException::CORRUPTED_DATA));
    EXPECT_THAT([&] { unframed.read(); }, ends(TTransportException::CORRUPTED_DATA));
}

TEST(MessageMemory, is_had_again_when_the_message_is_gone) {
    const auto unknown_field = std::string("\x0b\x00\x63", 3) + number(90'000) + std::string(90'000, 'x');
    const auto sent = frame(std::string(HEADER) + unknown_field + small_batch().substr(HEADER.size()));
    Client client(sent + sent + sent, true, {}, 100'000);

    for (int i = 0; i < 3; ++i) {
        EXPECT_NO_THROW(client.read()) << i;
    }
}

}  // namespace
}  // namespace cassia::server
