#pragma once

#include <memory>

#include <cassia/batch.h>
#include <cassia/connection_pool.h>
#include <cassia/index.h>
#include <cassia/stats.h>
#include <cassia/system_manager.h>
#include <cassia/types.h>

#include "shell/family.h"
#include "shell/kind.h"
#include "shell/operators.h"

/// @file
/// The things of the library that have a table.

namespace cassia::shell {

using Stats = std::shared_ptr<StatsLogger>;

template <>
const Kind& kind_of<Family>();
template <>
const Kind& kind_of<ConnectionPool>();
template <>
const Kind& kind_of<SystemManager>();
template <>
const Kind& kind_of<Mutator>();
template <>
const Kind& kind_of<CfMutator>();
template <>
const Kind& kind_of<IndexExpression>();
template <>
const Kind& kind_of<IndexClause>();
template <>
const Kind& kind_of<Type>();
template <>
const Kind& kind_of<Delta>();
template <>
const Kind& kind_of<Stats>();

}  // namespace cassia::shell
