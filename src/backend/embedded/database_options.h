#pragma once

#include <rocksdb/options.h>

#include <cassia/embedded.h>

namespace cassia::embedded {

/// How the database of a store is set up, but for what belongs to one open store: its filter and its environment.
rocksdb::Options database_options(const EmbeddedOptions& given);

}  // namespace cassia::embedded
