#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <cassia/export.h>

/// @file
/// The store inside the process.
///
///     auto store = cassia::EmbeddedStore::open("./data", {.sync = true});
///     cassia::ConnectionPool pool("Keyspace1", {store.server()});
///
/// A server string "embedded:./data" opens the same store with the options that it has, and needs none of this. A store
/// on disk is open in one process at a time, and shared by all its pools.

namespace cassia {

namespace embedded {
class Store;
}

/// How a store is opened. What is not given is as the store already has it, or else the default.
struct EmbeddedOptions {
    /// Whether a folder that is missing or empty becomes a new store. Default true; false: it is an error, and nothing
    /// is made. Without meaning for stores in memory.
    bool create_if_missing = true;

    /// The order of rows: Murmur3Partitioner (default), RandomPartitioner, OrderPreservingPartitioner or
    /// ByteOrderedPartitioner. Fixed when the store is made; another than the store's is an error.
    std::optional<std::string> partitioner = std::nullopt;

    /// Whether each write waits until the disk has it, so that it survives the loss of the machine. Default false: a
    /// write survives the end of the process, however it ends.
    std::optional<bool> sync = std::nullopt;

    /// Bytes of memory for blocks read from disk. Default 64 MiB; at least 1 MiB.
    std::optional<std::size_t> cache_size = std::nullopt;

    /// Bytes of writes kept in memory before they go to a sorted file. Default 64 MiB; at least 64 KiB.
    std::optional<std::size_t> write_buffer_size = std::nullopt;

    /// Whether a time to live may end after 2038-01-19. Default false, as Cassandra 3.11.
    std::optional<bool> allow_expiration_after_2038 = std::nullopt;

    /// The time by which columns expire. Default: the system's clock. For tests.
    std::function<std::chrono::sys_seconds()> clock = {};
};

/// Sizes and counts of a store, approximate.
struct EmbeddedStats {
    /// Bytes of files on disk.
    std::uint64_t disk_bytes = 0;
    /// Storage keys: columns, deletions and index entries, dead ones not yet compacted included.
    std::uint64_t entries = 0;
    /// Bytes of writes that are in memory.
    std::uint64_t memtable_bytes = 0;
    /// Bytes of the block cache in use.
    std::uint64_t cache_bytes = 0;
};

/// A store, as long as this handle, a copy of it or a pool on it lives.
///
/// Thread safety: all members may be called from many threads.
/// Exceptions: StoreError; InvalidRequestError for wrong options.
/// Lifetime: copies share the store. Its data on disk is complete whenever the last one goes, or the process ends.
class CASSIA_API EmbeddedStore {
public:
    /// Opens the store in the folder `path`, or makes one there if it is missing or empty and `create_if_missing`.
    /// @throws StoreError if `path` is no store and none is to be made, is something else, is of a newer format, can't
    /// be written, or is open in another process.
    /// @throws InvalidRequestError if an option is out of range, or differs from those of the store as it is open.
    static EmbeddedStore open(std::string_view path, EmbeddedOptions options = {});

    /// A new store in memory, that nothing but its server() string reaches.
    static EmbeddedStore memory(EmbeddedOptions options = {});

    /// The string that opens this store in a pool, "embedded:./data" for instance.
    std::string server() const;

    /// Writes all that is in memory to sorted files.
    void flush();

    /// Merges all files into one sorted run, and drops what is dead: expired and deleted columns, and deletions older
    /// than their column family's gc_grace_seconds. Nothing else drops these: call it now and then where much is
    /// removed.
    void compact();

    /// Makes a copy of the store as it is now in the new folder `path`: hard links where the file system allows.
    /// @throws StoreError if `path` exists.
    void checkpoint(std::string_view path);

    /// Sizes and counts of now.
    EmbeddedStats stats() const;

private:
    explicit EmbeddedStore(std::shared_ptr<embedded::Store> store);

    std::shared_ptr<embedded::Store> store_;
};

}  // namespace cassia
