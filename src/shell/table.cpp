#include "shell/table.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "shell/notation.h"
#include "shell/text.h"

namespace cassia::shell {
namespace {

constexpr std::string_view separator = " | ";
constexpr std::size_t narrowest = 4;

bool are_dicts(const Dict& dict) {
    return !dict.entries.empty() && std::all_of(dict.entries.begin(), dict.entries.end(),
                                                [](const auto& entry) { return entry.second.dict() != nullptr; });
}

// Each entry of `dict`, behind the cells of the dicts around it.
void add_rows(const Dict& dict, const std::vector<std::string>& before, Table& table) {
    const bool has_dicts = are_dicts(dict);
    for (const auto& [key, value] : dict.entries) {
        auto cells = before;
        cells.push_back(cell(key));
        if (has_dicts) {
            add_rows(*value.dict(), cells, table);
        } else {
            cells.push_back(cell(value));
            table.rows.push_back(std::move(cells));
        }
    }
}

std::vector<std::string> heads_of(const Dict& dict) {
    std::vector<std::string> heads;
    const Dict* inner = &dict;
    for (; are_dicts(*inner); inner = inner->entries.front().second.dict()) {
        heads.emplace_back(inner->keys_are);
    }
    heads.emplace_back(inner->keys_are);
    heads.emplace_back("value");
    return heads;
}

Table list_table(const Items& items) {
    Table table;
    std::size_t most = 0;
    for (const auto& item : items) {
        auto& cells = table.rows.emplace_back();
        if (item.tuple() == nullptr) {
            cells.push_back(cell(item));
        } else {
            std::transform(item.tuple()->begin(), item.tuple()->end(), std::back_inserter(cells), cell);
        }
        most = std::max(most, cells.size());
    }
    for (std::size_t i = 0; i < most; ++i) {
        table.heads.push_back(most == 1 ? "item" : std::to_string(i));
    }
    return table;
}

}  // namespace

std::optional<Table> tabulate(const Object& object) {
    if (const auto* const dict = object.dict()) {
        Table table{.heads = heads_of(*dict), .rows = {}};
        add_rows(*dict, {}, table);
        return table;
    }
    if (const auto* const items = object.list()) {
        return list_table(*items);
    }
    return std::nullopt;
}

// Columns stay as wide as they were; the widest give way where a line does not fit.
void TableWriter::fit(const Table& table) {
    const auto widen = [this](const std::vector<std::string>& cells) {
        widths_.resize(std::max(widths_.size(), cells.size()));
        for (std::size_t i = 0; i < cells.size(); ++i) {
            widths_[i] = std::max(widths_[i], display_width(cells[i]));
        }
    };
    widen(table.heads);
    std::for_each(table.rows.begin(), table.rows.end(), widen);
    const auto width = output_->width();
    if (!cuts_ || width == 0 || widths_.empty()) {
        return;
    }
    for (auto& column : widths_) {
        column = std::min(column, width);
    }
    const auto room = std::max(width, separator.size() * widths_.size()) - separator.size() * (widths_.size() - 1);
    while (std::accumulate(widths_.begin(), widths_.end(), std::size_t{0}) > room) {
        const auto widest = std::max_element(widths_.begin(), widths_.end());
        if (*widest <= narrowest) {
            break;
        }
        --*widest;
    }
}

void TableWriter::write_row(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto text = cuts_ && output_->width() > 0 ? cut(cells[i], widths_[i]) : cells[i];
        line += text;
        if (i + 1 < cells.size()) {
            const auto width = display_width(text);
            line += std::string(widths_[i] > width ? widths_[i] - width : 0, ' ');
            line += separator;
        }
    }
    output_->line(line);
}

void TableWriter::write(const Table& table) {
    fit(table);
    if (!has_heads_) {
        has_heads_ = true;
        write_row(table.heads);
        std::string rule;
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            rule += (i == 0 ? "" : "-+-") + std::string(widths_[i], '-');
        }
        output_->line(rule);
    }
    for (const auto& row : table.rows) {
        write_row(row);
    }
}

}  // namespace cassia::shell
