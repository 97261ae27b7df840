#include <cassia/consistency.h>

namespace cassia {

std::string_view to_string(ConsistencyLevel level) noexcept {
    switch (level) {
        case ConsistencyLevel::ONE: return "ONE";
        case ConsistencyLevel::QUORUM: return "QUORUM";
        case ConsistencyLevel::LOCAL_QUORUM: return "LOCAL_QUORUM";
        case ConsistencyLevel::EACH_QUORUM: return "EACH_QUORUM";
        case ConsistencyLevel::ALL: return "ALL";
        case ConsistencyLevel::ANY: return "ANY";
        case ConsistencyLevel::TWO: return "TWO";
        case ConsistencyLevel::THREE: return "THREE";
        case ConsistencyLevel::SERIAL: return "SERIAL";
        case ConsistencyLevel::LOCAL_SERIAL: return "LOCAL_SERIAL";
        case ConsistencyLevel::LOCAL_ONE: return "LOCAL_ONE";
    }
    return "UNKNOWN";
}

}  // namespace cassia
