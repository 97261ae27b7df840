#include <chrono>
#include <string>

#include <gmock/gmock.h>
#include <thrift/TApplicationException.h>

#include <cassia/errors.h>

#include <thriftmodel/generated/Cassandra.h>
#include "backend/backends.h"
#include "support/fake_server.h"
#include "unit/backend/thrift/thrift_messages.h"

namespace cassia::thrift {
namespace {

namespace idl = thriftmodel::idl;
using namespace std::chrono_literals;
using support::FakeServer;
using support::frame;
using support::thrift_message;
using testing::AllOf;
using testing::HasSubstr;
using testing::Property;
using testing::Throws;
using testing::ThrowsMessage;

backend::Deadline in(std::chrono::milliseconds time) {
    return std::chrono::steady_clock::now() + time;
}

/// What a server does that real ones do not do on demand.
class ThriftFaults : public testing::Test {
protected:
    /// Connects to a server that answers each request so.
    std::unique_ptr<backend::Connection> connect(std::function<void(FakeServer::Peer&)> serve) {
        server_.emplace(std::move(serve));
        return backend::connect(server_->address(), {.deadline = in(10s)});
    }

    /// Connects to a server that answers the first request with these bytes, and then waits.
    std::unique_ptr<backend::Connection> connect_to_one_that_answers(std::string bytes) {
        return connect([bytes = std::move(bytes)](FakeServer::Peer& peer) {
            peer.read_frame();
            peer.write(bytes);
            peer.await_close();
        });
    }

    static void read(backend::Connection& connection, backend::Deadline deadline = in(10s)) {
        const std::vector<std::string> keys{"row"};
        run(connection, model::ReadRows{{"Standard1", {}}, keys, model::SliceRange{}}, deadline);
    }

    static void write(backend::Connection& connection, backend::Deadline deadline = in(10s)) {
        const model::Mutation insertion = model::Insertion{{}, "name", "value", 1, 0};
        const model::RowMutation row{"Standard1", "row", {&insertion, 1}};
        run(connection, model::Mutate{{&row, 1}, false}, deadline);
    }

