#include <iostream>

#include <cassia/types.h>
#include <cassia/version.h>

int main() {
    const std::string packed = cassia::LongType().pack(24);
    const auto age = cassia::LongType().unpack(packed).as<int>();

    std::cout << "cassia " << cassia::version() << ": " << age << '\n';
    return age == 24 && cassia::version() == CASSIA_VERSION_STRING ? 0 : 1;
}
