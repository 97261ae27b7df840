#include <algorithm>
#include <array>
#include <chrono>
#include <compare>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <memory>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include <cassia/cassandra_type.h>
#include <cassia/errors.h>

#include "backend/backends.h"
#include "backend/embedded/connection.h"
#include "backend/embedded/store_registry.h"
#include "property/name_pools.h"
#include "support/cassandra_node.h"
#include "support/environment.h"
#include "support/server_process.h"

/// @file
/// An embedded store and a real Cassandra are given the same random writes, deletions and time, and must answer the
/// same. CASSIA_SEED in the environment runs a seed again; a failure prints it.

namespace cassia::test {
namespace {

constexpr int OPERATIONS = 20'000;
constexpr std::uint64_t ROWS = 4;

std::uint64_t seed() {
    const char* const given = std::getenv("CASSIA_SEED");
    return given == nullptr ? std::random_device()() : std::strtoull(given, nullptr, 10);
}

/// The two servers, with one column family of a comparator.
class Twins {
public:
    Twins(std::uint64_t seed, support::CassandraNode& node, std::unique_ptr<backend::Connection> ours)
        : random_(seed),
          node_(node),
          keyspace_("Property" + std::to_string(seed)),
          ours_(std::move(ours)),
          cassandra_(backend::connect(node.thrift(), {})) {
        for (auto* const server : servers()) {
            server->add_keyspace({.name = keyspace_, .strategy_options = {{"replication_factor", "1"}}});
            server->set_keyspace(keyspace_);
        }
    }

    ~Twins() { cassandra_->drop_keyspace(keyspace_); }
    Twins(const Twins&) = delete;
    Twins& operator=(const Twins&) = delete;

    /// Goes on with a new column family.
    void begin(const NamePool& pool, const NamePool* super_pool) {
        definition_ = {};
        definition_.keyspace = keyspace_;
        definition_.name = "Rows" + std::to_string(++families_);
        definition_.comparator_type = (super_pool != nullptr ? *super_pool : pool).comparator;
        if (super_pool != nullptr) {
            definition_.column_type = "Super";
            definition_.subcomparator_type = pool.comparator;
        }
        pool_ = &pool;
        super_pool_ = super_pool;
        for (auto* const server : servers()) {
            server->add_column_family(definition_);
        }
    }

    void step() {
        node_.clock().begin_second_if_late();
        const auto kind = pick(100);
        if (kind < 40) {
            insert();
        } else if (kind < 60) {
            remove();
        } else if (kind < 98) {
            read();
        } else {
            node_.clock().pass(std::chrono::seconds(1 + pick(8)));
        }
    }

private:
    std::array<backend::Connection*, 2> servers() const { return {ours_.get(), cassandra_.get()}; }

    std::uint64_t pick(std::uint64_t below) { return random_() % below; }
    bool flip() { return pick(2) == 0; }
    const std::string& any(const std::vector<std::string>& names) { return names[pick(names.size())]; }
    std::string any_key() { return "row" + std::to_string(pick(ROWS)); }
    // No two are equal: 3.11 decides some ties otherwise.
    std::int64_t any_timestamp() { return static_cast<std::int64_t>((pick(1'000'000) << 32U) | ++timestamps_); }
    const std::string* any_parent() { return super_pool_ == nullptr ? nullptr : &any(super_pool_->names); }

    template <typename Request>
    backend::Completion run(backend::Connection& server, const Request& request) {
        backend::Completion completion;
        const model::Operation operation{request, ConsistencyLevel::ONE, "property"};
        try {
            server.submit(operation, completion, std::chrono::steady_clock::now() + std::chrono::seconds(10));
            server.wait(completion);
        } catch (const Error& error) {
            throw std::runtime_error(*definition_.comparator_type + ", " + definition_.subcomparator_type.value_or("") +
                                     ": " + error.what());
        }
        return completion;
    }

    void mutate(const model::Mutation& mutation) {
        const auto key = any_key();
        const model::RowMutation row{definition_.name, key, {&mutation, 1}};
        for (auto* const server : servers()) {
            run(*server, model::Mutate{{&row, 1}, false});
        }
    }

    void insert() {
        const auto* const parent = any_parent();
        const auto value = std::string(pick(3), static_cast<char>(pick(256)));
        model::Insertion insertion{std::nullopt, any(pool_->names), value, any_timestamp(), 0};
        if (parent != nullptr) {
            insertion.super_column = *parent;
        }
        insertion.ttl = pick(3) == 0 ? static_cast<std::int32_t>(1 + pick(20)) : 0;
        mutate(insertion);
    }

    void remove() {
        const auto* const parent = any_parent();
        model::Deletion deletion;
        deletion.timestamp = any_timestamp();
        if (parent != nullptr && flip()) {
            deletion.super_column = *parent;
        }
        const auto& pool = super_pool_ != nullptr && !deletion.super_column ? *super_pool_ : *pool_;
        const std::vector<std::string> some{any(pool.names)};
        const auto ends = ordered_ends(pool);
        const auto what = pick(4);
        // 3.11 removes no range of subcolumns.
        if (what == 1 && !deletion.super_column) {
            deletion.predicate = model::SliceRange{ends.first, ends.second, false, 100};
        } else if (what > 1) {
            deletion.predicate = std::span<const std::string>(some);
        }
        mutate(deletion);
    }

    // Two names in the comparator's order; each may be open.
    std::pair<std::string, std::string> ordered_ends(const NamePool& pool) {
        const Type type(pool.comparator);
        auto start = any(pool.names);
        auto finish = any(pool.names);
        if (type->compare(start, finish) > 0) {
            std::swap(start, finish);
        }
        return {pick(4) == 0 ? std::string() : start, pick(4) == 0 ? std::string() : finish};
    }

