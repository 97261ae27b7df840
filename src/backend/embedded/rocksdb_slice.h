#pragma once

#include <string_view>

#include <rocksdb/slice.h>

namespace cassia::embedded {

inline std::string_view to_view(const rocksdb::Slice& slice) noexcept {
    return {slice.data(), slice.size()};
}
inline rocksdb::Slice to_slice(std::string_view view) noexcept {
    return {view.data(), view.size()};
}

}  // namespace cassia::embedded
