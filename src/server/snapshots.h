#pragma once

#include <string>

#include "backend/embedded/store.h"

/// @file
/// Copies of a store as it was at one moment, and a store made of one.

namespace cassia::server {

/// Makes a snapshot of the running store in a new folder below `folder`, which is made if it is missing, and returns
/// its path: `folder`, and the moment in UTC, such as 2026-11-22T09:30:00.123Z.
/// @throws StoreError if it can't be made; nothing is left of it then.
std::string make_snapshot(embedded::Store& store, const std::string& folder);

/// Makes `data` a copy of a snapshot, which stays as it is.
/// @throws InvalidRequestError if `snapshot` is no store, or `data` exists and is not empty.
void restore_snapshot(const std::string& snapshot, const std::string& data);

}  // namespace cassia::server
