#include "shell/batches.h"

#include <string>

#include <cassia/batch.h>

#include "shell/arguments.h"
#include "shell/builtins.h"
#include "shell/kinds.h"

namespace cassia::shell {
namespace {

BatchInsertOptions insert_options(const Arguments& arguments) {
    BatchInsertOptions options;
    arguments.take("timestamp", options.timestamp);
    arguments.take("ttl", options.ttl);
    return options;
}

BatchRemoveOptions remove_options(const Arguments& arguments) {
    BatchRemoveOptions options;
    arguments.take("columns", options.columns);
    arguments.take("super_column", options.super_column);
    arguments.take("timestamp", options.timestamp);
    return options;
}

const ColumnFamily& family_in(const Arguments& arguments) {
    const auto* const family = unbox<Family>(arguments.at("column_family"));
    if (family == nullptr) {
        arguments.refuse("column_family", "it is a column family, such as STANDARD1");
    }
    return family->column_family;
}

// Each returns the batch, so that calls can be chained.
Object insert(Session& /*session*/, const Object& self, const Arguments& arguments) {
    self_as<Mutator>(self).insert(family_in(arguments), arguments.get<Value>("key"), arguments.get<Columns>("columns"),
                                  insert_options(arguments));
    return self;
}

Object remove(Session& /*session*/, const Object& self, const Arguments& arguments) {
    self_as<Mutator>(self).remove(family_in(arguments), arguments.get<Value>("key"), remove_options(arguments));
    return self;
}

Object insert_in_family(Session& /*session*/, const Object& self, const Arguments& arguments) {
    self_as<CfMutator>(self).insert(arguments.get<Value>("key"), arguments.get<Columns>("columns"),
                                    insert_options(arguments));
    return self;
}

Object remove_in_family(Session& /*session*/, const Object& self, const Arguments& arguments) {
    self_as<CfMutator>(self).remove(arguments.get<Value>("key"), remove_options(arguments));
    return self;
}

template <typename Batch>
Object send(Session& /*session*/, const Object& self, const Arguments& arguments) {
    SendOptions options;
    arguments.take("write_consistency_level", options.write_consistency_level);
    arguments.take("atomic", options.atomic);
    self_as<Batch>(self).send(options);
    return {};
}

template <typename Batch>
Object clear(Session& /*session*/, const Object& self, const Arguments& /*arguments*/) {
    self_as<Batch>(self).clear();
    return {};
}

template <typename Batch>
Property size_property() {
    return {.name = "size", .help = "Operations that are queued.", .get = [](Session&, const Object& self) -> Object {
                return Value(self_as<Batch>(self).size());
            }};
}

template <typename Batch>
Method send_method() {
    return {"send(write_consistency_level=None, atomic=None)", "Sends all that is queued.", send<Batch>};
}

template <typename Batch>
Method clear_method() {
    return {"clear()", "Forgets what is queued.", clear<Batch>};
}

BatchOptions batch_options(const Arguments& arguments) {
    BatchOptions options;
    if (arguments.is_none("queue_size")) {
        options.queue_size.reset();
    }
    arguments.take("queue_size", options.queue_size);
    arguments.take("write_consistency_level", options.write_consistency_level);
    arguments.take("allow_retries", options.allow_retries);
    arguments.take("atomic", options.atomic);
    return options;
}

Object make_mutator(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    const auto* const pool = unbox<ConnectionPool>(arguments.at("pool"));
    if (pool == nullptr) {
        arguments.refuse("pool", "it is a ConnectionPool");
    }
    return box(Mutator(*pool, batch_options(arguments)), "<Mutator>");
}

Object make_family_mutator(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    return batch_object(family_in(arguments), arguments);
}

}  // namespace

template <>
const Kind& kind_of<Mutator>() {
    static const Kind kind("Mutator", "A queue of inserts and removals of any column families of a keyspace.",
                           {
                               {"insert(column_family, key, columns, timestamp=None, ttl=None)",
                                "Queues writing columns of a row.", insert},
                               {"remove(column_family, key, columns=None, super_column=None, timestamp=None)",
                                "Queues removing a row, a super column, or columns.", remove},
                               send_method<Mutator>(),
                               clear_method<Mutator>(),
                           },
                           {size_property<Mutator>()});
    return kind;
}

template <>
const Kind& kind_of<CfMutator>() {
    static const Kind kind(
        "CfMutator", "A queue of inserts and removals of one column family.",
        {
            {"insert(key, columns, timestamp=None, ttl=None)", "Queues writing columns of a row.", insert_in_family},
            {"remove(key, columns=None, super_column=None, timestamp=None)",
             "Queues removing a row, a super column, or columns.", remove_in_family},
            send_method<CfMutator>(),
            clear_method<CfMutator>(),
        },
        {size_property<CfMutator>()});
    return kind;
}

Object batch_object(const ColumnFamily& column_family, const Arguments& arguments) {
    return box(column_family.batch(batch_options(arguments)), "<CfMutator of " + column_family.name() + ">");
}

const Kind& batch_functions() {
    static const Kind kind(
        "batch", "Making batches.",
        {
            {"Mutator(pool, queue_size=100, write_consistency_level=None, allow_retries=True, atomic=False)",
             "A batch over any column families of a pool's keyspace.", make_mutator},
            {"CfMutator(column_family, queue_size=100, write_consistency_level=None, allow_retries=True, "
             "atomic=False)",
             "A batch over one column family.", make_family_mutator},
        });
    return kind;
}

}  // namespace cassia::shell
