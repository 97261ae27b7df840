#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "backend/cql/mapping/identifiers.h"
#include "backend/cql/mapping/statement_texts.h"

/// @file
/// What stands in the slots of a statement.

namespace cassia::cql {
namespace {

std::string list(std::span<const TableColumn> columns) {
    std::string names;
    for (const auto& column : columns) {
        names += (names.empty() ? "" : ", ") + quote_name(column.identifier);
    }
    return names;
}

std::string marks(std::size_t count) {
    std::string marks;
    for (std::size_t i = 0; i < count; ++i) {
        marks += i == 0 ? "?" : ", ?";
    }
    return marks;
}

/// Makes what stands in each slot of one statement.
class Slots {
public:
    Slots(const Table& table, const Form& form) : table_(table), form_(form) {}

    std::string table() const { return quote_name(table_.keyspace) + '.' + quote_name(table_.family); }
    std::string key() const { return list(table_.keys); }
    std::string row() const { return equal(table_.keys).substr(AND.size()); }
    std::string rows() const { return key() + " IN ?"; }

    std::string super() const { return form_.in_super_column ? equal(table_.names) : ""; }
    std::string supername() const { return list(table_.names); }
    std::string name() const { return equal(named()); }
    std::string names() const { return named().size() == 1 ? list(named()) : '(' + list(named()) + ')'; }

    std::string ends() const {
        return end(form_.lowest, form_.lowest.is_exclusive ? " > " : " >= ") +
               end(form_.highest, form_.highest.is_exclusive ? " < " : " <= ");
    }

    // The columns before the sliced one too, or the server does not take it.
    std::string order() const {
        if (!form_.is_backward) {
            return "";
        }
        std::string order;
        for (const auto& column : clustering(form_.in_super_column)) {
            order += (order.empty() ? " ORDER BY " : ", ") + quote_name(column.identifier) +
                     (column.descending ? " ASC" : " DESC");
        }
        return order;
    }

    std::string value() const { return quote_name(table_.value->identifier); }

    std::string cell() const { return list(clustering(table_.subname.has_value())) + ", " + with_times(value()); }

    std::string declared() const {
        std::string columns;
        for (const auto& column : table_.declared) {
            columns += (columns.empty() ? "" : ", ") + with_times(quote_name(column.identifier));
        }
        return columns;
    }

    std::string column() const { return quote_name(table_.declared.at(form_.column).identifier); }

    // A static column stands beside each column of its row.
    std::string distinct() const { return table_.names.empty() ? "" : "DISTINCT "; }

    std::string andrange() const {
        return token(form_.start, form_.start == RangeEnd::KEY ? " >= " : " > ") + token(form_.finish, " <= ");
    }

    std::string range() const {
        const auto restrictions = andrange();
        return restrictions.empty() ? "" : " WHERE " + restrictions.substr(AND.size());
    }

    std::string timestamp() const { return table_.has_counters ? "" : " USING TIMESTAMP ?"; }

private:
    static constexpr std::string_view AND = " AND ";

    std::span<const TableColumn> named() const { return columns_named(table_, form_.in_super_column); }

    std::vector<TableColumn> clustering(bool with_subname) const {
        auto columns = table_.names;
        if (with_subname) {
            columns.push_back(*table_.subname);
        }
        return columns;
    }

    static std::string equal(std::span<const TableColumn> columns) {
        std::string restrictions;
        for (const auto& column : columns) {
            restrictions += std::string(AND) + quote_name(column.identifier) + " = ?";
        }
        return restrictions;
    }

    std::string end(const SliceEnd& end, std::string_view comparison) const {
        if (end.columns == 0) {
            return "";
        }
        if (named().size() == 1) {
            return std::string(AND) + list(named()) + std::string(comparison) + '?';
        }
        return std::string(AND) + '(' + list(named().first(end.columns)) + ')' + std::string(comparison) + '(' +
               marks(end.columns) + ')';
    }

    std::string token(RangeEnd end, std::string_view comparison) const {
        if (end == RangeEnd::OPEN) {
            return "";
        }
        const auto place = end == RangeEnd::TOKEN ? "?" : "token(" + marks(table_.keys.size()) + ')';
        return std::string(AND) + "token(" + key() + ')' + std::string(comparison) + place;
    }

    // Counters have neither.
    std::string with_times(const std::string& column) const {
        return table_.has_counters ? column : column + ", WRITETIME(" + column + "), TTL(" + column + ')';
    }

    const Table& table_;
    const Form& form_;
};

struct Slot {
    std::string_view name;
    std::string (Slots::*content)() const;
};

constexpr std::array SLOTS{
    Slot{"table", &Slots::table},       Slot{"key", &Slots::key},       Slot{"row", &Slots::row},
    Slot{"rows", &Slots::rows},         Slot{"super", &Slots::super},   Slot{"supername", &Slots::supername},
    Slot{"name", &Slots::name},         Slot{"names", &Slots::names},   Slot{"ends", &Slots::ends},
    Slot{"order", &Slots::order},       Slot{"value", &Slots::value},   Slot{"cell", &Slots::cell},
    Slot{"declared", &Slots::declared}, Slot{"column", &Slots::column}, Slot{"distinct", &Slots::distinct},
    Slot{"andrange", &Slots::andrange}, Slot{"range", &Slots::range},   Slot{"timestamp", &Slots::timestamp},
};

}  // namespace

std::string text_of(const Table& table, const Form& form) {
    std::string_view rest = statement_texts()[static_cast<std::size_t>(form.name)].text;
    const Slots slots(table, form);
    std::string text;
    while (!rest.empty()) {
        const auto open = std::min(rest.find('{'), rest.size());
        text += rest.substr(0, open);
        rest.remove_prefix(open);
        if (rest.empty()) {
            break;
        }
        const auto close = rest.find('}');
        const auto* const slot = std::find_if(
            SLOTS.begin(), SLOTS.end(), [&](const Slot& known) { return known.name == rest.substr(1, close - 1); });
        text += std::invoke(slot->content, slots);
        rest.remove_prefix(close + 1);
    }
    return text;
}

}  // namespace cassia::cql
