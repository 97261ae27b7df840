#include <iostream>

#include <cassia/connection_pool.h>
#include <cassia/errors.h>

// Nobody listens there; one who knows what a host and a port are finds that out.
int main() {
    try {
        const cassia::ConnectionPool pool("Keyspace1", {"cql://127.0.0.1:1"});
    } catch (const cassia::AllServersUnavailable& error) {
        std::cout << error.what() << '\n';
        return 0;
    }
    return 1;
}
