#include "backend/embedded/index_entry.h"

#include <algorithm>

#include "backend/embedded/row_key.h"
#include "backend/embedded/stored_bytes.h"
#include "backend/embedded/stored_cell.h"
#include "marshal/big_endian.h"

namespace cassia::embedded {
namespace {

constexpr std::string_view ENTRY = "an entry of an index";

}  // namespace

void IndexEntry::add(const IndexEntry& later) noexcept {
    if (!later.stale) {
        id = later.id;
        expires = stale ? later.expires : std::max(expires, later.expires);
        stale = false;
    } else if (later.id == id) {
        stale = true;
    }
}

bool is_index_entry(std::string_view bytes) noexcept {
    return !bytes.empty() && (bytes.front() == static_cast<char>(CellKind::index_entry) ||
                              bytes.front() == static_cast<char>(CellKind::stale_index_entry));
}

IndexEntry parse_index_entry(std::string_view bytes) {
    IndexEntry entry;
    entry.stale = take_stored(bytes, 1, ENTRY).front() == static_cast<char>(CellKind::stale_index_entry);
    entry.id = marshal::read_big_endian<std::uint64_t>(take_stored(bytes, 8, ENTRY));
    entry.expires = marshal::read_big_endian<std::int64_t>(take_stored(bytes, 8, ENTRY));
    return entry;
}

void append_index_entry(const IndexEntry& entry, std::string& out) {
    out.push_back(static_cast<char>(entry.stale ? CellKind::stale_index_entry : CellKind::index_entry));
    marshal::append_big_endian(entry.id, out);
    marshal::append_big_endian(entry.expires, out);
}

void append_index_value(const Index& index, std::string_view value, std::string& out) {
    append_family(index.id, out);
    index.codec->encode(value, out);
}

void append_index_key(const Partitioner& partitioner, const Index& index, std::string_view value,
                      std::string_view row_key, std::string& out) {
    append_index_value(index, value, out);
    partitioner.append_position(row_key, out);
}

}  // namespace cassia::embedded
