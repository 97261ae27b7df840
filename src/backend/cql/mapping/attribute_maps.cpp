#include "backend/cql/mapping/attribute_maps.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <cassia/errors.h>

#include "marshal/upper_case.h"
#include "model/definitions.h"

namespace cassia::cql {
namespace {

struct CachingWord {
    std::string_view word;
    std::string_view keys;
    std::string_view rows;
};

constexpr std::array CACHING_WORDS{
    CachingWord{"ALL", "ALL", "ALL"},
    CachingWord{"KEYS_ONLY", "ALL", "NONE"},
    CachingWord{"ROWS_ONLY", "NONE", "ALL"},
    CachingWord{"NONE", "NONE", "NONE"},
};

const CachingWord& caching_word(const CfDef& definition) {
    const auto given = definition.caching.value_or("KEYS_ONLY");
    const auto wanted = marshal::upper_case(given);
    const auto* const found = std::find_if(CACHING_WORDS.begin(), CACHING_WORDS.end(),
                                           [&](const CachingWord& word) { return word.word == wanted; });
    if (found == CACHING_WORDS.end()) {
        throw InvalidRequestException("caching of " + model::place_of(definition) + " is '" + given +
                                      "'; there are ALL, KEYS_ONLY, ROWS_ONLY, NONE");
    }
    return *found;
}

std::string at_or(const TextMap& map, const std::string& key, const std::string& otherwise) {
    const auto found = map.find(key);
    return found == map.end() ? otherwise : found->second;
}

void rename(TextMap& map, const std::string& before, const std::string& after) {
    if (auto node = map.extract(before)) {
        node.key() = after;
        map.insert(std::move(node));
    }
}

}  // namespace

std::optional<TextMap> caching_map(const CfDef& definition) {
    if (!definition.caching && !definition.cells_per_row_to_cache) {
        return std::nullopt;
    }
    const auto& word = caching_word(definition);
    auto rows = std::string(word.rows);
    // Thrift's servers give 100 with every family: it says how much of a row, not whether.
    if (definition.cells_per_row_to_cache && rows == "ALL") {
        rows = marshal::upper_case(*definition.cells_per_row_to_cache);
    }
    return TextMap{{"keys", std::string(word.keys)}, {"rows_per_partition", rows}};
}

void set_caching(const TextMap& map, CfDef& definition) {
    const auto rows = at_or(map, "rows_per_partition", "NONE");
    const auto keys = at_or(map, "keys", "ALL");
    const auto* const found = std::find_if(CACHING_WORDS.begin(), CACHING_WORDS.end(), [&](const CachingWord& word) {
        return word.keys == keys && (word.rows == "NONE") == (rows == "NONE");
    });
    definition.caching = found == CACHING_WORDS.end() ? "KEYS_ONLY" : std::string(found->word);
    definition.cells_per_row_to_cache = rows;
}

std::optional<TextMap> compaction_map(const CfDef& definition) {
    if (!definition.compaction_strategy && !definition.compaction_strategy_options) {
        return std::nullopt;
    }
    auto map = definition.compaction_strategy_options.value_or(TextMap());
    map["class"] = definition.compaction_strategy.value_or("SizeTieredCompactionStrategy");
    return map;
}

void set_compaction(const TextMap& map, CfDef& definition) {
    auto options = map;
    definition.compaction_strategy = at_or(options, "class", "SizeTieredCompactionStrategy");
    options.erase("class");
    definition.compaction_strategy_options = std::move(options);
}

std::optional<TextMap> compression_map(const CfDef& definition) {
    if (!definition.compression_options) {
        return std::nullopt;
    }
    auto map = *definition.compression_options;
    map.erase("crc_check_chance");
    rename(map, "sstable_compression", "class");
    rename(map, "chunk_length_kb", "chunk_length_in_kb");
    // No class has always meant no compression.
    if (at_or(map, "class", "").empty()) {
        return TextMap{{"enabled", "false"}};
    }
    return map;
}

std::optional<std::string> crc_check_chance(const CfDef& definition) {
    if (!definition.compression_options || !definition.compression_options->contains("crc_check_chance")) {
        return std::nullopt;
    }
    return definition.compression_options->at("crc_check_chance");
}

void set_compression(const TextMap& map, double crc_check_chance, CfDef& definition) {
    auto options = map;
    if (at_or(options, "enabled", "true") == "false") {
        options = {{"sstable_compression", ""}};
    } else {
        rename(options, "class", "sstable_compression");
        rename(options, "chunk_length_in_kb", "chunk_length_kb");
        options.emplace("crc_check_chance", to_literal(crc_check_chance));
    }
    definition.compression_options = std::move(options);
}

}  // namespace cassia::cql
