#pragma once

#include <string>

#include <cassia/column_family.h>
#include <cassia/connection_pool.h>

#include "shell/object.h"

namespace cassia::shell {

/// A column family, and the pool that it is used by.
struct Family {
    ConnectionPool pool;
    ColumnFamily column_family;
};

Object family_object(const ConnectionPool& pool, std::string_view name);

}  // namespace cassia::shell
