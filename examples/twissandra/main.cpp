// Twissandra: people, whom they follow, and what they say. README.md explains it.

#include <iostream>

#include "terminal.h"

int main(int argc, char** argv) {
    return twissandra::run(argc, argv, std::cout, std::cerr);
}
