#include "backend/cql/session/cells.h"

#include <bit>
#include <utility>

#include <cassia/uuid.h>

#include "backend/cql/protocol/fault.h"
#include "marshal/big_endian.h"
#include "net/address.h"

namespace cassia::cql {
namespace {

void check_size(std::string_view bytes, std::size_t expected) {
    if (bytes.size() != expected) {
        fault("a cell has " + std::to_string(bytes.size()) + " bytes, and should have " + std::to_string(expected));
    }
}

}  // namespace

std::string_view Cells::take() {
    if (cells_.empty()) {
        fault("a row of the server's own tables has too few cells");
    }
    const auto cell = cells_.front();
    cells_ = cells_.subspan(1);
    return cell.value_or(std::string_view());
}

std::string Cells::take_text() {
    return std::string(take());
}

bool Cells::take_bool() {
    const auto bytes = take();
    return !bytes.empty() && bytes != std::string_view("\0", 1);
}

std::int32_t Cells::take_int(std::int32_t otherwise) {
    const auto bytes = take();
    if (bytes.empty()) {
        return otherwise;
    }
    check_size(bytes, sizeof(std::int32_t));
    return marshal::read_big_endian<std::int32_t>(bytes);
}

double Cells::take_double() {
    const auto bytes = take();
    if (bytes.empty()) {
        return 0;
    }
    check_size(bytes, sizeof(double));
    return std::bit_cast<double>(marshal::read_big_endian<std::uint64_t>(bytes));
}

std::string Cells::take_uuid() {
    const auto bytes = take();
    if (bytes.empty()) {
        return {};
    }
    check_size(bytes, 16);
    return Uuid::from_bytes(bytes).to_string();
}

std::string Cells::take_inet() {
    const auto bytes = take();
    if (bytes.empty()) {
        return {};
    }
    if (bytes.size() != 4) {
        check_size(bytes, 16);
    }
    return net::ip_to_string(bytes);
}

std::set<std::string> Cells::take_set() {
    std::set<std::string> elements;
    const auto bytes = take();
    if (bytes.empty()) {
        return elements;
    }
    BodyReader reader(bytes);
    for (auto left = reader.read_count(); left > 0; --left) {
        elements.emplace(reader.read_bytes().value_or(""));
    }
    return elements;
}

TextMap Cells::take_map() {
    TextMap map;
    const auto bytes = take();
    if (bytes.empty()) {
        return map;
    }
    BodyReader reader(bytes);
    for (auto left = reader.read_count(); left > 0; --left) {
        std::string key(reader.read_bytes().value_or(""));
        map.insert_or_assign(std::move(key), std::string(reader.read_bytes().value_or("")));
    }
    return map;
}

}  // namespace cassia::cql
