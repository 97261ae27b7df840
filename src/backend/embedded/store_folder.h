#pragma once

#include <optional>
#include <string>
#include <string_view>

/// @file
/// The folder of a store on disk, and the file CASSIA in it that says what the folder is.
///
///   cassia-store 1
///   partitioner org.apache.cassandra.dht.Murmur3Partitioner

namespace cassia::embedded {

/// The format that this library writes. Others are refused by name.
inline constexpr int STORE_FORMAT = 1;

/// Makes the folder `path` a store if it is missing or empty and `create_if_missing`, and returns the full class name
/// of its partitioner. `partitioner` is the one wanted; none: any, and Murmur3Partitioner for a new store.
/// @throws StoreError if the folder is no store and none is to be made, is something else, is of another format, or
/// can't be written.
/// @throws InvalidRequestError if its partitioner is another than the one wanted.
std::string prepare_store_folder(const std::string& path, const std::optional<std::string>& partitioner,
                                 bool create_if_missing);

/// Whether `path` is the folder, or lies somewhere in it. Nothing lies in a folder without a name.
bool is_within_folder(const std::string& path, const std::string& folder);

/// Marks a folder that holds the files of a store, such as a checkpoint's, as one.
/// @throws StoreError if it can't be written.
void mark_store_folder(const std::string& path, const std::string& partitioner);

/// Who has the store in `path` open, in words: "another process (id 4711)".
std::string describe_lock_holder(const std::string& path);

}  // namespace cassia::embedded
