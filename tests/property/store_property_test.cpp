#include <algorithm>
#include <chrono>
#include <compare>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <unistd.h>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/shrink/Shrink.h>
#include <rocksdb/db.h>

#include "backend/embedded/connection.h"
#include "backend/embedded/store_registry.h"
#include "property/family_model.h"
#include "property/name_pools.h"

/// @file
/// A store and a simple model are given the same random writes, deletions, time and compactions, and must answer the
/// same. RapidCheck prints how to run a failing seed again (RC_PARAMS); `steps` shrinks to the first wrong answer.

namespace cassia::test {
namespace {

constexpr std::int64_t START = 1'700'000'000;
constexpr int ROWS = 4;
// Of each of RapidCheck's hundred runs; fewer where each reopening waits for the disk.
constexpr int STEPS = 1100;
constexpr int STEPS_ON_DISK = 200;

/// Random steps on one column family of one comparator.
class Run {
public:
    Run(std::uint64_t seed, const NamePool& pool, const NamePool* super_pool, bool on_disk)
        : random_(seed), pool_(pool), now_(std::make_shared<std::int64_t>(START)) {
        definition_.keyspace = "Property";
        definition_.name = "Rows";
        definition_.comparator_type = (super_pool != nullptr ? *super_pool : pool).comparator;
        if (super_pool != nullptr) {
            definition_.column_type = "Super";
            definition_.subcomparator_type = pool.comparator;
        }
        definition_.gc_grace_seconds = flip() ? 0 : 50;
        model_ = std::make_unique<FamilyModel>(definition_, pool.names,
                                               super_pool == nullptr ? std::vector<std::string>() : super_pool->names);
        if (on_disk) {
            folder_ = std::filesystem::temp_directory_path() /
                      ("cassia-property-" + std::to_string(::getpid()) + '-' + std::to_string(seed));
        }
        open();
        connection_->add_keyspace({.name = "Property"});
        connection_->set_keyspace("Property");
        connection_->add_column_family(definition_);
    }

    ~Run() {
        connection_.reset();
        store_.reset();
        if (!folder_.empty()) {
            std::filesystem::remove_all(folder_);
        }
    }
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    void step() {
        const auto kind = pick(100);
        if (kind < 45) {
            insert();
        } else if (kind < 70) {
            remove();
        } else if (kind < 94) {
            compare_row();
        } else if (kind < 96) {
            *now_ += pick(4) == 0 ? 100 : static_cast<std::int64_t>(pick(8));
        } else {
            rearrange();
        }
    }

    void compare_all() {
        for (int row = 0; row < ROWS; ++row) {
            compare_whole_row(key_of(static_cast<std::uint64_t>(row)));
        }
        compare_range();
    }

private:
    void open() {
        EmbeddedOptions options;
        options.clock = [now = now_] { return std::chrono::sys_seconds(std::chrono::seconds(*now)); };
        options.write_buffer_size = 64 * 1024;
        store_ = folder_.empty() ? embedded::open_private_memory_store(options)
                                 : embedded::open_store(folder_.string(), options);
        connection_ = std::make_unique<embedded::Connection>(store_);
    }

    std::uint64_t pick(std::uint64_t below) { return random_() % below; }
    bool flip() { return pick(2) == 0; }
    const std::string& any(const std::vector<std::string>& names) { return names[pick(names.size())]; }
    static std::string key_of(std::uint64_t row) { return "row" + std::string(row, '\0'); }
    std::int64_t any_timestamp() { return static_cast<std::int64_t>(pick(30)); }

    std::optional<std::string> any_parent() {
        return model_->is_super() ? std::optional<std::string>(any(model_->super_names())) : std::nullopt;
    }

    void mutate(const std::string& key, const model::Mutation& mutation) {
        const model::RowMutation row{"Rows", key, {&mutation, 1}};
        run(model::Mutate{{&row, 1}, false});
    }

    backend::Completion run(const model::Request& request) {
        backend::Completion completion;
        const model::Operation operation{request, ConsistencyLevel::ONE, "property"};
        connection_->submit(operation, completion, std::nullopt);
        connection_->wait(completion);
        return completion;
    }

    void insert() {
        const auto key = key_of(pick(ROWS));
        const auto parent = any_parent();
        const auto& name = any(pool_.names);
        const auto value = std::string(pick(3), static_cast<char>(pick(256)));
        model::Insertion insertion{std::nullopt, name, value, any_timestamp(), 0};
        if (parent) {
            insertion.super_column = *parent;
        }
        insertion.ttl = pick(3) == 0 ? static_cast<std::int32_t>(1 + pick(20)) : 0;
        mutate(key, insertion);
        model_->apply(key, insertion, *now_);
    }

