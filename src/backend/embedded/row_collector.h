#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <cassia/detail/block.h>
#include <cassia/errors.h>

#include "backend/embedded/column_scan.h"
#include "backend/embedded/family.h"

namespace cassia::embedded {

/// Takes what is read of rows: columns, within super columns where there are any.
class RowCollector : public ColumnSink {
public:
    virtual void begin_super_column(std::string_view ordered_name) = 0;
    /// `columns`: how many were added since it began; with none it isn't there.
    virtual void end_super_column(std::int64_t columns) = 0;
};

/// Counts come from the scans themselves.
class NullCollector final : public RowCollector {
public:
    void add(std::string_view, const StoredCell&) override {}
    void begin_super_column(std::string_view) override {}
    void end_super_column(std::int64_t) override {}
};

/// What is read takes more than the block may.
class BlockFull final : public InvalidRequestException {
public:
    using InvalidRequestException::InvalidRequestException;
};

/// Appends to a block.
/// @throws BlockFull when the block would grow past its limit.
class BlockCollector final : public RowCollector {
public:
    BlockCollector(const Family& family, detail::Block& block) : family_(family), block_(block) {}

    void begin_row(std::string_view key);
    /// Drops the row if it is empty and `keep_empty` is not set.
    void end_row(bool keep_empty);

    void add(std::string_view ordered_name, const StoredCell& cell) override;
    void begin_super_column(std::string_view ordered_name) override;
    void end_super_column(std::int64_t columns) override;

private:
    const Family& family_;
    detail::Block& block_;
    std::string buffer_;
};

}  // namespace cassia::embedded
