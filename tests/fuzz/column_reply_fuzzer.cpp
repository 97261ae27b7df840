#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include <cassia/errors.h>
#include <cassia/socket.h>

#include "backend/thrift/operations.h"
#include "fuzz/input.h"
#include "fuzz/promise.h"

// A Thrift server's answers to reads, writes and counts: input is the name of a call, a line break, and the struct of
// its answer; with "framed " or "unframed " before the name, all that the server sends. They are refused with an error,
// or become a block of rows that lies within itself.

namespace {

using cassia::detail::Block;
using cassia::detail::Extent;
using cassia::fuzz::promise;
using cassia::thrift::Reply;
namespace model = cassia::model;

const std::array<std::string, 3> keys{"a", "b", "key"};

/// A server that says what is given, and closes.
class SayingSocket final : public cassia::Socket {
public:
    explicit SayingSocket(std::string_view words) : rest_(words) {}

    std::size_t read(std::span<char> buffer, Deadline /*deadline*/) override {
        // In small pieces, as bytes come.
        constexpr std::size_t most = 64;
        const auto size = std::min({most, buffer.size(), rest_.size()});
        std::copy_n(rest_.begin(), size, buffer.begin());
        rest_.remove_prefix(size);
        return size;
    }
    void write(std::string_view /*bytes*/, Deadline /*deadline*/) override {}

private:
    std::string_view rest_;
};

model::Request request_of(std::string_view method) {
    const model::ColumnParent parent{"family", {}};
    const model::SliceRange all{};
    const std::map<std::string_view, model::Request> requests{
        {"get_slice", model::ReadRows{parent, std::span(keys).first(1), all}},
        {"multiget_slice", model::ReadRows{parent, keys, all}},
        {"get_count", model::CountColumns{parent, std::span(keys).first(1), all}},
        {"multiget_count", model::CountColumns{parent, keys, all}},
        {"get_range_slices", model::ReadRange{parent, {}, all}},
        {"get_indexed_slices", model::ReadIndexed{parent, {}, {}, 100, all}},
        {"batch_mutate", model::Mutate{}},
        {"remove_counter", model::RemoveCounter{parent, "key", {}}},
    };
    const auto found = requests.find(method);
    return found == requests.end() ? requests.at("get_slice") : found->second;
}

/// Takes `word` and the blank behind it from the front of a line, if it stands there.
bool take_word(std::string_view word, std::string_view& line) {
    if (!line.starts_with(word)) {
        return false;
    }
    line.remove_prefix(word.size());
    return true;
}

Reply receive(std::string_view bytes, bool framed, const std::string& method) {
    cassia::thrift::Exchange exchange({std::make_unique<SayingSocket>(bytes), framed, "server"});
    return exchange.receive(method.c_str(), 1, {});
}

bool lies_within(Extent extent, const Block& block) {
    return extent.offset <= block.bytes.size() && extent.size <= block.bytes.size() - extent.offset;
}

bool is_part(std::uint32_t first, std::uint32_t count, std::size_t all) {
    return first <= all && count <= all - first;
}

void check_block(const Block& block) {
    for (const auto& cell : block.cells) {
        promise(lies_within(cell.name, block) && lies_within(cell.value, block), "a column lies within its block");
    }
    for (const auto& super_column : block.super_columns) {
        promise(lies_within(super_column.name, block), "a super column lies within its block");
        promise(is_part(super_column.first, super_column.count, block.cells.size()), "with all of its subcolumns");
    }
    const auto columns = block.of_super_columns ? block.super_columns.size() : block.cells.size();
    for (const auto& row : block.rows) {
        promise(lies_within(row.key, block), "a row's key lies within its block");
        promise(is_part(row.first, row.count, columns), "with all of its columns");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    cassia::fuzz::Input input(data, size);
    auto line = input.take_line();
    const bool unframed = take_word("unframed ", line);
    const bool framed = take_word("framed ", line);
    const std::string method(line);
    const model::Operation operation{request_of(method), cassia::ConsistencyLevel::ONE, "get"};
    cassia::backend::Completion completion;
    try {
        auto reply = framed || unframed ? receive(input.rest(), framed, method) : Reply{std::string(input.rest())};
        finish(std::move(reply), operation, "server", completion);
        check_block(completion.rows);
    } catch (const cassia::Error&) {
        return 0;
    }
    return 0;
}
