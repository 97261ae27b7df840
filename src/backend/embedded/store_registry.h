#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <cassia/embedded.h>

#include "backend/embedded/store.h"

/// @file
/// The stores that are open in this process, each of them once.

namespace cassia::embedded {

/// The store in the folder `path`, opened if it is not open. Empty: the one store in memory that the process shares,
/// which lives as long as the process.
/// @throws InvalidRequestError if it is open with other options.
std::shared_ptr<Store> open_store(std::string_view path, EmbeddedOptions options);

/// A new store in memory, which its server() string finds as long as it lives.
std::shared_ptr<Store> open_private_memory_store(EmbeddedOptions options);

}  // namespace cassia::embedded
