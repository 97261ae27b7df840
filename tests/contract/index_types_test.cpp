#include "contract/indexed_family.h"

namespace cassia {
namespace {

using namespace support;
using namespace std::chrono_literals;

struct TypedCase {
    std::string name;
    Type type;
    Value value;
    Value other;
};
void PrintTo(const TypedCase& typed, std::ostream* out) {
    *out << typed.name;
}

const Uuid RANDOM_UUID = Uuid::parse("7d6c1a3e-30f9-4d4d-8b1f-7d4b1a2c3d4e");
const Uuid TIME_UUID = Uuid::parse("13814000-1dd2-11b2-8080-808080808080");
const Time NOON = std::chrono::sys_days(std::chrono::January / 1 / 2020) + 12h;

class TypedIndexContract : public TableContract<TypedCase> {};
INSTANTIATE_TEST_SUITE_P(Backends, TypedIndexContract,
                         every_backend_and<TypedCase>({
                             {"bytes", BYTES_TYPE, Bytes(std::string("\0\xff", 2)), Bytes(std::string("\0", 1))},
                             {"ascii", ASCII_TYPE, "a", "b"},
                             {"utf8", UTF8_TYPE, "é", "e"},
                             {"long", LONG_TYPE, -1, 1},
                             {"int32", INT32_TYPE, -1, 1},
                             {"integer", INT_TYPE, BigInteger::parse("123456789012345678901234567890"), 1},
                             {"float", FLOAT_TYPE, 1.5, -1.5},
                             {"double", DOUBLE_TYPE, 1.5, -1.5},
                             {"decimal", DECIMAL_TYPE, Decimal::parse("1.50"), Decimal::parse("1.6")},
                             {"boolean", BOOLEAN_TYPE, true, false},
                             {"date", DATE_TYPE, NOON, NOON + 1s},
                             {"uuid", UUID_TYPE, RANDOM_UUID, TIME_UUID},
                             {"time_uuid", TIME_UUID_TYPE, TIME_UUID, HIGHEST_TIME_UUID},
                             {"lexical_uuid", LEXICAL_UUID_TYPE, RANDOM_UUID, TIME_UUID},
                             {"composite", "CompositeType(LongType,UTF8Type)", std::tuple(1, "a"), std::tuple(1, "b")},
                             {"reversed", "ReversedType(LongType)", 2, 1},
                         }),
                         name_of_case<TypedCase>);

TEST_P(TypedIndexContract, finds_values_of_every_type) {
    const auto name = "Typed" + std::to_string(gm_timestamp());
    system().create_column_family(CONTRACT_KEYSPACE, name,
                                  {.comparator_type = UTF8_TYPE,
                                   .key_validation_class = UTF8_TYPE,
                                   .column_validation_classes = {{"column", param().type}}});
    index(name, "column", param().type);
    const auto typed = family(name);
    typed.insert("key", {{"column", param().value}});
    typed.insert("other", {{"column", param().other}});
    typed.insert("moved", {{"column", param().value}});
    typed.insert("moved", {{"column", param().other}});

    const auto found =
        keys(typed.get_indexed_slices(create_index_clause({create_index_expression("column", param().value)})));

    EXPECT_EQ(found, (Keys{"key"}));
    system().drop_column_family(CONTRACT_KEYSPACE, name);
}

}  // namespace
}  // namespace cassia
