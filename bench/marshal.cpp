#include <chrono>
#include <cstdint>
#include <cstring>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <cassia/types.h>

#include "work.h"

/// @file
/// Packing and unpacking a value of each type, beside memcpy of the same bytes.

namespace cassia::bench {
namespace {

struct Sample {
    Type type;
    Value value;
};

std::vector<Sample> samples() {
    const auto uuid = Uuid::parse("550e8400-e29b-11d4-a716-446655440000");
    const auto time = std::chrono::system_clock::time_point(std::chrono::milliseconds(1'700'000'000'123));
    return {
        {BytesType(), Bytes(VALUE)},
        {AsciiType(), VALUE},
        {UTF8Type(), VALUE},
        {LongType(), std::int64_t{1'700'000'000'000}},
        {Int32Type(), 1'700'000'000},
        {IntegerType(), std::int64_t{1'700'000'000'000}},
        {DoubleType(), 1.5e10},
        {FloatType(), 1.5F},
        {DecimalType(), Decimal::parse("1234567.89")},
        {BooleanType(), true},
        {DateType(), time},
        {UUIDType(), uuid},
        {TimeUUIDType(), uuid},
        {LexicalUUIDType(), uuid},
        {CounterColumnType(), std::int64_t{42}},
        {CompositeType(LongType(), UTF8Type()), std::tuple(std::int64_t{42}, VALUE)},
        {DynamicCompositeType({{'l', LongType()}, {'s', UTF8Type()}}),
         std::tuple(std::tuple("l", std::int64_t{42}), std::tuple("s", VALUE))},
    };
}

template <typename Make>
void beside_memcpy(const std::string& work, const std::string& bytes, const Make& make) {
    measure(work, "Value", MOST_ROWS, make);
    measure(work, "memcpy", MOST_ROWS, [bytes] {
        return [from = bytes, to = std::string(bytes.size(), '\0')](std::size_t) mutable {
            // The compiler may know neither the size nor what is there.
            benchmark::DoNotOptimize(from);
            std::memcpy(to.data(), from.data(), from.size());
            benchmark::ClobberMemory();
            return to.data();
        };
    });
}

}  // namespace

void register_marshal() {
    for (const auto& sample : samples()) {
        const auto type = sample.type->class_name();
        const auto bytes = sample.type.pack(sample.value);
        const auto name = type.substr(0, type.find('('));
        beside_memcpy("pack " + name, bytes,
                      [sample] { return [sample](std::size_t) { return sample.type.pack(sample.value).size(); }; });
        beside_memcpy("unpack " + name, bytes, [sample, bytes] {
            return [sample, bytes](std::size_t) { return sample.type.unpack(bytes).is_null(); };
        });
    }
}

}  // namespace cassia::bench
