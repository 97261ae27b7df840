#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cassia::shell {

class Session;

/// What the end of a line may become.
struct Completion {
    /// How many bytes at the end are the word that is completed.
    std::size_t word_size = 0;
    /// The words it may become, sorted: names, methods with their bracket, keyword arguments with their =, the texts of
    /// keyspaces and column families with their closing quote.
    std::vector<std::string> words;

    /// What all words begin with.
    std::string common() const;
};

/// Completes `before`, the source up to the cursor. Calls nothing but the server, for its names.
Completion complete(Session& session, std::string_view before);

}  // namespace cassia::shell
