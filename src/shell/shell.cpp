#include "shell/shell.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <istream>
#include <iterator>
#include <memory>
#include <string_view>

#include <cassia/errors.h>

#include "shell/completion.h"
#include "shell/exit.h"
#include "shell/fault.h"
#include "shell/history.h"
#include "shell/interpreter.h"
#include "shell/interrupts.h"
#include "shell/line_editor.h"
#include "shell/parser.h"
#include "shell/terminal.h"

namespace cassia::shell {
namespace {

void write_banner(const ShellOptions& options, Output& output) {
    output.line("------------------------------------");
    output.line("Cassandra Interactive Shell (cassia)");
    output.line("------------------------------------");
    output.line("Keyspace: " + (options.keyspace.empty() ? "None" : options.keyspace));
    output.line("Host: " + options.target.server);
    output.line("");
    if (options.keyspace.empty()) {
        output.line("ColumnFamily instances are only available if a keyspace is specified with -k/--keyspace");
        output.line("");
    }
}

void write_what_is_there(Output& output) {
    output.line("Schema definition tools and cluster information are available through SYSTEM_MANAGER.");
    output.line("help tells of everything, Ctrl-D ends the shell.");
    output.line("");
}

std::string read_all(std::istream& in, const std::string& name) {
    constexpr std::size_t longest = std::size_t{64} << 20U;
    std::string source;
    char block[1 << 16];
    while (in.read(block, sizeof block) || in.gcount() > 0) {
        source.append(block, static_cast<std::size_t>(in.gcount()));
        if (source.size() > longest) {
            throw InvalidRequestError(name + " is longer than 64 MiB; a program reads that better");
        }
    }
    if (in.bad()) {
        throw InvalidRequestError(name + " can't be read; give statements");
    }
    // What some editors put before UTF-8.
    constexpr std::string_view mark = "\xef\xbb\xbf";
    return source.starts_with(mark) ? source.substr(mark.size()) : source;
}

std::string read_file(const std::string& name) {
    std::ifstream in(name, std::ios::binary);
    if (!in || std::filesystem::is_directory(name)) {
        throw InvalidRequestError("'" + name + "' can't be read; give a file of statements");
    }
    return read_all(in, "'" + name + "'");
}

int run_source(Session& session, const std::string& source, const std::string& name) {
    try {
        return interpret(session, source, name, std::cerr) ? 0 : 1;
    } catch (const Exit&) {
        return 0;
    }
}

// A blank line is an empty one, and the first of a statement is of no block, wherever it begins.
std::string as_line_of(bool is_first, const std::string& typed) {
    const auto begin = typed.find_first_not_of(" \t");
    if (begin == std::string::npos) {
        return "\n";
    }
    return typed.substr(is_first ? begin : 0) + '\n';
}

class InteractiveShell {
public:
    explicit InteractiveShell(Session& session)
        : session_(session),
          editor_([&session](std::string_view before) { return complete(session, before); },
                  History(History::default_file())) {}

    void run() {
        std::string source;
        while (true) {
            const auto line = editor_.read(source.empty() ? ">>> " : "... ", source);
            if (line.end == TypedLine::End::end_of_input) {
                session_.output().line("");
                return;
            }
            if (line.end == TypedLine::End::cancelled) {
                source.clear();
                continue;
            }
            source += as_line_of(source.empty(), line.text);
            if (!goes_on(source)) {
                carry_out(std::exchange(source, {}));
            }
        }
    }

private:
    void carry_out(const std::string& source) {
        session_.output().begin_statement(session_.settings().page);
        forget_interrupts();
        interpret(session_, source, {}, std::cerr);
    }

    Session& session_;
    LineEditor editor_;
};

int run_interactively(const ShellOptions& options, Output& output) {
    write_banner(options, output);
    note_interrupts();
    Session session(options.target, output, is_interrupted);
    if (!options.keyspace.empty()) {
        session.use(options.keyspace);
        output.line("");
    }
    write_what_is_there(output);
    try {
        InteractiveShell(session).run();
        return 0;
    } catch (const Exit&) {
        return 0;
    }
}

/// Takes what is told when the column families of a script are loaded.
class NoOutput : public Output {
public:
    void write(std::string_view /*text*/) override {}
};

}  // namespace

bool goes_on(std::string_view source) {
    try {
        const auto statements = parse(source);
        // A block ends with an empty line.
        const auto last_line = source.substr(source.find_last_of('\n', source.size() - 2) + 1);
        return !statements.empty() && statements.back().is_compound() && last_line != "\n";
    } catch (const SyntaxFault& fault) {
        return fault.is_unfinished();
    }
}

int run_shell(const ShellOptions& options) {
    if (options.file.empty() && ::isatty(STDIN_FILENO) == 1) {
        PlainOutput plain;
        TerminalOutput terminal;
        return run_interactively(options, ::isatty(STDOUT_FILENO) == 1 ? static_cast<Output&>(terminal) : plain);
    }
    const auto source = options.file.empty() ? read_all(std::cin, "standard input") : read_file(options.file);
    note_interrupts();
    PlainOutput output;
    NoOutput silence;
    Session session(options.target, silence, is_interrupted);
    if (!options.keyspace.empty()) {
        session.use(options.keyspace);
    }
    session.set_output(output);
    return run_source(session, source, options.file.empty() ? "standard input" : options.file);
}

}  // namespace cassia::shell
