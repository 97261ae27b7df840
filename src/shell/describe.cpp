#include "shell/describe.h"

#include <cassia/value.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "shell/notation.h"
#include "shell/results.h"
#include "shell/text.h"

namespace cassia::shell {
namespace {

constexpr std::size_t label_width = 36;

std::string number(double value) {
    return Value(value).to_string();
}

// "LongType" for "org.apache.cassandra.db.marshal.LongType": without what stands before Cassandra's own classes.
std::string short_class(std::string_view name) {
    constexpr std::string_view packages[] = {"org.apache.cassandra.db.marshal.", "org.apache.cassandra.db.compaction.",
                                             "org.apache.cassandra.io.compress."};
    std::string text(name);
    for (const auto package : packages) {
        for (auto at = text.find(package); at != std::string::npos; at = text.find(package)) {
            text.erase(at, package.size());
        }
    }
    return text;
}

/// Lines of labels and what is behind them, in groups with a blank line between.
class Description {
public:
    void add(std::string_view label, const std::string& text) {
        begin_line();
        std::string line(label);
        line.resize(std::max(label_width, line.size() + 1), ' ');
        lines_.push_back(line + visible(text));
    }
    template <typename T, typename Write>
    void add(std::string_view label, const std::optional<T>& value, const Write& write) {
        if (value) {
            add(label, write(*value));
        }
    }
    void add(std::string_view label, const std::optional<std::string>& text) {
        if (text && !text->empty()) {
            add(label, *text);
        }
    }
    /// The lines that follow are a group, below its title where there is one and any follow.
    void group(std::string title = {}) {
        wants_gap_ = !lines_.empty();
        title_ = std::move(title);
    }
    void item(std::string text) {
        begin_line();
        lines_.push_back(std::move(text));
    }
    std::vector<std::string> take() { return std::move(lines_); }

private:
    void begin_line() {
        if (std::exchange(wants_gap_, false)) {
            lines_.emplace_back();
        }
        if (!title_.empty()) {
            lines_.push_back(std::exchange(title_, {}));
        }
    }

    std::vector<std::string> lines_;
    bool wants_gap_ = false;
    std::string title_;
};

std::string keys(double size) {
    return size == 0 ? "Disabled" : number(size) + (size < 1 ? "" : " keys");
}

std::string seconds(std::int32_t period) {
    return period == 0 ? "Disabled" : std::to_string(period) + " seconds";
}

std::string percent(double chance) {
    return written(Value(chance * 100), Notation::python) + "%";
}

std::string plain(std::int32_t value) {
    return std::to_string(value);
}

std::string options(const std::map<std::string, std::string>& all) {
    return short_class(written(object_of(all), Notation::python));
}

void add_types(const CfDef& definition, Description& out) {
    out.group();
    out.add("Comparator Type:", definition.comparator_type, short_class);
    out.add("Subcomparator Type:", definition.subcomparator_type, short_class);
    out.add("Key Validation Class:", definition.key_validation_class, short_class);
    out.add("Default Validation Class:", definition.default_validation_class, short_class);
}

void add_caches(const CfDef& definition, Description& out) {
    out.group("Cache Sizes");
    out.add("  Row Cache:", definition.row_cache_size, keys);
    out.add("  Key Cache:", definition.key_cache_size, keys);
    out.group();
    out.add("Caching:", definition.caching);
    out.add("Read Repair Chance:", definition.read_repair_chance, percent);
    out.add("Local Read Repair Chance:", definition.dclocal_read_repair_chance, percent);
    out.group();
    out.add("GC Grace Seconds:", definition.gc_grace_seconds, plain);
    out.add("Default Time To Live:", definition.default_time_to_live, plain);
}

void add_storage(const CfDef& definition, Description& out) {
    out.group("Compaction Thresholds");
    out.add("  Min:", definition.min_compaction_threshold, plain);
    out.add("  Max:", definition.max_compaction_threshold, plain);
    out.group();
    out.add("Compaction Strategy:", definition.compaction_strategy, short_class);
    out.add("Compaction Options:", definition.compaction_strategy_options, options);
    out.add("Compression Options:", definition.compression_options, options);
    out.add("Bloom Filter FP Chance:", definition.bloom_filter_fp_chance, number);
    out.group("Memtable Flush After Thresholds");
    out.add("  Throughput:", definition.memtable_throughput_in_mb,
            [](std::int32_t size) { return std::to_string(size) + " MiB"; });
    out.add("  Operations:", definition.memtable_operations_in_millions,
            [](double millions) { return number(millions * 1e6) + " operations"; });
    out.add("  Time:", definition.memtable_flush_after_mins,
            [](std::int32_t minutes) { return std::to_string(minutes) + " minutes"; });
    out.group("Cache Save Periods");
    out.add("  Row Cache:", definition.row_cache_save_period_in_seconds, seconds);
    out.add("  Key Cache:", definition.key_cache_save_period_in_seconds, seconds);
}

std::string index_kind(IndexType type) {
    switch (type) {
        case IndexType::KEYS: return "KEYS";
        case IndexType::CUSTOM: return "CUSTOM";
        case IndexType::COMPOSITES: return "COMPOSITES";
    }
    return "unknown";
}

// A name as its comparator has it; its bytes where they are none of that.
std::string column_name(const CfDef& definition, const std::string& bytes) {
    const auto& type = definition.is_super() ? definition.subcomparator_type : definition.comparator_type;
    try {
        return printed(Type::parse_or_bytes(type.value_or("BytesType")).unpack(bytes));
    } catch (const TypeError&) {
        return printed(Object(Value(Bytes(bytes))));
    }
}

void add_columns(const CfDef& definition, Description& out) {
    if (!definition.column_metadata) {
        return;
    }
    out.group("Column Metadata");
    // A server has them in any order.
    auto columns = *definition.column_metadata;
    std::sort(columns.begin(), columns.end(),
              [](const ColumnDef& left, const ColumnDef& right) { return left.name < right.name; });
    for (const auto& column : columns) {
        out.add("- Name:", column_name(definition, column.name));
        out.add("  Value Type:", short_class(column.validation_class));
        if (column.index_type) {
            out.add("  Index Type:", index_kind(*column.index_type));
            out.add("  Index Name:", column.index_name.value_or("None"));
        }
    }
}

}  // namespace

std::vector<std::string> describe_keyspace(const std::string& name, const KeyspaceProperties& properties,
                                           const std::vector<std::string>& families) {
    Description out;
    out.add("Name:", name);
    out.add("Replication Strategy:", properties.replication_strategy);
    const auto& given = properties.strategy_options;
    const auto factor = given.find("replication_factor");
    if (factor != given.end() && given.size() == 1) {
        out.add("Replication Factor:", factor->second);
    } else if (!given.empty()) {
        out.add("Strategy Options:", options(given));
    }
    out.group("Column Families:");
    for (const auto& family : families) {
        out.item("  " + family);
    }
    return out.take();
}

std::vector<std::string> describe_column_family(const CfDef& definition) {
    Description out;
    out.add("Name:", definition.name);
    out.add("Description:", definition.comment);
    out.add("Column Type:", definition.column_type);
    add_types(definition, out);
    add_caches(definition, out);
    add_storage(definition, out);
    add_columns(definition, out);
    return out.take();
}

}  // namespace cassia::shell
