#include <functional>
#include <string_view>
#include <variant>
#include <vector>

#include <cassia/errors.h>

#include "backend/cql/protocol/responses.h"
#include "fuzz/promise.h"

// An answer of the native protocol: input is an envelope, whose length is left alone. It is refused with an error, or
// all that is read of it, rows included, lies within it.

namespace {

using namespace cassia::cql;
using cassia::fuzz::promise;

/// Promises of the parts of an answer that they lie within its body.
class Within {
public:
    explicit Within(std::string_view body) : body_(body) {}

    void operator()(std::string_view part) const {
        const std::less_equal<> before;
        promise(part.empty() || (before(body_.data(), part.data()) &&
                                 before(part.data() + part.size(), body_.data() + body_.size())),
                "what is read lies within the answer");
    }
    void operator()(const OptionalBytes& part) const { (*this)(part.value_or("")); }
    void operator()(const std::vector<std::string_view>& parts) const {
        for (const auto part : parts) {
            (*this)(part);
        }
    }

    void operator()(const std::monostate& /*nothing*/) const {}
    void operator()(const Unavailable& /*numbers*/) const {}
    void operator()(const WriteTimeout& timeout) const { (*this)(timeout.write_type); }
    void operator()(const ReadTimeout& /*numbers*/) const {}
    void operator()(const Failures& failures) const {
        for (const auto& replica : failures.replicas) {
            (*this)(replica.address);
        }
    }
    void operator()(const ReadFailure& failure) const { (*this)(failure.failures); }
    void operator()(const WriteFailure& failure) const {
        (*this)(failure.failures);
        (*this)(failure.write_type);
    }
    void operator()(const FunctionFailure& failure) const {
        (*this)(failure.keyspace);
        (*this)(failure.function);
        (*this)(failure.argument_types);
    }
    void operator()(const CasWriteUnknown& /*numbers*/) const {}
    void operator()(const AlreadyExists& existing) const {
        (*this)(existing.keyspace);
        (*this)(existing.table);
    }
    void operator()(const Unprepared& unprepared) const { (*this)(unprepared.id); }

    void operator()(const ServerError& error) const {
        (*this)(error.message);
        std::visit(*this, error.details);
    }
    void operator()(const Ready& /*nothing*/) const {}
    void operator()(const Authenticate& authenticate) const { (*this)(authenticate.authenticator); }
    void operator()(const AuthChallenge& challenge) const { (*this)(challenge.token); }
    void operator()(const AuthSuccess& success) const { (*this)(success.token); }
    void operator()(const Supported& supported) const {
        for (const auto& [option, values] : supported.options) {
            (*this)(option);
            (*this)(values);
        }
    }
    void operator()(const VoidResult& /*nothing*/) const {}
    void operator()(const RowsMetadata& metadata) const {
        (*this)(metadata.paging_state);
        (*this)(metadata.new_metadata_id);
    }
    void operator()(const RowsResult& result) const {
        (*this)(result.metadata);
        auto rows = result.rows;
        std::vector<OptionalBytes> cells(result.metadata.column_count);
        while (rows.next(cells)) {
            for (const auto& cell : cells) {
                (*this)(cell);
            }
        }
    }
    void operator()(const SetKeyspace& set) const { (*this)(set.keyspace); }
    void operator()(const Prepared& prepared) const {
        (*this)(prepared.id);
        (*this)(prepared.result_metadata_id);
        (*this)(prepared.columns);
        for (const auto marker : prepared.markers.key_markers) {
            promise(marker < prepared.markers.markers.size(), "a part of the key is a marker");
        }
    }
    void operator()(const TopologyChange& change) const { (*this)(change.node.address); }
    void operator()(const StatusChange& change) const { (*this)(change.node.address); }
    void operator()(const SchemaChange& change) const {
        (*this)(change.keyspace);
        (*this)(change.name);
        (*this)(change.argument_types);
    }
    void operator()(const Event& event) const { std::visit(*this, event); }

private:
    std::string_view body_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (size < EnvelopeHeader::SIZE) {
        return 0;
    }
    const Envelope envelope{read_envelope_header(input), input.substr(EnvelopeHeader::SIZE)};
    try {
        const auto response = read_response(envelope);
        const Within within(envelope.body);
        within(response.warnings);
        for (const auto& [name, value] : response.custom_payload) {
            within(name);
            within(value);
        }
        std::visit(within, response.message);
    } catch (const cassia::ProtocolException&) {
        return 0;
    }
    return 0;
}
