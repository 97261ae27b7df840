#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "shell/object.h"
#include "shell/output.h"

namespace cassia::shell {

/// Rows of cells, in the order of the result.
struct Table {
    std::vector<std::string> heads;
    std::vector<std::vector<std::string>> rows;
};

/// A dict, or a list, as a table: a row for each column of each row, its keys before it. Empty: the object is no table.
std::optional<Table> tabulate(const Object& object);

/// Writes tables of the same heads below each other.
class TableWriter {
public:
    /// `longest`: whether cells are cut so that lines fit the output's width.
    TableWriter(Output& output, bool cuts) : output_(&output), cuts_(cuts) {}

    void write(const Table& table);

private:
    void write_row(const std::vector<std::string>& cells);
    void fit(const Table& table);

    Output* output_;
    bool cuts_;
    std::vector<std::size_t> widths_;
    bool has_heads_ = false;
};

}  // namespace cassia::shell
