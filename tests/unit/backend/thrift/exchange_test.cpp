#include "backend/thrift/exchange.h"

#include <exception>
#include <string>

#include <gtest/gtest.h>

#include <cassia/errors.h>

#include <thriftmodel/generated/Cassandra.h>

namespace cassia::thrift {
namespace {

using apache::thrift::protocol::TProtocolException;

TEST(ReplyProtocol, makes_no_room_for_more_elements_than_there_can_be) {
    // A list of 999999 keyspaces, and then nothing.
    const Reply reply{std::string("\x0f\0\0\x0c\0\x0f\x42\x3f", 8)};

    try {
        read<thriftmodel::idl::Cassandra_describe_keyspaces_result>(reply);
        FAIL() << "it was read";
    } catch (const ProtocolException& error) {
        try {
            std::rethrow_if_nested(error);
            FAIL() << "it has no cause";
        } catch (const TProtocolException& cause) {
            EXPECT_EQ(cause.getType(), TProtocolException::SIZE_LIMIT);
        }
    }
}

}  // namespace
}  // namespace cassia::thrift
