#include <algorithm>
#include <cstring>
#include <memory>
#include <string>

#include <thrift/TOutput.h>
#include <thrift/Thrift.h>
#include <thrift/transport/TVirtualTransport.h>

#include "backend/embedded/connection.h"
#include "backend/embedded/store_registry.h"
#include "fuzz/input.h"
#include "fuzz/promise.h"
#include "marshal/big_endian.h"
#include "server/connection_processor.h"
#include "server/message_protocol.h"

// What a client of cassia-server sends: input is "framed", "unframed" or "message", a line break, and its bytes; those
// of a message get a frame of their size. Whatever they are, the connection ends, or every answer is whole in a frame.

namespace {

using namespace cassia;

/// The client: what it sends, and what it was answered.
class Peer final : public apache::thrift::transport::TVirtualTransport<Peer> {
public:
    explicit Peer(std::string sent) : sent_(std::move(sent)) {}

    bool isOpen() const override { return true; }
    uint32_t read(uint8_t* out, uint32_t size) {
        const auto got = std::min<std::size_t>(size, sent_.size() - position_);
        std::memcpy(out, sent_.data() + position_, got);
        position_ += got;
        return static_cast<uint32_t>(got);
    }
    void write(const uint8_t* data, uint32_t size) { answers.append(reinterpret_cast<const char*>(data), size); }

    std::string answers;

private:
    std::string sent_;
    std::size_t position_ = 0;
};

/// Families of every kind, again where an input has dropped them.
void make_schema(const std::shared_ptr<embedded::Store>& store) {
    const auto schema = store->schema();
    const auto found = schema->keyspaces.find("Keyspace1");
    if (found != schema->keyspaces.end() && found->second->families.size() >= 3) {
        return;
    }
    embedded::Connection connection(store);
    if (found != schema->keyspaces.end()) {
        connection.drop_keyspace("Keyspace1");
    }
    CfDef standard;
    standard.keyspace = "Keyspace1";
    standard.name = "Users";
    standard.column_metadata = {{.name = "state", .validation_class = "UTF8Type", .index_type = IndexType::KEYS}};
    auto super = standard;
    super.name = "Super1";
    super.column_type = "Super";
    super.column_metadata.reset();
    auto counters = standard;
    counters.name = "Counter1";
    counters.column_metadata.reset();
    counters.default_validation_class = "CounterColumnType";
    connection.add_keyspace({.name = "Keyspace1", .cf_defs = {standard, super, counters}});
}

server::Service& service() {
    // It never ends: RocksDB's own statics would be gone before.
    static auto& shared = *std::make_unique<server::Service>().release();
    if (shared.store == nullptr) {
        apache::thrift::GlobalOutput.setOutputFunction([](const char*) {});
        shared.store = embedded::open_private_memory_store({});
    }
    return shared;
}

void check_frames(std::string_view answers) {
    while (!answers.empty()) {
        fuzz::promise(answers.size() >= 4, "an answer has a frame");
        const auto size = static_cast<std::size_t>(marshal::read_big_endian<std::int32_t>(answers));
        fuzz::promise(size <= answers.size() - 4, "an answer is whole");
        answers.remove_prefix(4 + size);
    }
}

std::string framed(std::string_view message) {
    std::string frame;
    marshal::append_big_endian(static_cast<std::int32_t>(message.size()), frame);
    return frame.append(message);
}

/// Whether the connection goes on.
bool answer_one(server::ConnectionProcessor& processor, const std::shared_ptr<server::MessageProtocol>& protocol) {
    try {
        return processor.process(protocol, protocol, nullptr);
    } catch (const apache::thrift::TException&) {
        return false;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Input input(data, size);
    const auto kind = input.take_line();
    auto peer = std::make_shared<Peer>(kind == "message" ? framed(input.rest()) : std::string(input.rest()));
    const server::MessageLimits limits{.max_size = std::size_t{1} << 20U};
    server::MessageMemory memory(limits);
    const bool is_framed = kind != "unframed";
    auto transport = std::make_shared<server::MessageTransport>(peer, is_framed, true, limits, memory);
    auto protocol = std::make_shared<server::MessageProtocol>(transport);
    make_schema(service().store);
    server::ConnectionProcessor processor(service());
    while (answer_one(processor, protocol)) {
    }
    if (is_framed) {
        check_frames(peer->answers);
    }
    return 0;
}
