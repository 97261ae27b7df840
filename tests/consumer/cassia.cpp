#include <iostream>
#include <string>
#include <string_view>

#include <cassia/connection_pool.h>
#include <cassia/errors.h>
#include <cassia/types.h>
#include <cassia/version.h>

namespace {

bool unpacks_what_it_packs() {
    const std::string packed = cassia::LongType().pack(24);
    return cassia::LongType().unpack(packed).as<int>() == 24;
}

// What it is not linked to.
bool names_the_library_of_a_server() {
    try {
        const cassia::ConnectionPool pool("Keyspace1", {"127.0.0.1:1"});
    } catch (const cassia::InvalidRequestError& error) {
        std::cout << error.what() << '\n';
        return std::string_view(error.what()).find("link cassia::thrift") != std::string_view::npos;
    }
    return false;
}

}  // namespace

int main() {
    std::cout << "cassia " << cassia::version() << '\n';
    const bool is_right =
        cassia::version() == CASSIA_VERSION_STRING && unpacks_what_it_packs() && names_the_library_of_a_server();
    return is_right ? 0 : 1;
}
