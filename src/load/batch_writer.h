#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include <cassia/column_family.h>

#include "load/record_reader.h"
#include "load/row_maker.h"

namespace cassia::load {

/// Writes rows in batches, each of them whole or not at all. A batch that is refused is written again row by row, so
/// that only those at fault are left out.
class BatchWriter {
public:
    /// Told of a record that the column family refused, and why. What it throws passes, and ends the writing: all
    /// records before that one have been written, and none after it.
    using OnRefused = std::function<void(const Record& record, const std::string& why)>;

    /// `family` takes keys, names and values as bytes. A batch has `batch_size` rows, or fewer large ones.
    BatchWriter(ColumnFamily family, std::size_t batch_size, OnRefused on_refused);

    void add(Record record, PackedRow row);
    /// Writes what has been added.
    void flush();

    std::size_t rows_written() const noexcept { return rows_written_; }
    std::size_t columns_written() const noexcept { return columns_written_; }

private:
    struct Pending {
        Record record;
        PackedRow row;
    };

    void write(const Pending* first, const Pending* last);
    void write_one_by_one(const std::vector<Pending>& pending);

    ColumnFamily family_;
    std::size_t batch_size_;
    OnRefused on_refused_;
    std::vector<Pending> pending_;
    std::size_t pending_bytes_ = 0;
    std::size_t rows_written_ = 0;
    std::size_t columns_written_ = 0;
};

}  // namespace cassia::load
