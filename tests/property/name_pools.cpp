#include "property/name_pools.h"

#include <cmath>
#include <initializer_list>
#include <limits>
#include <string_view>
#include <utility>

#include <cassia/types.h>
#include <cassia/uuid.h>

namespace cassia::test {
namespace {

NamePool pool_of(std::string comparator, std::initializer_list<Value> values,
                 std::initializer_list<std::string> packed = {}) {
    NamePool pool{std::move(comparator), packed};
    const Type type(pool.comparator);
    for (const auto& value : values) {
        pool.names.push_back(type.pack(value));
    }
    return pool;
}

std::string bytes(std::string_view literal) {
    return std::string(literal);
}

std::vector<NamePool> make_pools() {
    using namespace std::string_view_literals;
    const auto uuid = [](std::string_view text) { return Value(Uuid::parse(text)); };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    std::vector<NamePool> pools;
    pools.push_back(pool_of("BytesType", {"a", "aa", "b", "ab", "~"},
                            {bytes("\0"sv), bytes("\0\0"sv), bytes("\0\1"sv), bytes("\xff"sv), bytes("\xff\xff"sv),
                             bytes("a\0"sv), bytes("a\0b"sv), bytes("\1"sv), bytes("\2"sv)}));
    pools.push_back(pool_of("UTF8Type", {"a", "A", "ä", "\xf0\x9f\x98\x80", "zz", "z", "0"}));
    pools.push_back(
        pool_of("ReversedType(UTF8Type)", {"a", "aa", "b", "ab", "~", "ä"}, {bytes("a\0"sv), bytes("\0"sv)}));
    pools.push_back(pool_of("LongType", {0, 1, -1, 255, 256, -256, std::numeric_limits<std::int64_t>::min(),
                                         std::numeric_limits<std::int64_t>::max()}));
    pools.push_back(pool_of("ReversedType(LongType)", {0, 1, -1, 255, 256, -256}));
    pools.push_back(pool_of("Int32Type", {0, 1, -1, 65536, -65536}));
    pools.push_back(pool_of("IntegerType",
                            {0, 1, -1, 127, 128, -128, -129, 65536, BigInteger::parse("123456789012345678901234567890"),
                             BigInteger::parse("-123456789012345678901234567890")},
                            {bytes("\0\1"sv), bytes("\xff\xff"sv), bytes("\0\0\x7f"sv)}));
    pools.push_back(pool_of(
        "DecimalType", {Decimal::parse("1.0"), Decimal::parse("1.00"), Decimal::parse("0"), Decimal::parse("0.000"),
                        Decimal::parse("-1.5"), Decimal::parse("-1.50"), Decimal::parse("1e30"),
                        Decimal::parse("-1e30"), Decimal::parse("1e-30"), Decimal::parse("99.9")}));
    pools.push_back(pool_of("DoubleType", {0.0, -0.0, 1.5, -1.5, infinity, -infinity, nan, 1e-300}));
    pools.push_back(pool_of("FloatType", {0.0F, -0.0F, 1.5F, -1.5F, 1e30F}));
    pools.push_back(pool_of("BooleanType", {true, false}, {bytes("\2"sv)}));
    pools.push_back(pool_of("DateType", {0, 1, -1, 1'000'000'000}));
    pools.push_back(pool_of("TimestampType", {0, 1, -1, 1'000'000'000}));
    pools.push_back(pool_of(
        "TimeUUIDType", {uuid("00000000-0000-1000-8080-808080808080"), uuid("00000000-0000-1000-80ff-808080808080"),
                         uuid("00000000-0000-1000-8000-808080808080"), uuid("00000000-0000-1000-bf7f-7f7f7f7f7f7f"),
                         uuid("ffffffff-0000-1000-8080-808080808080"), uuid("00000000-0001-1000-8080-808080808080")}));
    pools.push_back(
        pool_of("LexicalUUIDType",
                {uuid("00000000-0000-4000-8000-000000000000"), uuid("80000000-0000-4000-8000-000000000000"),
                 uuid("7fffffff-0000-4000-8000-000000000000"), uuid("7fffffff-0000-4000-0000-000000000000")}));
    pools.push_back(pool_of(
        "UUIDType", {uuid("00000000-0000-4000-8000-000000000000"), uuid("ffffffff-0000-1000-8080-808080808080"),
                     uuid("00000000-0001-1000-8080-808080808080"), uuid("ffffffff-ffff-4fff-8000-000000000000")}));
    pools.push_back(pool_of("CompositeType(LongType(reversed=true),UTF8Type)",
                            {std::tuple(1, "a"), std::tuple(1, "b"), std::tuple(2, "a"), std::tuple(-1, ""),
                             std::tuple(1), std::tuple(2), std::tuple(1, "")}));
    pools.push_back(pool_of("CompositeType(UTF8Type,IntegerType,BytesType)",
                            {std::tuple("a", 1, "x"), std::tuple("a", 1, "xx"), std::tuple("a", 256, "x"),
                             std::tuple("aa", 1, "x"), std::tuple("a"), std::tuple("a", 1), std::tuple("", -1, "")}));
    pools.push_back(pool_of("DynamicCompositeType(a=>AsciiType,i=>IntegerType,r=>LongType(reversed=true))",
                            {std::make_tuple(std::tuple("a", "x")), std::make_tuple(std::tuple("AsciiType", "x")),
                             std::make_tuple(std::tuple("i", 5)), std::tuple(std::tuple("i", -5), std::tuple("a", "")),
                             std::make_tuple(std::tuple("r", 1)), std::tuple(std::tuple("r", 2), std::tuple("a", "z")),
                             std::tuple(std::tuple("UTF8Type", "x"), std::tuple("i", 1))}));
    return pools;
}

}  // namespace

const std::vector<NamePool>& name_pools() {
    static const std::vector<NamePool> pools = make_pools();
    return pools;
}

}  // namespace cassia::test
