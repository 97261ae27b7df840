#include <gtest/gtest.h>

#include <string>
#include <vector>

#include <cassia/errors.h>

#include "backend/cql/protocol/responses.h"
#include "support/golden_conversation.h"

// What real servers answered, damaged.

namespace cassia::cql {
namespace {

using support::GoldenConversation;
using support::KeptMessage;

// What is longer is long by its values alone.
constexpr std::size_t LONGEST = 5000;

std::vector<KeptMessage> golden_messages() {
    std::vector<KeptMessage> messages;
    for (const auto* const name : {"5.0-v4", "5.0-v5", "4.1-v5", "5.0-v5-events", "5.0-v5-poison", "5.0-v4-users",
                                   "5.0-v5-outage", "5.0-v5-outage-events"}) {
        const GoldenConversation golden(name);
        for (const auto& exchange : golden.exchanges()) {
            for (const auto& message : exchange.messages) {
                if (message.body.size() <= LONGEST) {
                    messages.push_back(message);
                }
            }
        }
    }
    return messages;
}

/// Reads all of it, the rows too. False: it was refused.
bool is_read(const EnvelopeHeader& header, std::string_view body) {
    try {
        auto response = read_response({header, body});
        if (auto* const result = std::get_if<RowsResult>(&response.message)) {
            std::vector<OptionalBytes> row(result->metadata.column_count);
            while (result->rows.next(row)) {
            }
        }
        return true;
    } catch (const ProtocolException&) {
        return false;
    }
}

TEST(HostileBytes, that_are_cut_off_anywhere_are_refused) {
    for (const auto& message : golden_messages()) {
        ASSERT_TRUE(is_read(message.header, message.body));
        for (std::size_t size = 0; size < message.body.size(); ++size) {
            EXPECT_FALSE(is_read(message.header, std::string_view(message.body).substr(0, size)))
                << "opcode " << static_cast<int>(message.header.opcode) << ", stream " << message.header.stream << ", "
                << size << " bytes of " << message.body.size();
        }
    }
}

TEST(HostileBytes, with_any_byte_changed_are_read_or_refused) {
    std::size_t refused = 0;
    for (const auto& message : golden_messages()) {
        auto body = message.body;
        for (auto& byte : body) {
            const char kept = byte;
            for (const char other : {'\0', '\1', '\x7f', '\x80', '\xff'}) {
                byte = other;
                refused += is_read(message.header, body) ? 0 : 1;
            }
            byte = kept;
        }
    }

    EXPECT_GT(refused, 1000U);
}

}  // namespace
}  // namespace cassia::cql
