#include "backend/embedded/database_options.h"

#include <algorithm>
#include <cstdarg>
#include <cstddef>
#include <memory>

#include <rocksdb/cache.h>
#include <rocksdb/convenience.h>
#include <rocksdb/env.h>
#include <rocksdb/filter_policy.h>
#include <rocksdb/table.h>

#include "backend/embedded/merge_operator.h"

namespace cassia::embedded {
namespace {

constexpr std::size_t MEBIBYTE = std::size_t{1} << 20U;
constexpr std::size_t DEFAULT_CACHE_SIZE = 64 * MEBIBYTE;
constexpr std::size_t DEFAULT_WRITE_BUFFER_SIZE = 64 * MEBIBYTE;
constexpr double BLOOM_BITS_PER_KEY = 10;

/// Keeps nothing of what RocksDB tells of its work. Its own log, a file beside the data, ends the process where the
/// disk is full; faults come as statuses.
class NoLog : public rocksdb::Logger {
public:
    NoLog() : rocksdb::Logger(rocksdb::FATAL_LEVEL) {}
    using rocksdb::Logger::Logv;
    void Logv(const char* /*format*/, va_list /*arguments*/) override {}
};

rocksdb::CompressionType compression() {
    const auto supported = rocksdb::GetSupportedCompressions();
    const bool has_lz4 = std::find(supported.begin(), supported.end(), rocksdb::kLZ4Compression) != supported.end();
    return has_lz4 ? rocksdb::kLZ4Compression : rocksdb::kNoCompression;
}

}  // namespace

rocksdb::Options database_options(const EmbeddedOptions& given) {
    rocksdb::BlockBasedTableOptions table;
    table.block_cache = rocksdb::NewLRUCache(given.cache_size.value_or(DEFAULT_CACHE_SIZE));
    // Rows without deletions, which are most, are told from the others by it.
    table.filter_policy.reset(rocksdb::NewBloomFilterPolicy(BLOOM_BITS_PER_KEY));

    rocksdb::Options options;
    options.create_if_missing = true;
    options.merge_operator = make_merge_operator();
    options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
    options.write_buffer_size = given.write_buffer_size.value_or(DEFAULT_WRITE_BUFFER_SIZE);
    options.compression = compression();
    options.level_compaction_dynamic_level_bytes = true;
    // Else reads of a hot column grow with its writes.
    options.max_successive_merges = 16;
    options.max_background_jobs = 2;
    options.max_open_files = 512;
    options.info_log = std::make_shared<NoLog>();
    return options;
}

}  // namespace cassia::embedded
