#include "support/contract.h"

#include "support/contract_schema.h"

namespace cassia::support {
namespace {

std::string server_with_schema(const Backend& backend) {
    create_contract_schema(backend.server());
    return backend.server();
}

}  // namespace

SharedBackend::SharedBackend(BackendKind kind)
    : backend(Backend::open(kind)),
      pool(CONTRACT_KEYSPACE, {server_with_schema(*backend)}, {.timeout = std::chrono::seconds(10), .max_retries = 0}) {
}

SharedBackend& shared_backend(BackendKind kind) {
    // Not in a container: each must be made after RocksDB's own statics, and so end before them.
    if (kind == BackendKind::embedded_in_memory) {
        static SharedBackend in_memory(kind);
        return in_memory;
    }
    if (kind == BackendKind::embedded_on_disk) {
        static SharedBackend on_disk(kind);
        return on_disk;
    }
    static SharedBackend cassandra(kind);
    return cassandra;
}

void OnBackend::index(const std::string& family, const std::string& column, const Type& type) const {
    system().create_index(CONTRACT_KEYSPACE, family, column, type);
    backend().await_index(std::string(CONTRACT_KEYSPACE), family, column);
}

testing::Matcher<std::string> OnBackend::server_says(const testing::Matcher<std::string>& words) const {
    return backend().is_worded_by_library()
               ? words
               : testing::AnyOf(words, testing::HasSubstr(backend().server() + " answers: "));
}

std::string OnBackend::row(std::string_view suffix) {
    const auto& info = *testing::UnitTest::GetInstance()->current_test_info();
    return std::string(info.test_suite_name()) + '.' + info.name() + std::string(suffix);
}

}  // namespace cassia::support
