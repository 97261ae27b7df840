#include "backend/embedded/stored_cell.h"

#include <tuple>

#include <cassia/errors.h>

#include "marshal/big_endian.h"

namespace cassia::embedded {
namespace {

constexpr std::uint8_t SPELLED = 0x80;

[[noreturn]] void throw_damaged() {
    throw StoreError("a stored column is cut off or of no known kind; the store is damaged");
}

template <typename Unsigned>
auto take_number(std::string_view& in) {
    if (in.size() < sizeof(Unsigned)) {
        throw_damaged();
    }
    const auto number = marshal::read_big_endian<Unsigned>(in);
    in.remove_prefix(sizeof(Unsigned));
    return static_cast<std::make_signed_t<Unsigned>>(number);
}

void append_number(std::int64_t number, std::string& out) {
    marshal::append_big_endian(static_cast<std::uint64_t>(number), out);
}

// Where kinds of one timestamp stand; an expired cell stands where it stood before.
int rank(CellKind kind) noexcept {
    switch (kind) {
        case CellKind::tombstone: return 2;
        case CellKind::expiring:
        case CellKind::expired: return 1;
        default: return 0;
    }
}

}  // namespace

StoredCell parse_cell(std::string_view bytes) {
    if (bytes.empty()) {
        throw_damaged();
    }
    const auto head = static_cast<std::uint8_t>(bytes.front());
    bytes.remove_prefix(1);
    StoredCell cell;
    cell.kind = static_cast<CellKind>(head & ~SPELLED);
    if (cell.kind == CellKind::counter) {
        cell.sum = take_number<std::uint64_t>(bytes);
        return cell;
    }
    if (cell.kind < CellKind::live || cell.kind > CellKind::tombstone) {
        throw_damaged();
    }
    cell.timestamp = take_number<std::uint64_t>(bytes);
    if (cell.kind == CellKind::tombstone) {
        cell.deleted_at = take_number<std::uint64_t>(bytes);
        return cell;
    }
    if (cell.kind != CellKind::live) {
        cell.expires = take_number<std::uint64_t>(bytes);
        cell.ttl = take_number<std::uint32_t>(bytes);
    }
    if (cell.kind == CellKind::expired) {
        return cell;
    }
    if ((head & SPELLED) != 0) {
        const auto length = static_cast<std::uint16_t>(take_number<std::uint16_t>(bytes));
        if (bytes.size() < length) {
            throw_damaged();
        }
        cell.spelling = bytes.substr(0, length);
        bytes.remove_prefix(length);
    }
    cell.value = bytes;
    return cell;
}

void append_cell(const StoredCell& cell, std::string& out) {
    const bool has_value = cell.kind == CellKind::live || cell.kind == CellKind::expiring;
    const bool spelled = has_value && !cell.spelling.empty();
    out.push_back(static_cast<char>(static_cast<std::uint8_t>(cell.kind) | (spelled ? SPELLED : 0U)));
    if (cell.kind == CellKind::counter) {
        append_number(cell.sum, out);
        return;
    }
    append_number(cell.timestamp, out);
    if (cell.kind == CellKind::tombstone) {
        append_number(cell.deleted_at, out);
        return;
    }
    if (cell.kind != CellKind::live) {
        append_number(cell.expires, out);
        marshal::append_big_endian(static_cast<std::uint32_t>(cell.ttl), out);
    }
    if (spelled) {
        marshal::append_big_endian(static_cast<std::uint16_t>(cell.spelling.size()), out);
        out.append(cell.spelling);
    }
    if (has_value) {
        out.append(cell.value);
    }
}

bool prevails(const StoredCell& left, const StoredCell& right) noexcept {
    // Deletion times, TTLs and spellings come last, so that which cell is left never depends on which came first.
    const auto order = [](const StoredCell& cell) {
        return std::tuple(cell.timestamp, rank(cell.kind), cell.expires, cell.kind != CellKind::expired, cell.value,
                          cell.deleted_at, cell.ttl, cell.spelling);
    };
    return order(left) > order(right);
}

}  // namespace cassia::embedded
