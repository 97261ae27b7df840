#include "load/exporter.h"

#include <cstddef>
#include <string>
#include <utility>

#include <cassia/column_family.h>
#include <cassia/connection_pool.h>
#include <cassia/errors.h>

#include "load/export_format.h"

namespace cassia::load {
namespace {

// Columns, or super columns, on a line, and rows in a page: small enough that a page of full rows is a few megabytes.
constexpr std::size_t columns_a_page = 500;
constexpr std::size_t rows_a_page = 32;

/// Writes rows, each in as many lines as it takes.
class Exporter {
public:
    Exporter(const ColumnFamily& family, FamilySchema schema, std::ostream& out, Progress& progress)
        : family_(family), schema_(std::move(schema)), out_(out), progress_(progress) {}

    void write_all() {
        out_ << export_header(schema_);
        const RangeOptions options{.column_count = columns_a_page,
                                   .include_timestamp = with_times(),
                                   .include_ttl = with_times(),
                                   .buffer_size = rows_a_page};
        for (const auto& [key, columns] : family_.get_range(options)) {
            write_row(key, columns);
            ++rows_;
            progress_.update(rows_, 0);
        }
        out_.flush();
        check();
    }

    std::size_t rows() const noexcept { return rows_; }
    std::size_t columns() const noexcept { return columns_; }

private:
    bool with_times() const { return !schema_.is_counter(); }

    void write_row(const Value& key, Row page) {
        write_page(key, page, 0);
        while (page.size() >= columns_a_page) {
            // The next page begins with the column that this one ended with, which another may remove meanwhile.
            const auto last = last_name(page);
            const auto next = family_.find(key, {.column_start = Bytes(last),
                                                 .column_count = columns_a_page + 1,
                                                 .include_timestamp = with_times(),
                                                 .include_ttl = with_times()});
            if (!next) {
                return;
            }
            page = *next;
            write_page(key, page, first_name(page) == last ? 1 : 0);
        }
    }

    static std::string first_name(const Row& page) {
        return page.of_super_columns() ? page.super_columns().front().first.as<std::string>()
                                       : std::string(page.at(0).name().bytes());
    }
    static std::string last_name(const Row& page) {
        return page.of_super_columns() ? page.super_columns().back().first.as<std::string>()
                                       : std::string(page.at(page.size() - 1).name().bytes());
    }

    void write_page(const Value& key, const Row& page, std::size_t first) {
        if (!page.of_super_columns()) {
            write_columns({.key = key.as<std::string>()}, page, first);
            return;
        }
        const auto super_columns = page.super_columns();
        for (std::size_t i = first; i < super_columns.size(); ++i) {
            const auto& [name, columns] = super_columns[i];
            write_columns({.key = key.as<std::string>(), .super_column = name.as<std::string>()}, columns, 0);
        }
    }

    void write_columns(PackedRow line, const Row& columns, std::size_t first) {
        for (std::size_t i = first; i < columns.size(); ++i) {
            const auto column = columns.at(i);
            auto& packed = line.columns.emplace_back();
            packed.name = column.name().bytes();
            packed.value = column.value().bytes();
            if (with_times()) {
                packed.timestamp = column.timestamp();
                packed.ttl = std::chrono::seconds(column.ttl());
            }
        }
        if (!line.columns.empty()) {
            columns_ += line.columns.size();
            out_ << export_line(schema_, line);
            check();
        }
    }

    void check() const {
        if (!out_) {
            throw StoreError("the export can't be written; is the disk full, or the pipe closed?");
        }
    }

    const ColumnFamily& family_;
    FamilySchema schema_;
    std::ostream& out_;
    Progress& progress_;
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
};

}  // namespace

void export_family(const Target& target, std::ostream& out, Progress& progress) {
    const auto store = open_store(target, false);
    auto schema = describe(target);
    const ConnectionPool pool(target.keyspace, {target.server});
    const ColumnFamily family(pool, target.column_family,
                              {.autopack_names = false, .autopack_values = false, .autopack_keys = false});
    Exporter exporter(family, std::move(schema), out, progress);
    exporter.write_all();
    progress.finish(exporter.rows(), exporter.columns(), "");
}

}  // namespace cassia::load