    std::optional<FakeServer> server_;

private:
    static void run(backend::Connection& connection, const model::Request& request, backend::Deadline deadline) {
        backend::Completion completion;
        const model::Operation operation{request, ConsistencyLevel::ONE, "test"};
        connection.submit(operation, completion, deadline);
        connection.wait(completion);
    }
};

idl::Cassandra_get_slice_result no_columns() {
    idl::Cassandra_get_slice_result result;
    result.__isset.success = true;
    return result;
}

TEST_F(ThriftFaults, none_reads) {
    const auto connection = connect_to_one_that_answers(frame(thrift_message("get_slice", 1, no_columns())));

    EXPECT_NO_THROW(read(*connection));
}

TEST_F(ThriftFaults, silence_after_a_call_that_is_limited) {
    const auto connection = connect([](FakeServer::Peer& peer) { peer.await_close(); });
    connection->limit_calls(in(50ms));

    EXPECT_THAT([&] { connection->describe_version(); },
                ThrowsMessage<TransportException>(HasSubstr("did not answer in time")));
}

TEST_F(ThriftFaults, a_close_before_anything_is_asked) {
    const auto connection = connect([](FakeServer::Peer& peer) { peer.read_frame(); });
    EXPECT_FALSE(connection->is_closed_by_server());
    EXPECT_THROW(read(*connection), TransportException);

    EXPECT_TRUE(connection->is_closed_by_server());
}

TEST_F(ThriftFaults, half_a_frame_and_a_close) {
    const auto whole = frame(thrift_message("get_slice", 1, no_columns()));
    const auto connection = connect([&](FakeServer::Peer& peer) {
        peer.read_frame();
        peer.write(std::string_view(whole).substr(0, whole.size() / 2));
    });

    EXPECT_THAT([&] { read(*connection); },
                Throws<TransportException>(
                    AllOf(Property(&std::exception::what, HasSubstr(server_->address() + " closed the connection")),
                          Property(&Error::is_retryable, true), Property(&Error::may_have_been_applied, false),
                          Property(&Error::server, server_->address()))));
}

TEST_F(ThriftFaults, half_a_frame_and_silence) {
    const auto whole = frame(thrift_message("get_slice", 1, no_columns()));
    const auto connection = connect_to_one_that_answers(whole.substr(0, whole.size() / 2));

    EXPECT_THAT([&] { read(*connection, in(20ms)); },
                ThrowsMessage<TransportException>(HasSubstr("did not answer in time")));
}

TEST_F(ThriftFaults, a_close_between_request_and_answer_says_that_a_write_may_have_been_applied) {
    const auto connection = connect([](FakeServer::Peer& peer) { peer.read_frame(); });

    EXPECT_THAT([&] { write(*connection); },
                Throws<TransportException>(AllOf(Property(&Error::is_retryable, true),
                                                 Property(&Error::may_have_been_applied, true),
                                                 Property(&std::exception::what, HasSubstr("may have been made")))));
}

TEST_F(ThriftFaults, a_wrong_sequence_number) {
    const auto connection = connect_to_one_that_answers(frame(thrift_message("get_slice", 2, no_columns())));

    EXPECT_THAT([&] { read(*connection); },
                ThrowsMessage<ProtocolException>(
                    HasSubstr("the answer is to call 2, 'get_slice', and not to call 1, 'get_slice'")));
}

TEST_F(ThriftFaults, an_answer_to_another_call) {
    const auto connection = connect_to_one_that_answers(frame(thrift_message("get_count", 1, no_columns())));

    EXPECT_THAT([&] { read(*connection); },
                ThrowsMessage<ProtocolException>(
                    HasSubstr("the answer is to call 1, 'get_count', and not to call 1, 'get_slice'")));
}

TEST_F(ThriftFaults, garbage) {
    const auto connection = connect_to_one_that_answers(frame("HTTP/1.1 400 Bad Request\r\n\r\n"));

    EXPECT_THAT([&] { read(*connection); }, Throws<ProtocolException>(Property(&Error::is_retryable, false)));
}

TEST_F(ThriftFaults, an_answer_of_http) {
    const auto connection = connect_to_one_that_answers("HTTP/1.1 400 Bad Request\r\n\r\n");

    EXPECT_THAT([&] { read(*connection); },
                ThrowsMessage<ProtocolException>(HasSubstr(server_->address() + " speaks HTTP")));
}

TEST_F(ThriftFaults, an_answer_of_tls) {
    const auto connection = connect_to_one_that_answers(std::string("\x15\x03\x03\x00\x02\x02\x0a", 7));

    EXPECT_THAT([&] { read(*connection); },
                ThrowsMessage<ProtocolException>(HasSubstr(server_->address() + " speaks TLS; give the option tls")));
}

TEST_F(ThriftFaults, an_answer_of_tls_without_frames) {
    server_.emplace([](FakeServer::Peer& peer) {
        peer.write(std::string_view("\x15\x03\x03\x00\x02\x02\x0a", 7));
        peer.await_close();
    });
    const auto connection = backend::connect(server_->address(), {.deadline = in(10s), .framed_transport = false});

    EXPECT_THAT([&] { read(*connection); },
                ThrowsMessage<ProtocolException>(HasSubstr(server_->address() + " speaks TLS; give the option tls")));
}

TEST_F(ThriftFaults, a_frame_of_two_gibibytes) {
    const auto connection = connect_to_one_that_answers(std::string("\x7f\xff\xff\xff", 4));

    EXPECT_THAT([&] { read(*connection); },
                ThrowsMessage<ProtocolException>(HasSubstr("announces an answer of 2147483647 bytes")));
}

TEST_F(ThriftFaults, an_empty_frame) {
    const auto connection = connect_to_one_that_answers(frame(""));

    EXPECT_THROW(read(*connection), ProtocolException);
}

TEST_F(ThriftFaults, an_answer_without_a_result) {
    const auto connection =
        connect_to_one_that_answers(frame(thrift_message("get_slice", 1, idl::Cassandra_get_slice_result())));

    EXPECT_THAT([&] { read(*connection); },
                ThrowsMessage<ProtocolException>(HasSubstr("neither a result nor an error")));
}

TEST_F(ThriftFaults, a_fault_within_the_server) {
    const apache::thrift::TApplicationException fault(apache::thrift::TApplicationException::INTERNAL_ERROR,
                                                      "Internal error processing get_slice");
    const auto connection = connect_to_one_that_answers(
        frame(thrift_message("get_slice", 1, fault, apache::thrift::protocol::T_EXCEPTION)));

    EXPECT_THAT([&] { read(*connection); },
                ThrowsMessage<ProtocolException>(HasSubstr("Internal error processing get_slice")));
}

TEST_F(ThriftFaults, leave_a_connection_of_no_use) {
    const auto connection = connect_to_one_that_answers(frame("garbage"));
    EXPECT_THROW(read(*connection), ProtocolException);

    EXPECT_THAT([&] { read(*connection); },
                ThrowsMessage<TransportException>(HasSubstr("is closed after a fault on it")));
    EXPECT_THROW(connection->describe_version(), TransportException);
}

TEST_F(ThriftFaults, end_all_that_is_under_way) {
    const auto connection = connect_to_one_that_answers(frame("garbage"));
    const std::vector<std::string> keys{"row"};
    const model::Operation operation{model::ReadRows{{"Standard1", {}}, keys, model::SliceRange{}},
                                     ConsistencyLevel::ONE, "test"};
    backend::Completion first;
    backend::Completion second;
    connection->submit(operation, first, in(10s));
    connection->submit(operation, second, in(10s));

    EXPECT_THROW(connection->wait(first), ProtocolException);
    EXPECT_THROW(connection->wait(second), ProtocolException);
}

TEST_F(ThriftFaults, are_none_where_answers_come_in_order) {
    const auto connection = connect([](FakeServer::Peer& peer) {
        peer.read_frame();
        peer.read_frame();
        peer.write(frame(thrift_message("get_slice", 1, no_columns())) +
                   frame(thrift_message("get_slice", 2, no_columns())));
        peer.await_close();
    });
    const std::vector<std::string> keys{"row"};
    const model::Operation operation{model::ReadRows{{"Standard1", {}}, keys, model::SliceRange{}},
                                     ConsistencyLevel::ONE, "test"};
    backend::Completion first;
    backend::Completion second;
    connection->submit(operation, first, in(10s));
    connection->submit(operation, second, in(10s));

    EXPECT_NO_THROW(connection->wait(second));
    EXPECT_TRUE(first.done);
}

// ---- errors that the server declares ----

TEST_F(ThriftFaults, an_invalid_request_has_the_servers_text) {
    idl::InvalidRequestException refusal;
    refusal.why = "unconfigured table Usres";
    idl::Cassandra_get_slice_result result;
    result.ire = refusal;
    result.__isset.ire = true;
    const auto connection = connect_to_one_that_answers(frame(thrift_message("get_slice", 1, result)));

    EXPECT_THAT([&] { read(*connection); },
                ThrowsMessage<InvalidRequestException>(HasSubstr("unconfigured table Usres")));
}

TEST_F(ThriftFaults, too_few_replicas_are_unavailable) {
    idl::Cassandra_get_slice_result result;
    result.__isset.ue = true;
    const auto connection = connect_to_one_that_answers(frame(thrift_message("get_slice", 1, result)));

    EXPECT_THROW(read(*connection), UnavailableException);
}

TEST_F(ThriftFaults, a_servers_time_out_tells_how_many_did_answer) {
    idl::TimedOutException time_out;
    time_out.__set_acknowledged_by(1);
    idl::Cassandra_batch_mutate_result result;
    result.te = time_out;
    result.__isset.te = true;
    const auto connection = connect_to_one_that_answers(frame(thrift_message("batch_mutate", 1, result)));

    EXPECT_THAT([&] { write(*connection); }, ThrowsMessage<TimedOutException>(HasSubstr("; 1 did")));
}

TEST_F(ThriftFaults, an_authorization_exception_is_one) {
    idl::AuthorizationException refusal;
    refusal.why = "bob may not";
    idl::Cassandra_login_result result;
    result.authzx = refusal;
    result.__isset.authzx = true;
    const auto connection = connect_to_one_that_answers(frame(thrift_message("login", 1, result)));

    EXPECT_THAT(
        [&] { connection->login({"bob", "secret"}); },
        ThrowsMessage<AuthorizationException>(AllOf(HasSubstr("bob may not"), testing::Not(HasSubstr("secret")))));
}

TEST_F(ThriftFaults, nodes_that_disagree_on_the_schema) {
    idl::Cassandra_system_drop_keyspace_result result;
    result.__isset.sde = true;
    const auto connection = connect_to_one_that_answers(frame(thrift_message("system_drop_keyspace", 1, result)));

    EXPECT_THROW(connection->drop_keyspace("Keyspace1"), SchemaDisagreementException);
}

TEST_F(ThriftFaults, the_keyspace_is_set_after_the_login) {
    std::vector<std::string> calls;
    {
        const FakeServer server([&](FakeServer::Peer& peer) {
            calls.push_back(peer.read_frame());
            peer.write(frame(thrift_message("login", 1, idl::Cassandra_login_result())));
            calls.push_back(peer.read_frame());
            peer.write(frame(thrift_message("set_keyspace", 2, idl::Cassandra_set_keyspace_result())));
        });
        backend::connect(server.address(),
                         {.credentials = Credentials{"bob", "secret"}, .keyspace = "Keyspace1", .deadline = in(10s)});
    }

    EXPECT_THAT(calls, testing::ElementsAre(HasSubstr("login"), HasSubstr("set_keyspace")));
}

}  // namespace
}  // namespace cassia::thrift
