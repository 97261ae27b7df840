#include "backend/cql/protocol/consistency_codes.h"

#include <algorithm>
#include <array>
#include <string>

#include <cassia/errors.h>

#include "backend/cql/protocol/fault.h"

namespace cassia::cql {
namespace {

// In the order of their codes, from 0.
constexpr std::array LEVELS{
    ConsistencyLevel::ANY,          ConsistencyLevel::ONE,         ConsistencyLevel::TWO,
    ConsistencyLevel::THREE,        ConsistencyLevel::QUORUM,      ConsistencyLevel::ALL,
    ConsistencyLevel::LOCAL_QUORUM, ConsistencyLevel::EACH_QUORUM, ConsistencyLevel::SERIAL,
    ConsistencyLevel::LOCAL_SERIAL, ConsistencyLevel::LOCAL_ONE,
};

}  // namespace

std::uint16_t code_of(ConsistencyLevel level) {
    const auto* const found = std::find(LEVELS.begin(), LEVELS.end(), level);
    if (found == LEVELS.end()) {
        throw InvalidRequestError("there is no consistency level " + std::to_string(static_cast<int>(level)));
    }
    return static_cast<std::uint16_t>(found - LEVELS.begin());
}

ConsistencyLevel level_of(std::uint16_t code) {
    if (code >= LEVELS.size()) {
        fault("a consistency level is " + to_code(code) + ", and should be 0x0000 to " +
              to_code(static_cast<std::uint32_t>(LEVELS.size() - 1)));
    }
    return LEVELS.at(code);
}

}  // namespace cassia::cql
