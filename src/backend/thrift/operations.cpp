#include "backend/thrift/operations.h"

#include <map>
#include <utility>
#include <variant>

#include <thriftmodel/generated/Cassandra.h>
#include "backend/thrift/column_replies.h"
#include "backend/thrift/server_errors.h"
#include "model/limits.h"
#include "thriftmodel/requests.h"

namespace cassia::thrift {
namespace {

namespace idl = thriftmodel::idl;
using thriftmodel::to_thrift;

/// Whether it is a get_count. That of 3.11 does not end on a limited slice of a super column, while multiget_count
/// does.
bool is_counted_alone(const model::CountColumns& request) {
    return request.keys.size() == 1 && !request.parent.super_column;
}

/// Sends the call for each kind of request.
class Sender {
public:
    Sender(Exchange& exchange, ConsistencyLevel level, backend::Deadline deadline)
        : exchange_(exchange), level_(to_thrift(level)), deadline_(deadline) {}

    Call operator()(const model::ReadRows& request) const {
        return request.keys.size() == 1 ? send_slice<idl::Cassandra_get_slice_pargs>("get_slice", request)
                                        : send_slices<idl::Cassandra_multiget_slice_pargs>("multiget_slice", request);
    }

    // A count at ANY, or of an empty key, is answered by 3.11.
    Call operator()(const model::CountColumns& request) const {
        for (const auto& key : request.keys) {
            model::check_key_size(request.parent.family, key);
        }
        return is_counted_alone(request) ? send_slice<idl::Cassandra_get_count_pargs>("get_count", request)
                                         : send_slices<idl::Cassandra_multiget_count_pargs>("multiget_count", request);
    }

    Call operator()(const model::ReadRange& request) const {
        const auto parent = to_thrift(request.parent);
        const auto predicate = to_thrift(request.predicate);
        const auto range = to_thrift(request.range);
        idl::Cassandra_get_range_slices_pargs arguments;
        arguments.column_parent = &parent;
        arguments.predicate = &predicate;
        arguments.range = &range;
        return send("get_range_slices", arguments);
    }

    Call operator()(const model::ReadIndexed& request) const {
        const auto parent = to_thrift(request.parent);
        const auto clause = to_thrift(request);
        const auto predicate = to_thrift(request.predicate);
        idl::Cassandra_get_indexed_slices_pargs arguments;
        arguments.column_parent = &parent;
        arguments.index_clause = &clause;
        arguments.column_predicate = &predicate;
        return send("get_indexed_slices", arguments);
    }

    Call operator()(const model::Mutate& request) const {
        const auto mutations = to_thrift(request);
        return request.atomic
                   ? send_mutations<idl::Cassandra_atomic_batch_mutate_pargs>("atomic_batch_mutate", mutations)
                   : send_mutations<idl::Cassandra_batch_mutate_pargs>("batch_mutate", mutations);
    }

    Call operator()(const model::RemoveCounter& request) const {
        const std::string key(request.key);
        const auto path = to_thrift(request);
        idl::Cassandra_remove_counter_pargs arguments;
        arguments.key = &key;
        arguments.path = &path;
        return send("remove_counter", arguments);
    }

private:
    template <typename Arguments, typename Read>
    Call send_slice(const char* method, const Read& request) const {
        const auto parent = to_thrift(request.parent);
        const auto predicate = to_thrift(request.predicate);
        Arguments arguments;
        arguments.key = &request.keys.front();
        arguments.column_parent = &parent;
        arguments.predicate = &predicate;
        return send(method, arguments);
    }

    template <typename Arguments, typename Read>
    Call send_slices(const char* method, const Read& request) const {
        const std::vector<std::string> keys(request.keys.begin(), request.keys.end());
        const auto parent = to_thrift(request.parent);
        const auto predicate = to_thrift(request.predicate);
        Arguments arguments;
        arguments.keys = &keys;
        arguments.column_parent = &parent;
        arguments.predicate = &predicate;
        return send(method, arguments);
    }

    template <typename Arguments>
    Call send_mutations(const char* method, const thriftmodel::MutationMap& mutations) const {
        Arguments arguments;
        arguments.mutation_map = &mutations;
        return send(method, arguments);
    }

    template <typename Arguments>
    Call send(const char* method, Arguments& arguments) const {
        arguments.consistency_level = &level_;
        return {method, exchange_.send(method, arguments, deadline_)};
    }

    Exchange& exchange_;
    idl::ConsistencyLevel::type level_;
    backend::Deadline deadline_;
};

/// Reads the answer for each kind of request.
class Finisher {
public:
    Finisher(Reply&& reply, const std::string& server, backend::Completion& completion)
        : reply_(std::move(reply)), server_(server), completion_(completion) {}

    void operator()(const model::ReadRows& request) {
        if (!has_result(reply_)) {
            // A read of several rows declares the same exceptions.
            take_result(read<idl::Cassandra_get_slice_result>(reply_), server_);
        } else if (request.keys.size() == 1) {
            add_slice(std::move(reply_), request.keys.front(), completion_.rows);
        } else {
            add_slices(std::move(reply_), request.keys, completion_.rows);
        }
    }

    void operator()(const model::CountColumns& request) {
        if (is_counted_alone(request)) {
            completion_.counts = {take_result(read<idl::Cassandra_get_count_result>(reply_), server_)};
            return;
        }
        const auto counts = take_result(read<idl::Cassandra_multiget_count_result>(reply_), server_);
        completion_.counts.reserve(request.keys.size());
        for (const auto& key : request.keys) {
            const auto found = counts.find(key);
            completion_.counts.push_back(found == counts.end() ? 0 : found->second);
        }
    }

    void operator()(const model::ReadRange&) { finish_rows<idl::Cassandra_get_range_slices_result>(); }
    void operator()(const model::ReadIndexed&) { finish_rows<idl::Cassandra_get_indexed_slices_result>(); }

    void operator()(const model::Mutate&) {
        // An atomic one declares the same exceptions.
        throw_declared(read<idl::Cassandra_batch_mutate_result>(reply_), server_);
    }
    void operator()(const model::RemoveCounter&) {
        throw_declared(read<idl::Cassandra_remove_counter_result>(reply_), server_);
    }

private:
    template <typename Result>
    void finish_rows() {
        if (!has_result(reply_)) {
            take_result(read<Result>(reply_), server_);
        }
        add_rows(std::move(reply_), completion_.rows);
    }

    Reply&& reply_;
    const std::string& server_;
    backend::Completion& completion_;
};

}  // namespace

Call send(Exchange& exchange, const model::Operation& operation, backend::Deadline deadline) {
    is_write(operation.request) ? model::check_level(operation.consistency_level)
                                : model::check_read_level(operation.consistency_level);
    return std::visit(Sender(exchange, operation.consistency_level, deadline), operation.request);
}

void finish(Reply&& reply, const model::Operation& operation, const std::string& server,
            backend::Completion& completion) {
    std::visit(Finisher(std::move(reply), server, completion), operation.request);
}

}  // namespace cassia::thrift
