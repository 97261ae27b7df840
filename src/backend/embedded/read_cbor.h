#pragma once

#include <string_view>

#include <nlohmann/json.hpp>

namespace cassia::embedded {

/// Reads CBOR that a damaged file may hold.
/// @throws nlohmann::json::exception if it is none; StoreError if it is nested deeper than any record of ours.
nlohmann::json read_cbor(std::string_view bytes);

}  // namespace cassia::embedded
