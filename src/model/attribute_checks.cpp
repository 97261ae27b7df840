#include "model/attribute_checks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "marshal/upper_case.h"
#include "model/definition_words.h"
#include "model/definitions.h"
#include "model/limits.h"

namespace cassia::model {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::int32_t HIGHEST = std::numeric_limits<std::int32_t>::max();
/// The lowest that a filter of Cassandra's can reach, with 20 bits a row.
constexpr double LOWEST_FALSE_POSITIVE_CHANCE = 0.0000671;
constexpr std::int32_t DEFAULT_MIN_COMPACTION_THRESHOLD = 4;
constexpr std::int32_t DEFAULT_MAX_COMPACTION_THRESHOLD = 32;
constexpr std::int32_t DEFAULT_MIN_INDEX_INTERVAL = 128;
constexpr std::int32_t DEFAULT_MAX_INDEX_INTERVAL = 2048;

constexpr std::array<std::string_view, 4> CACHING = {"ALL", "KEYS_ONLY", "ROWS_ONLY", "NONE"};
constexpr std::array<std::string_view, 4> COMPACTION_STRATEGIES = {
    "SizeTieredCompactionStrategy", "LeveledCompactionStrategy", "DateTieredCompactionStrategy",
    "TimeWindowCompactionStrategy"};
constexpr std::array<std::string_view, 4> COMPRESSORS = {"LZ4Compressor", "SnappyCompressor", "DeflateCompressor", ""};
constexpr std::array<std::string_view, 6> COMPRESSION_OPTIONS = {
    "sstable_compression", "class", "chunk_length_kb", "chunk_length_in_kb", "crc_check_chance", "enabled"};

constexpr std::array<std::string_view, 8> OPTIONS_OF_ALL = {"enabled",
                                                            "log_all",
                                                            "max_threshold",
                                                            "min_threshold",
                                                            "only_purge_repaired_tombstones",
                                                            "tombstone_compaction_interval",
                                                            "tombstone_threshold",
                                                            "unchecked_tombstone_compaction"};
constexpr std::array<std::string_view, 3> SIZE_TIERED_OPTIONS = {"bucket_high", "bucket_low", "min_sstable_size"};
constexpr std::array<std::string_view, 3> LEVELED_OPTIONS = {"fanout_size", "single_sstable_uplevel",
                                                             "sstable_size_in_mb"};
constexpr std::array<std::string_view, 4> DATE_TIERED_OPTIONS = {"base_time_seconds", "max_sstable_age_days",
                                                                 "max_window_size_seconds", "timestamp_resolution"};
constexpr std::array<std::string_view, 5> TIME_WINDOW_OPTIONS = {
    "compaction_window_size", "compaction_window_unit", "expired_sstable_check_frequency_seconds",
    "timestamp_resolution", "unsafe_aggressive_sstable_expiration"};

// A NaN is not.
template <typename Number>
bool is_between(Number number, Number lowest, Number highest) {
    return number >= lowest && number <= highest;
}

template <typename Number>
std::string to_text(Number number) {
    std::array<char, 32> digits = {};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return {digits.data(), end};
}

/// The checks of one definition.
class AttributeChecks {
public:
    explicit AttributeChecks(const CfDef& definition) : definition_(definition) {}

    void check_numbers() const {
        between("gc_grace_seconds", definition_.gc_grace_seconds, 0, HIGHEST);
        between("default_time_to_live", definition_.default_time_to_live, 0, model::MAX_TTL);
        between("memtable_flush_period_in_ms", definition_.memtable_flush_period_in_ms, 0, HIGHEST);
        between("read_repair_chance", definition_.read_repair_chance, 0.0, 1.0);
        between("dclocal_read_repair_chance", definition_.dclocal_read_repair_chance, 0.0, 1.0);
        between("bloom_filter_fp_chance", definition_.bloom_filter_fp_chance, LOWEST_FALSE_POSITIVE_CHANCE, 1.0);
        between("max_compaction_threshold", definition_.max_compaction_threshold,
                std::max(2, definition_.min_compaction_threshold.value_or(DEFAULT_MIN_COMPACTION_THRESHOLD)), HIGHEST);
        between("min_compaction_threshold", definition_.min_compaction_threshold, 2,
                definition_.max_compaction_threshold.value_or(DEFAULT_MAX_COMPACTION_THRESHOLD));
        between("min_index_interval", definition_.min_index_interval, 1,
                definition_.max_index_interval.value_or(DEFAULT_MAX_INDEX_INTERVAL));
        between("max_index_interval", definition_.max_index_interval,
                definition_.min_index_interval.value_or(DEFAULT_MIN_INDEX_INTERVAL), HIGHEST);
    }

