#pragma once

/// @file
/// What the shared library shows: everything else in it is hidden.

#if defined(CASSIA_STATIC)
#define CASSIA_API
#elif defined(__GNUC__)
/// Marks what the shared library shows.
#define CASSIA_API __attribute__((visibility("default")))
#else
#define CASSIA_API
#endif