    void remove() {
        const auto key = key_of(pick(ROWS));
        const auto parent = any_parent();
        model::Deletion deletion;
        deletion.timestamp = any_timestamp();
        if (parent && flip()) {
            deletion.super_column = *parent;
        }
        const auto& names = model_->is_super() && !deletion.super_column ? model_->super_names() : pool_.names;
        std::vector<std::string> some{any(names)};
        const auto ends = ordered_ends(names);
        switch (pick(4)) {
            case 0: break;  // the row, or the super column
            case 1: deletion.predicate = model::SliceRange{ends.first, ends.second, false, 100}; break;
            default: deletion.predicate = std::span<const std::string>(some);
        }
        mutate(key, deletion);
        model_->apply(key, deletion, *now_);
    }

    // Two names in the comparator's order; each may be open.
    std::pair<std::string, std::string> ordered_ends(const std::vector<std::string>& names) {
        const Type type(&names == &pool_.names ? pool_.comparator : *definition_.comparator_type);
        auto start = any(names);
        auto finish = any(names);
        if (type->compare(start, finish) > 0) {
            std::swap(start, finish);
        }
        return {pick(4) == 0 ? std::string() : start, pick(4) == 0 ? std::string() : finish};
    }

    void rearrange() {
        switch (pick(4)) {
            case 0: store_->flush(); break;
            case 1:
                store_->compact();
                model_->purge(*now_);
                break;
            case 2: compact_some_files(); break;
            default:
                if (!folder_.empty()) {
                    connection_.reset();
                    store_.reset();
                    open();
                    connection_->set_keyspace("Property");
                }
        }
    }

    // A compaction of any neighbouring files, such as the database may choose by itself.
    void compact_some_files() {
        std::vector<rocksdb::LiveFileMetaData> files;
        store_->db().GetLiveFilesMetaData(&files);
        std::vector<std::string> chosen;
        for (const auto& file : files) {
            if (file.level == 0 && flip()) {
                chosen.push_back(file.name);
            }
        }
        if (!chosen.empty()) {
            // Refused where the choice makes no sense; then nothing has happened.
            static_cast<void>(store_->db().CompactFiles({}, chosen, static_cast<int>(flip() ? 6 : 1)));
        }
    }

    void compare_row() {
        if (pick(8) == 0) {
            compare_range();
            return;
        }
        const auto key = key_of(pick(ROWS));
        if (model_->is_super() && flip()) {
            compare_super_columns(key);
        } else if (pick(4) == 0) {
            compare_names(key);
        } else {
            compare_slice(key);
        }
    }

    void compare_whole_row(const std::string& key) {
        if (model_->is_super()) {
            compare_super_columns(key);
        }
        compare_slice(key);
        compare_names(key);
    }

    model::ColumnParent parent_of(const std::optional<std::string>& super_column) {
        model::ColumnParent parent{"Rows", std::nullopt};
        if (super_column) {
            parent.super_column = *super_column;
        }
        return parent;
    }

    // Ends in the comparator's order, whichever way the slice goes.
    struct Slice {
        std::pair<std::string, std::string> ends;
        bool reversed;
        std::int32_t count;

        model::SliceRange request() const {
            return reversed ? model::SliceRange{ends.second, ends.first, true, count}
                            : model::SliceRange{ends.first, ends.second, false, count};
        }

        // What the slice has of columns, or super columns, that are in order.
        template <typename Named>
        std::vector<Named> of(std::vector<Named> all, const Type& type) const {
            std::erase_if(all, [&](const Named& each) {
                return (!ends.first.empty() && type->compare(each.name, ends.first) < 0) ||
                       (!ends.second.empty() && type->compare(each.name, ends.second) > 0);
            });
            if (reversed) {
                std::reverse(all.begin(), all.end());
            }
            all.resize(std::min(all.size(), static_cast<std::size_t>(count)));
            return all;
        }
    };

    Slice any_slice(const std::vector<std::string>& names) {
        auto ends = ordered_ends(names);
        const bool reversed = flip();
        return {std::move(ends), reversed, static_cast<std::int32_t>(1 + pick(6))};
    }

    void compare_slice(const std::string& key) {
        const auto super_column = any_parent();
        const Type type(pool_.comparator);
        const auto slice = any_slice(pool_.names);
        const auto expected = slice.of(model_->columns(key, super_column, *now_), type);

        const auto range = slice.request();
        const auto parent = parent_of(super_column);
        const auto read = run(model::ReadRows{parent, {&key, 1}, range});
        check(columns_of(read.rows), expected, type);
        const auto counted = run(model::CountColumns{parent, {&key, 1}, range});
        RC_ASSERT(counted.counts == std::vector<std::int64_t>{static_cast<std::int64_t>(expected.size())});
    }