    void check_caching() const {
        if (definition_.caching) {
            check_among(named("caching"), marshal::upper_case(*definition_.caching), CACHING);
        }
        if (const auto& cells = definition_.cells_per_row_to_cache) {
            const auto number = to_number<std::int32_t>(*cells);
            if (marshal::upper_case(*cells) != "ALL" && marshal::upper_case(*cells) != "NONE" &&
                number.value_or(-1) < 0) {
                refuse(named("cells_per_row_to_cache") + " is '" + *cells + "'; it is ALL, NONE or a number");
            }
        }
    }

    void check_speculative_retry() const {
        if (!definition_.speculative_retry) {
            return;
        }
        const auto word = marshal::upper_case(*definition_.speculative_retry);
        const bool percentile = is_number_with("PERCENTILE", word, 100);
        const bool milliseconds = is_number_with("MS", word, std::numeric_limits<double>::max());
        if (word != "NONE" && word != "ALWAYS" && !percentile && !milliseconds) {
            refuse(named("speculative_retry") + " is '" + *definition_.speculative_retry +
                   "'; it is NONE, ALWAYS, a percentile such as 99percentile, or a time such as 10ms");
        }
    }

    void check_compaction() const {
        const auto given = definition_.compaction_strategy.value_or(std::string(COMPACTION_STRATEGIES.front()));
        const auto strategy = without_package(given, "org.apache.cassandra.db.compaction");
        check_among(named("compaction_strategy"), strategy, COMPACTION_STRATEGIES);
        if (definition_.compaction_strategy_options) {
            const auto allowed = options_of(strategy);
            for (const auto& [option, value] : *definition_.compaction_strategy_options) {
                check_among("an option of " + std::string(strategy) + " in " + named("compaction_strategy_options"),
                            option, allowed);
            }
        }
    }

    void check_compression() const {
        if (!definition_.compression_options) {
            return;
        }
        for (const auto& [option, value] : *definition_.compression_options) {
            check_among("an option in " + named("compression_options"), option, COMPRESSION_OPTIONS);
            check_compression_option(option, value);
        }
    }

private:
    std::string named(std::string_view attribute) const {
        return std::string(attribute) + " of " + model::place_of(definition_);
    }

    template <typename Number>
    void between(std::string_view attribute, const std::optional<Number>& number, Number lowest, Number highest) const {
        if (number && !is_between(*number, lowest, highest)) {
            refuse(named(attribute) + " is " + to_text(*number) + "; it must be from " + to_text(lowest) + " to " +
                   to_text(highest));
        }
    }

    static bool is_number_with(std::string_view unit, std::string_view word, double highest) {
        if (!word.ends_with(unit)) {
            return false;
        }
        const auto number = to_number<double>(word.substr(0, word.size() - unit.size()));
        return number && is_between(*number, 0.0, highest);
    }

    static std::vector<std::string_view> options_of(std::string_view strategy) {
        std::vector<std::string_view> options(OPTIONS_OF_ALL.begin(), OPTIONS_OF_ALL.end());
        const auto add = [&](Words more) { options.insert(options.end(), more.begin(), more.end()); };
        if (strategy == "LeveledCompactionStrategy") {
            add(LEVELED_OPTIONS);
            return options;
        }
        // The others tier what they do not split by time.
        add(SIZE_TIERED_OPTIONS);
        if (strategy == "DateTieredCompactionStrategy") {
            add(DATE_TIERED_OPTIONS);
        } else if (strategy == "TimeWindowCompactionStrategy") {
            add(TIME_WINDOW_OPTIONS);
        }
        return options;
    }

    void check_compression_option(const std::string& option, const std::string& value) const {
        const auto what = "option " + option + " in " + named("compression_options");
        if (option == "sstable_compression" || option == "class") {
            check_among(what, without_package(value, "org.apache.cassandra.io.compress"), COMPRESSORS);
        } else if (option.starts_with("chunk_length")) {
            const auto length = to_number<std::uint32_t>(value);
            if (!length || !std::has_single_bit(*length)) {
                refuse(what + " is '" + value + "'; it must be a power of two");
            }
        } else if (option == "crc_check_chance") {
            const auto chance = to_number<double>(value);
            if (!chance || !is_between(*chance, 0.0, 1.0)) {
                refuse(what + " is '" + value + "'; it must be from 0 to 1");
            }
        }
    }

    const CfDef& definition_;
};

}  // namespace

void check_attributes(const CfDef& definition) {
    const AttributeChecks checks(definition);
    checks.check_numbers();
    checks.check_caching();
    checks.check_speculative_retry();
    checks.check_compaction();
    checks.check_compression();
}

}  // namespace cassia::model
