#include "support/show.h"

#include <sstream>

namespace cassia::support {
namespace {

std::string spell(const Value& value) {
    return value.kind() == ValueKind::text ? '\'' + value.to_string() + '\'' : value.to_string();
}

std::string spell(const ValueView& value) {
    return spell(value.value());
}
std::string spell(std::int64_t number) {
    return std::to_string(number);
}
std::string spell(const Row& row) {
    return show(row);
}

template <typename Pairs>
std::string show_pairs(const Pairs& pairs) {
    std::string shown;
    for (const auto& [name, content] : pairs) {
        shown += (shown.empty() ? "" : ", ") + spell(name) + ": " + spell(content);
    }
    return '{' + shown + '}';
}

}  // namespace

std::string show(const Row& row) {
    std::ostringstream out;
    out << row;
    return out.str();
}

std::string show(const std::optional<Row>& row) {
    return row ? show(*row) : "{}";
}
std::string show(const Rows& rows) {
    return show_pairs(rows);
}
std::string show(const RowRange& rows) {
    return show_pairs(rows);
}
std::string show(const ColumnRange& columns) {
    return show_pairs(columns);
}
std::string show(const SuperColumnRange& super_columns) {
    return show_pairs(super_columns);
}
std::string show(const Counts& counts) {
    return show_pairs(counts);
}

}  // namespace cassia::support