    void compare_names(const std::string& key) {
        const auto super_column = any_parent();
        const Type type(pool_.comparator);
        std::vector<std::string> names;
        for (auto left = 1 + pick(4); left > 0; --left) {
            names.push_back(any(pool_.names));
        }
        auto expected = model_->columns(key, super_column, *now_);
        std::erase_if(expected, [&](const ModelColumn& column) {
            return std::none_of(names.begin(), names.end(),
                                [&](const std::string& name) { return type->compare(name, column.name) == 0; });
        });
        const auto read = run(model::ReadRows{parent_of(super_column), {&key, 1}, std::span<const std::string>(names)});
        check(columns_of(read.rows), expected, type);
    }

    void compare_super_columns(const std::string& key) {
        const Type type(*definition_.comparator_type);
        const auto slice = any_slice(model_->super_names());
        const auto expected = slice.of(model_->super_columns(key, *now_), type);

        const auto read = run(model::ReadRows{{"Rows", std::nullopt}, {&key, 1}, slice.request()});
        RC_ASSERT(read.rows.super_columns.size() == expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const auto& super_column = read.rows.super_columns[i];
            RC_ASSERT(std::is_eq(type->compare(read.rows.at(super_column.name), expected[i].name)));
            const auto all = columns_of(read.rows);
            const auto first = all.begin() + static_cast<std::ptrdiff_t>(super_column.first);
            check({first, first + static_cast<std::ptrdiff_t>(super_column.count)}, expected[i].columns,
                  Type(pool_.comparator));
        }
    }

    // Rows by key; their order is another test's.
    void compare_range() {
        const auto super_column = any_parent();
        const Type type(pool_.comparator);
        const auto slice = any_slice(pool_.names);
        model::KeyRange range;
        range.start_key = "";
        range.end_key = "";
        range.count = 1000;
        const auto read = run(model::ReadRange{parent_of(super_column), range, slice.request()});
        const auto all = columns_of(read.rows);
        std::map<std::string, std::vector<ModelColumn>> found;
        for (const auto& row : read.rows.rows) {
            const auto first = all.begin() + static_cast<std::ptrdiff_t>(row.first);
            const std::vector<ModelColumn> columns(first, first + static_cast<std::ptrdiff_t>(row.count));
            RC_ASSERT(found.emplace(read.rows.at(row.key), columns).second);
        }
        for (int row = 0; row < ROWS; ++row) {
            const auto key = key_of(static_cast<std::uint64_t>(row));
            check(found[key], slice.of(model_->columns(key, super_column, *now_), type), type);
        }
    }

    static std::vector<ModelColumn> columns_of(const detail::Block& block) {
        std::vector<ModelColumn> columns;
        for (const auto& cell : block.cells) {
            columns.push_back(
                {std::string(block.at(cell.name)), std::string(block.at(cell.value)), cell.timestamp, cell.ttl});
        }
        return columns;
    }

    static void check(const std::vector<ModelColumn>& found, const std::vector<ModelColumn>& expected,
                      const Type& type) {
        RC_ASSERT(found.size() == expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            // Of writes that tie in all else, the spelling of the name that stays is not defined.
            RC_ASSERT(std::is_eq(type->compare(found[i].name, expected[i].name)));
            RC_ASSERT(found[i].value == expected[i].value);
            RC_ASSERT(found[i].timestamp == expected[i].timestamp);
            RC_ASSERT(found[i].ttl == expected[i].ttl);
        }
    }

    std::mt19937_64 random_;
    const NamePool& pool_;
    std::shared_ptr<std::int64_t> now_;
    CfDef definition_;
    std::unique_ptr<FamilyModel> model_;
    std::filesystem::path folder_;
    std::shared_ptr<embedded::Store> store_;
    std::unique_ptr<embedded::Connection> connection_;
};

void run_steps(bool super_columns, bool on_disk) {
    const auto seed = *rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint64_t>()).as("seed");
    const auto steps = *rc::gen::shrink(rc::gen::just(on_disk ? STEPS_ON_DISK : STEPS), [](int count) {
                            return rc::shrink::towards(count, 0);
                        }).as("steps");
    const auto& pools = name_pools();
    const auto& pool = pools[seed % pools.size()];
    Run run(seed, pool, super_columns ? &pools[(seed / pools.size()) % pools.size()] : nullptr, on_disk);
    for (int i = 0; i < steps; ++i) {
        run.step();
    }
    run.compare_all();
}

TEST(StoreProperty, answers_as_the_model_for_columns) {
    EXPECT_TRUE(rc::check([] { run_steps(false, false); }));
}

TEST(StoreProperty, answers_as_the_model_for_super_columns) {
    EXPECT_TRUE(rc::check([] { run_steps(true, false); }));
}

TEST(StoreProperty, answers_as_the_model_when_reopened_from_disk) {
    EXPECT_TRUE(rc::check([] { run_steps(false, true); }));
}

}  // namespace
}  // namespace cassia::test
