#include "shell/completion.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

#include "shell/builtins.h"
#include "shell/kinds.h"
#include "shell/lexer.h"
#include "shell/session.h"

namespace cassia::shell {
namespace {

using Tokens = std::vector<Token>;

/// The call whose arguments are being typed.
struct OpenCall {
    const Method* method = nullptr;
    // Where its arguments begin.
    std::size_t first = 0;
};

// What the names and points before `end` lead to, without calling anything.
std::optional<Object> resolve(Session& session, const Tokens& tokens, std::size_t end) {
    auto begin = end;
    while (begin > 0 && tokens[begin - 1].kind == TokenKind::name) {
        --begin;
        if (begin == 0 || !tokens[begin - 1].is_mark(".")) {
            break;
        }
        --begin;
    }
    if (begin == end || tokens[begin].kind != TokenKind::name) {
        return std::nullopt;
    }
    auto object = session.find(tokens[begin].text);
    for (auto at = begin + 2; object && at < end; at += 2) {
        object = find_attribute(session, *object, tokens[at].text);
    }
    return object;
}

const Method* method_of(const std::optional<Object>& object) {
    if (!object) {
        return nullptr;
    }
    if (const auto* const callable = dynamic_cast<const Callable*>(object->native())) {
        return &callable->method();
    }
    const auto* const names = dynamic_cast<const Namespace*>(object->native());
    return names == nullptr ? nullptr : names->kind().method(names->kind().name());
}

OpenCall open_call(Session& session, const Tokens& tokens) {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].is_mark("(") || tokens[i].is_mark("[") || tokens[i].is_mark("{")) {
            open.push_back(i);
        } else if ((tokens[i].is_mark(")") || tokens[i].is_mark("]") || tokens[i].is_mark("}")) && !open.empty()) {
            open.pop_back();
        }
    }
    if (open.empty() || !tokens[open.back()].is_mark("(")) {
        return {};
    }
    return {.method = method_of(resolve(session, tokens, open.back())), .first = open.back() + 1};
}

// The parameter that the argument at the end of the tokens is for; empty: none.
std::string parameter_at_end(const Tokens& tokens, const OpenCall& call) {
    if (tokens.size() >= 2 && tokens.back().is_mark("=") && tokens[tokens.size() - 2].kind == TokenKind::name) {
        return tokens[tokens.size() - 2].text;
    }
    std::size_t depth = 0;
    std::size_t position = 0;
    for (auto at = call.first; at < tokens.size(); ++at) {
        const auto& text = tokens[at].text;
        const bool is_mark = tokens[at].kind == TokenKind::mark;
        depth += is_mark && (text == "(" || text == "[" || text == "{") ? 1 : 0;
        depth -= is_mark && depth > 0 && (text == ")" || text == "]" || text == "}") ? 1 : 0;
        position += is_mark && depth == 0 && text == "," ? 1 : 0;
    }
    const auto& parameters = call.method->signature.parameters;
    return position < parameters.size() ? parameters[position].name : std::string();
}

std::vector<std::string> column_families(Session& session, const Tokens& tokens, const OpenCall& call) {
    const bool names_keyspace = call.first < tokens.size() && tokens[call.first].kind == TokenKind::text;
    std::vector<std::string> names;
    const auto keyspace = names_keyspace ? tokens[call.first].text : session.keyspace();
    for (const auto& [name, definition] : session.system().get_keyspace_column_families(keyspace)) {
        names.push_back(name);
    }
    return names;
}

// The names at the server that an open text may become.
std::vector<std::string> names_at_server(Session& session, const Tokens& tokens) {
    const auto call = open_call(session, tokens);
    if (call.method == nullptr) {
        return {};
    }
    const auto parameter = parameter_at_end(tokens, call);
    try {
        if (parameter == "keyspace") {
            return session.system().list_keyspaces();
        }
        if (parameter == "column_family") {
            return column_families(session, tokens, call);
        }
    } catch (const std::exception&) {
        // A server that does not answer completes nothing; the statement will tell.
        return {};
    }
    return {};
}

std::vector<std::string> keyword_arguments(const Tokens& tokens, const OpenCall& call) {
    std::vector<std::string> words;
    const bool may_begin = !tokens.empty() && (tokens.back().is_mark("(") || tokens.back().is_mark(","));
    if (call.method == nullptr || !may_begin) {
        return words;
    }
    for (const auto& parameter : call.method->signature.parameters) {
        words.push_back(parameter.name + "=");
    }
    return words;
}

std::string with_bracket(std::string_view name, const std::optional<Object>& object) {
    const bool is_called = object && dynamic_cast<const Callable*>(object->native()) != nullptr;
    return std::string(name) + (is_called ? "(" : "");
}

std::vector<std::string> names(Session& session) {
    std::vector<std::string> words;
    for (const auto& name : session.names()) {
        words.push_back(with_bracket(name, session.find(name)));
    }
    for (const auto* const word : {"for", "in", "print", "with", "True", "False", "None"}) {
        words.emplace_back(word);
    }
    return words;
}

std::vector<std::string> attributes(Session& session, const Object& object) {
    std::vector<std::string> words;
    for (const auto& name : attribute_names(object)) {
        words.push_back(with_bracket(name, find_attribute(session, object, name)));
    }
    return words;
}

Completion only_matching(std::vector<std::string> words, std::string_view word) {
    std::erase_if(words, [&](const std::string& candidate) { return !candidate.starts_with(word); });
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return {.word_size = word.size(), .words = std::move(words)};
}

}  // namespace

std::string Completion::common() const {
    if (words.empty()) {
        return {};
    }
    // Sorted: what the first and the last share, all share.
    const auto& first = words.front();
    const auto end = std::mismatch(first.begin(), first.end(), words.back().begin(), words.back().end()).first;
    return {first.begin(), end};
}

Completion complete(Session& session, std::string_view before) {
    auto [tokens, open_text] = tokenize_beginning(before);
    if (open_text) {
        auto words = names_at_server(session, tokens);
        for (auto& word : words) {
            word += before[*open_text - 1];
        }
        return only_matching(std::move(words), before.substr(*open_text));
    }
    std::string word;
    if (!tokens.empty() && tokens.back().kind == TokenKind::name && tokens.back().end == before.size()) {
        word = tokens.back().text;
        tokens.pop_back();
    }
    if (!tokens.empty() && tokens.back().is_mark(".")) {
        const auto object = resolve(session, tokens, tokens.size() - 1);
        return only_matching(object ? attributes(session, *object) : std::vector<std::string>(), word);
    }
    auto words = names(session);
    for (auto& argument : keyword_arguments(tokens, open_call(session, tokens))) {
        words.push_back(std::move(argument));
    }
    return only_matching(std::move(words), word);
}

}  // namespace cassia::shell