    void read() {
        model::ColumnParent parent{definition_.name, std::nullopt};
        const bool of_super_columns = super_pool_ != nullptr && flip();
        if (super_pool_ != nullptr && !of_super_columns) {
            parent.super_column = *any_parent();
        }
        const auto& pool = of_super_columns ? *super_pool_ : *pool_;
        const auto ends = ordered_ends(pool);
        const auto count = static_cast<std::int32_t>(1 + pick(6));
        std::vector<std::string> names;
        for (auto left = 1 + pick(4); left > 0; --left) {
            names.push_back(any(pool.names));
        }
        model::SlicePredicate predicate = std::span<const std::string>(names);
        if (pick(4) != 0) {
            // docs/differences.md: reversed super columns have reversed subcolumns on 3.11.
            predicate = !of_super_columns && flip() ? model::SliceRange{ends.second, ends.first, true, count}
                                                    : model::SliceRange{ends.first, ends.second, false, count};
        }
        if (pick(8) == 0) {
            model::KeyRange range;
            range.start_key = "";
            range.end_key = "";
            compare(model::ReadRange{parent, range, predicate});
            return;
        }
        const std::vector<std::string> keys{any_key(), any_key()};
        const auto some = std::span(keys).first(keys[0] == keys[1] ? 1 : 1 + pick(2));
        compare(model::ReadRows{parent, some, predicate});
        compare_counts(model::CountColumns{parent, some, predicate});
    }

    template <typename Request>
    void compare(const Request& request) {
        const auto expected = run(*cassandra_, request).rows;
        const auto found = run(*ours_, request).rows;
        EXPECT_EQ(shown(found), shown(expected)) << definition_.comparator_type.value();
    }

    void compare_counts(const model::CountColumns& request) {
        EXPECT_EQ(run(*ours_, request).counts, run(*cassandra_, request).counts) << definition_.comparator_type.value();
    }

    /// Rows as text. Names are told by the first of the pool that compares equal, as spellings may differ.
    std::vector<std::string> shown(const detail::Block& block) const {
        std::vector<std::string> rows;
        for (const auto& row : block.rows) {
            auto text = std::string(block.at(row.key)) + ':';
            for (auto i = row.first; i < row.first + row.count; ++i) {
                if (block.of_super_columns) {
                    const auto& super_column = block.super_columns[i];
                    text += ' ' + place(*super_pool_, block.at(super_column.name)) + '{';
                    for (auto j = super_column.first; j < super_column.first + super_column.count; ++j) {
                        text += shown(block, block.cells[j]);
                    }
                    text += '}';
                } else {
                    text += shown(block, block.cells[i]);
                }
            }
            // A row without columns may be there or not: servers forget it when they like.
            if (row.count > 0) {
                rows.push_back(std::move(text));
            }
        }
        return rows;
    }

    std::string shown(const detail::Block& block, const detail::Cell& cell) const {
        return ' ' + place(*pool_, block.at(cell.name)) + '=' + testing::PrintToString(block.at(cell.value)) + '@' +
               std::to_string(cell.timestamp) + '+' + std::to_string(cell.ttl);
    }

    static std::string place(const NamePool& pool, std::string_view name) {
        const Type type(pool.comparator);
        const auto same = std::find_if(pool.names.begin(), pool.names.end(), [&](const std::string& known) {
            return std::is_eq(type->compare(known, name));
        });
        return std::to_string(same - pool.names.begin());
    }

    std::mt19937_64 random_;
    support::CassandraNode& node_;
    std::string keyspace_;
    std::unique_ptr<backend::Connection> ours_;
    std::unique_ptr<backend::Connection> cassandra_;
    CfDef definition_;
    const NamePool* pool_ = nullptr;
    const NamePool* super_pool_ = nullptr;
    int families_ = 0;
    std::uint64_t timestamps_ = 0;
};

/// The same work on Cassandra and on what `ours` connects to, which has the node's clock.
void compare(const std::function<std::unique_ptr<backend::Connection>(support::CassandraNode&)>& ours) {
    const auto used = seed();
    SCOPED_TRACE("CASSIA_SEED=" + std::to_string(used));
    support::CassandraNode node;
    Twins twins(used, node, ours(node));
    const auto& pools = name_pools();
    const auto families = pools.size() * 2;

    for (std::size_t family = 0; family < families && !testing::Test::HasFailure(); ++family) {
        const auto& pool = pools[family / 2];
        // 3.11 checks slices of subcolumns as if their type were not reversed.
        const bool is_super = family % 2 == 1 && !pool.comparator.starts_with("ReversedType");
        twins.begin(pool, is_super ? &pools[(family + used) % pools.size()] : nullptr);
        for (std::size_t i = 0; i < OPERATIONS / families + 1 && !testing::Test::HasFailure(); ++i) {
            twins.step();
        }
    }
}

TEST(CassandraProperty, answers_as_the_embedded_store_does) {
    compare([](support::CassandraNode& node) {
        EmbeddedOptions options;
        options.clock = [&node] { return std::chrono::floor<std::chrono::seconds>(node.clock().time()); };
        return std::make_unique<embedded::Connection>(embedded::open_private_memory_store(options));
    });
}

TEST(CassandraProperty, answers_as_cassia_server_does) {
    const support::ServerProcess server(
        {"--memory", "--log-level", "error"},
        {{"SHIFTED_CLOCK", support::environment("SHIFTED_CLOCK")}, {"LD_PRELOAD", CASSIA_SHIFTED_CLOCK}});
    compare([&](support::CassandraNode&) { return backend::connect(server.address(), {}); });
}

}  // namespace
}  // namespace cassia::test
