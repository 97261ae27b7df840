#include <gmock/gmock.h>

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "backend/cql/mapping/statement_texts.h"

namespace cassia::cql {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

/// The first two cells of each row of the table of statements.
Rows rows_of_page() {
    std::ifstream page(CASSIA_DOCS_DIR "/cql-mapping.md");
    Rows rows;
    bool is_in_table = false;
    for (std::string line; std::getline(page, line);) {
        is_in_table = (is_in_table && line.starts_with('|')) || line.starts_with("| name | statement |");
        std::vector<std::string> cells;
        for (auto at = line.find('`'); is_in_table && cells.size() < 2 && at != std::string::npos;) {
            const auto end = line.find('`', at + 1);
            cells.push_back(line.substr(at + 1, end - at - 1));
            at = line.find("| `", end);
            at = at == std::string::npos ? at : at + 2;
        }
        if (cells.size() == 2) {
            rows.emplace_back(cells[0], cells[1]);
        }
    }
    return rows;
}

TEST(StatementPage, shows_the_table_of_statements) {
    Rows expected;
    for (const auto& statement : statement_texts()) {
        expected.emplace_back(statement.title, statement.text);
    }

    EXPECT_EQ(rows_of_page(), expected);
}

}  // namespace
}  // namespace cassia::cql
