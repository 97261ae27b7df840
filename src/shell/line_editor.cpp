#include "shell/line_editor.h"

#include <histedit.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cwchar>
#include <utility>

#include "shell/interrupts.h"
#include "shell/terminal.h"
#include "shell/text.h"

namespace cassia::shell {
namespace {

constexpr int most_lines = 1000;

struct EndEditLine {
    void operator()(EditLine* editor) const { el_end(editor); }
};
struct EndHistory {
    void operator()(::History* history) const { history_end(history); }
};

}  // namespace

/// libedit, and what its callbacks need: they get this as their client data.
struct LineEditor::Library {
    Library(Complete complete_line, History kept) : complete(std::move(complete_line)), file(std::move(kept)) {
        HistEvent event{};
        history(lines.get(), &event, H_SETSIZE, most_lines);
        history(lines.get(), &event, H_SETUNIQUE, 1);
        for (const auto& line : file.load()) {
            history(lines.get(), &event, H_ENTER, line.c_str());
        }
        auto* const el = editor.get();
        el_set(el, EL_CLIENTDATA, this);
        el_set(el, EL_PROMPT, &Library::prompt_of);
        el_set(el, EL_EDITOR, "emacs");
        el_set(el, EL_SIGNAL, 1);
        el_set(el, EL_HIST, history, lines.get());
        // In wide characters, since el_set makes copies of the names here that it never frees.
        el_wset(el, EL_ADDFN, L"cassia-complete", L"Complete the word", &Library::complete_word);
        el_wset(el, EL_ADDFN, L"cassia-cancel", L"Forget the line", &Library::cancel);
        el_wset(el, EL_ADDFN, L"cassia-suspend", L"Suspend the shell", &Library::suspend);
        el_set(el, EL_BIND, "^I", "cassia-complete", nullptr);
        el_set(el, EL_BIND, "^R", "em-inc-search-prev", nullptr);
        el_source(el, nullptr);
        // Ctrl-C is a key while a line is edited, and a signal while a statement runs: a signal that comes just before
        // a read would be lost on it.
        el_set(el, EL_SETTY, "-d", "-isig", nullptr);
        el_set(el, EL_BIND, "^C", "cassia-cancel", nullptr);
        el_set(el, EL_BIND, "^Z", "cassia-suspend", nullptr);
    }

    static Library& of(EditLine* el) {
        void* data = nullptr;
        el_get(el, EL_CLIENTDATA, &data);
        return *static_cast<Library*>(data);
    }

    static char* prompt_of(EditLine* el) { return of(el).prompt.data(); }

    static unsigned char cancel(EditLine* el, wint_t /*key*/) {
        of(el).is_cancelled = true;
        std::fputs("^C", stdout);
        // An empty line would be the end of input.
        const auto* const line = el_line(el);
        if (line->lastchar == line->buffer) {
            el_insertstr(el, " ");
        }
        return CC_NEWLINE;
    }

    // libedit's own handler sees to the terminal.
    static unsigned char suspend(EditLine* /*el*/, wint_t /*key*/) {
        static_cast<void>(std::raise(SIGTSTP));
        return CC_REDISPLAY;
    }

    static unsigned char complete_word(EditLine* el, wint_t /*key*/) {
        auto& self = of(el);
        const auto* const line = el_line(el);
        const std::string before(line->buffer, line->cursor);
        if (before.find_first_not_of(" \t") == std::string::npos) {
            el_insertstr(el, "    ");
            return CC_REFRESH;
        }
        const auto completion = self.complete(self.source + before);
        if (completion.words.empty()) {
            return CC_REFRESH_BEEP;
        }
        const auto common = completion.common();
        if (common.size() > completion.word_size) {
            el_insertstr(el, common.substr(completion.word_size).c_str());
            return CC_REFRESH;
        }
        if (completion.words.size() > 1) {
            list(completion.words);
        }
        return CC_REDISPLAY;
    }

    // Below the line, in as many columns as fit.
    static void list(const std::vector<std::string>& words) {
        std::size_t longest = 0;
        for (const auto& word : words) {
            longest = std::max(longest, display_width(word));
        }
        const auto columns = std::max<std::size_t>(1, TerminalOutput().width() / (longest + 2));
        std::string text = "\n";
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool ends_line = (i + 1) % columns == 0 || i + 1 == words.size();
            text += words[i];
            text += ends_line ? "\n" : std::string(longest + 2 - display_width(words[i]), ' ');
        }
        std::fputs(text.c_str(), stdout);
        std::fflush(stdout);
    }

    Complete complete;
    History file;
    std::string prompt;
    // The lines of the statement before this one.
    std::string source;
    bool is_cancelled = false;
    std::unique_ptr<::History, EndHistory> lines{history_init()};
    std::unique_ptr<EditLine, EndEditLine> editor{el_init("cassia-shell", stdin, stdout, stderr)};
};

LineEditor::LineEditor(Complete complete, History history)
    : library_(std::make_unique<Library>(std::move(complete), std::move(history))) {}

LineEditor::~LineEditor() = default;

TypedLine LineEditor::read(const std::string& prompt, std::string_view before) {
    auto& library = *library_;
    library.prompt = prompt;
    library.source = before;
    library.is_cancelled = false;
    forget_interrupts();
    // Before the prompt asks for keys, or the terminal itself would show those that come at once.
    el_set(library.editor.get(), EL_PREP_TERM, 1);
    int size = 0;
    const char* const line = el_gets(library.editor.get(), &size);
    if (library.is_cancelled || (line == nullptr && is_interrupted())) {
        forget_interrupts();
        return {.end = TypedLine::End::cancelled, .text = {}};
    }
    if (line == nullptr || size <= 0) {
        return {.end = TypedLine::End::end_of_input, .text = {}};
    }
    std::string text(line, static_cast<std::size_t>(size));
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) {
        text.pop_back();
    }
    if (text.find_first_not_of(" \t") != std::string::npos) {
        HistEvent event{};
        ::history(library.lines.get(), &event, H_ENTER, text.c_str());
        library.file.add(text);
    }
    return {.end = TypedLine::End::entered, .text = std::move(text)};
}

}  // namespace cassia::shell
