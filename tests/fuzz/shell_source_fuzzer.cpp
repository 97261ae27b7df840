#include <string>
#include <string_view>
#include <variant>

#include "fuzz/input.h"
#include "fuzz/promise.h"
#include "shell/fault.h"
#include "shell/lexer.h"
#include "shell/notation.h"
#include "shell/parser.h"

// Source of the shell: input is statements.
//
// - It is refused with a SyntaxFault whose place lies in it and which can be told, or it is read.
// - What is one literal is read again as it was, from how it is written.
// - Its beginning, as it is typed, is taken apart, whatever it is; tokens lie behind each other.

namespace {

using cassia::fuzz::promise;
using cassia::shell::Literal;
using cassia::shell::Notation;

void check_literal(const cassia::shell::Statement& statement) {
    const auto* const show = std::get_if<cassia::shell::Show>(&statement.node);
    const auto* const literal = show == nullptr ? nullptr : std::get_if<Literal>(&show->value->node);
    if (literal == nullptr) {
        return;
    }
    const auto written = cassia::shell::written(literal->value, Notation::python);
    const auto again = cassia::shell::parse_expression(written);
    const auto* const read = std::get_if<Literal>(&again->node);
    promise(read != nullptr && read->value == literal->value, "a literal is read as it was written");
}

void check_source(std::string_view source) {
    try {
        for (const auto& statement : cassia::shell::parse(source)) {
            promise(statement.place <= source.size(), "a statement lies in its source");
            check_literal(statement);
        }
    } catch (const cassia::shell::SyntaxFault& fault) {
        promise(fault.place() <= source.size(), "a fault lies in its source");
        promise(!describe(fault, source, "file").empty(), "a fault is told");
    }
}

void check_beginning(std::string_view source) {
    const auto beginning = cassia::shell::tokenize_beginning(source);
    std::size_t end = 0;
    for (const auto& token : beginning.tokens) {
        promise(token.begin >= end && token.end >= token.begin, "tokens lie behind each other");
        end = token.end;
    }
    promise(!beginning.open_text || (*beginning.open_text >= end && *beginning.open_text <= source.size()),
            "an open text lies behind them");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto source = cassia::fuzz::Input(data, size).rest();
    check_source(source);
    check_beginning(source);
    return 0;
}
