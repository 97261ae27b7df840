#pragma once

/// @file
/// All of cassia but metrics.h, which is of a library of its own, and testing.h, which is for tests.
///
///     #include <cassia/cassia.h>

#include <cassia/batch.h>
#include <cassia/column_family.h>
#include <cassia/column_family_map.h>
#include <cassia/connection_lease.h>
#include <cassia/connection_pool.h>
#include <cassia/credentials.h>
#include <cassia/embedded.h>
#include <cassia/errors.h>
#include <cassia/index.h>
#include <cassia/logging.h>
#include <cassia/pool_listener.h>
#include <cassia/pool_options.h>
#include <cassia/schema.h>
#include <cassia/socket.h>
#include <cassia/stats.h>
#include <cassia/system_manager.h>
#include <cassia/types.h>
#include <cassia/uuid.h>
#include <cassia/value.h>
#include <cassia/version.h>
