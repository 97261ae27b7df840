#include <cassia/columns.h>

#include <cassia/row.h>

namespace cassia {

Columns::Columns(const Row& row) {
    entries_.reserve(row.size());
    if (row.of_super_columns()) {
        for (const auto& [name, columns] : row.super_columns()) {
            add(name, columns);
        }
        return;
    }
    for (const auto& [name, value] : row) {
        add(name, value);
    }
}

}  // namespace cassia
