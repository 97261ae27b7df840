#include "marshal/type_parser.h"

#include <algorithm>

#include "marshal/class_names.h"

namespace cassia::marshal {
namespace {

// More than any schema nests, and few enough for any stack.
constexpr int deepest = 16;

bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-+._&").find(c) != std::string_view::npos;
}

std::string_view without_package(std::string_view name) {
    return name.starts_with(package) ? name.substr(package.size()) : name;
}

}  // namespace

Type TypeParser::parse() {
    Type type = parse_type(0, false);
    if (position_ < text_.size()) {
        refuse("nothing more");
    }
    return type;
}

Type TypeParser::parse_type(int depth, bool reversed) {
    if (depth > deepest) {
        refuse("no deeper nesting");
    }
    skip_blanks();
    const std::size_t start = position_;
    const std::string_view name = without_package(parse_word());
    if (name == "CompositeType") {
        return parse_composite(depth, reversed);
    }
    if (name == "DynamicCompositeType") {
        return parse_dynamic_composite(depth, reversed);
    }
    if (name == "ReversedType") {
        expect('(');
        Type type = parse_type(depth + 1, !reversed);
        expect(')');
        return type;
    }
    if (!make_type(name, {})) {
        if (unknown_ == UnknownClass::refuse) {
            position_ = start;
            refuse("one of " + all_class_names());
        }
        skip_parameters();
        return BytesType({.reversed = reversed});
    }
    return *make_type(name, {.reversed = parse_is_reversed() != reversed});
}

Type TypeParser::parse_composite(int depth, bool reversed) {
    std::vector<Type> components;
    expect('(');
    do {
        components.push_back(parse_type(depth + 1, false));
    } while (accept(','));
    expect(')');
    return CompositeType(std::move(components), {.reversed = reversed});
}

Type TypeParser::parse_dynamic_composite(int depth, bool reversed) {
    std::map<char, Type> aliases;
    if (!accept('(')) {
        return DynamicCompositeType(std::move(aliases), {.reversed = reversed});
    }
    while (!accept(')')) {
        if (!aliases.empty()) {
            expect(',');
        }
        const std::string_view alias = parse_word();
        if (alias.size() != 1) {
            position_ -= alias.size();
            refuse("an alias of one character");
        }
        expect('=');
        expect('>');
        aliases.insert_or_assign(alias.front(), parse_type(depth + 1, false));
    }
    return DynamicCompositeType(std::move(aliases), {.reversed = reversed});
}

bool TypeParser::parse_is_reversed() {
    bool reversed = false;
    if (!accept('(')) {
        return reversed;
    }
    while (!accept(')')) {
        const std::string_view name = parse_word();
        const bool is_true = !accept('=') || parse_word() == "true";
        if (name == "reversed") {
            reversed = is_true;
        }
        if (!accept(',') && position_ < text_.size() && text_[position_] != ')') {
            refuse("',' or ')'");
        }
    }
    return reversed;
}

// The parameters of a class that is unknown: anything, with its parentheses in pairs.
void TypeParser::skip_parameters() {
    if (!accept('(')) {
        return;
    }
    for (int open = 1; open > 0; ++position_) {
        if (position_ == text_.size()) {
            refuse("')'");
        }
        open += text_[position_] == '(' ? 1 : 0;
        open -= text_[position_] == ')' ? 1 : 0;
    }
    skip_blanks();
}

std::string_view TypeParser::parse_word() {
    skip_blanks();
    const std::size_t start = position_;
    while (position_ < text_.size() && is_word_character(text_[position_])) {
        ++position_;
    }
    if (position_ == start) {
        refuse("a name");
    }
    const std::string_view word = text_.substr(start, position_ - start);
    skip_blanks();
    return word;
}

void TypeParser::skip_blanks() {
    position_ = std::min(text_.find_first_not_of(" \t\n", position_), text_.size());
}

bool TypeParser::accept(char c) {
    skip_blanks();
    if (position_ == text_.size() || text_[position_] != c) {
        return false;
    }
    ++position_;
    skip_blanks();
    return true;
}

void TypeParser::expect(char c) {
    if (!accept(c)) {
        refuse(std::string("'") + c + "'");
    }
}

void TypeParser::refuse(const std::string& expected) const {
    constexpr std::size_t longest_shown = 200;
    const std::string found =
        position_ < text_.size() ? '\'' + std::string(text_.substr(position_, 32)) + '\'' : "its end";
    throw TypeError("the type '" + std::string(text_.substr(0, longest_shown)) + "' has " + found + " at position " +
                    std::to_string(position_) + ", where it may have " + expected);
}

}  // namespace cassia::marshal
