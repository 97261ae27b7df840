#include "program.h"

#include <fcntl.h>
#include <unistd.h>

#include <exception>
#include <iostream>
#include <utility>

#include <cassia/errors.h>

namespace cassia::apps {
namespace {

constexpr int FAILURE = 1;
constexpr int USAGE_ERROR = 2;

// A stream that was closed would be the store's next file, and a result or a message written into that. Each gets a
// file on which it fails, and messages one that takes them.
void open_closed_streams() {
    for (const auto& [stream, mode] :
         {std::pair{STDIN_FILENO, O_WRONLY}, {STDOUT_FILENO, O_RDONLY}, {STDERR_FILENO, O_WRONLY}}) {
        if (::fcntl(stream, F_GETFD) == -1) {
            static_cast<void>(::open("/dev/null", mode));
        }
    }
}

}  // namespace

int run_program(const char* name, const char* description, int argc, char** argv, Program program) {
    open_closed_streams();
    std::ios::sync_with_stdio(false);
    const auto fail = [&](const std::exception& error, const char* hint, int status) {
        std::cerr << name << ": " << error.what() << hint << '\n';
        return status;
    };
    try {
        CLI::App app(description, name);
        const auto work = program(app);
        try {
            app.parse(argc, argv);
        } catch (const CLI::Success& help) {
            return app.exit(help);
        }
        return work();
    } catch (const CLI::ParseError& error) {
        return fail(error, "; --help lists the flags", USAGE_ERROR);
    } catch (const InvalidRequestError& error) {
        return fail(error, "", USAGE_ERROR);
    } catch (const std::exception& error) {
        return fail(error, "", FAILURE);
    }
}

void refuse(const std::string& what) {
    throw InvalidRequestError(what);
}

}  // namespace cassia::apps
