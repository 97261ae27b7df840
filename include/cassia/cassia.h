#pragma once

/// @file
/// All of cassia.
///
///     #include <cassia/cassia.h>

#include <cassia/column_family.h>
#include <cassia/connection_pool.h>
#include <cassia/embedded.h>
#include <cassia/errors.h>
#include <cassia/schema.h>
#include <cassia/system_manager.h>
#include <cassia/types.h>
#include <cassia/uuid.h>
#include <cassia/value.h>
#include <cassia/version.h>
