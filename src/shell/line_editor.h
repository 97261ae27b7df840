#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "shell/completion.h"
#include "shell/history.h"

namespace cassia::shell {

/// A line that was typed.
struct TypedLine {
    enum class End { entered, cancelled, end_of_input };

    End end = End::entered;
    std::string text;
};

/// Reads lines from the terminal, which the user may edit, recall and have completed.
class LineEditor {
public:
    using Complete = std::function<Completion(std::string_view before)>;

    LineEditor(Complete complete, History history);
    LineEditor(const LineEditor&) = delete;
    LineEditor& operator=(const LineEditor&) = delete;
    ~LineEditor();

    /// `before`: lines of the same statement, which the completion sees too.
    TypedLine read(const std::string& prompt, std::string_view before);

private:
    struct Library;

    std::unique_ptr<Library> library_;
};

}  // namespace cassia::shell
