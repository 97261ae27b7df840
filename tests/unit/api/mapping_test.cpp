#include <cassia/mapping.h>

#include <string>

#include <gmock/gmock.h>

#include <cassia/errors.h>
#include <cassia/types.h>

namespace cassia {
namespace {

using detail::ConvertibleMember;
using detail::fits;
using testing::HasSubstr;
using testing::ThrowsMessage;

// What the compiler tells of a mapping, it tells by these.

static_assert(fits<LongType, int> && fits<IntegerType, BigInteger> && fits<Int32Type, std::optional<std::int64_t>>);
static_assert(!fits<LongType, std::string> && !fits<IntegerType, double> && !fits<LongType, bool>);
static_assert(fits<UTF8Type, std::string> && fits<BytesType, Bytes> && fits<AsciiType, std::optional<std::string>>);
static_assert(!fits<UTF8Type, int> && !fits<UTF8Type, Uuid>);
static_assert(fits<DoubleType, float> && !fits<DoubleType, int>);
static_assert(fits<DecimalType, Decimal> && !fits<DecimalType, double>);
static_assert(fits<BooleanType, bool> && !fits<BooleanType, int>);
static_assert(fits<DateType, std::chrono::sys_seconds> && !fits<DateType, std::int64_t>);
static_assert(fits<LexicalUUIDType, Uuid> && !fits<TimeUUIDType, std::string>);
static_assert(fits<CompositeType, std::tuple<int, std::string>> && fits<CompositeType, Tuple>);
static_assert(!fits<CompositeType, std::string>);
static_assert(fits<LongType, Value> && fits<Type, std::string> && fits<std::string_view, int>);

struct Unmappable {};
static_assert(ConvertibleMember<int> && ConvertibleMember<std::optional<Uuid>> && ConvertibleMember<Value>);
static_assert(!ConvertibleMember<Unmappable> && !ConvertibleMember<std::string_view> &&
              !ConvertibleMember<const char*> && !ConvertibleMember<std::vector<int>>);

class IntString : public CassandraType {
public:
    using CassandraType::CassandraType;
    std::string pack(const Value& value) const override { return std::to_string(value.as<int>()); }
    Value unpack(std::string_view bytes) const override { return std::stoi(std::string(bytes)); }
};
static_assert(fits<IntString, int>);

struct Base {
    std::string key;
    int inherited = 1;
};

struct Thing : Base {
    std::optional<int> maybe;
    Value any;
};

TEST(Mapping, gives_the_columns_of_the_members_that_have_a_value) {
    const auto mapped = mapping<Thing>(key(&Thing::key), member("inherited", &Thing::inherited),
                                       member("maybe", &Thing::maybe), member("any", &Thing::any));
    Thing thing;
    thing.any = "text";

    const auto columns = mapped.columns_of(thing, ColumnNames::all());

    ASSERT_EQ(columns.size(), 2u);
    EXPECT_EQ(columns.begin()[0].name, Value("inherited"));
    EXPECT_EQ(columns.begin()[0].value, Value(1));
    EXPECT_EQ(columns.begin()[1].name, Value("any"));
    EXPECT_EQ(columns.begin()[1].value, Value("text"));
}

TEST(Mapping, knows_the_types_given) {
    const auto mapped = mapping<Thing>(key(&Thing::key, UTF8Type()), member("inherited", &Thing::inherited, LONG_TYPE),
                                       member("maybe", &Thing::maybe, IntString()), member("any", &Thing::any));

    EXPECT_EQ(mapped.key_type(), Type(UTF8_TYPE));
    EXPECT_EQ(mapped.types(), (std::map<Value, Type>{{"inherited", LONG_TYPE}, {"maybe", IntString()}}));
}

TEST(Mapping, gives_a_row_without_columns_the_defaults) {
    const auto mapped =
        mapping<Thing>(key(&Thing::key), member("inherited", &Thing::inherited),
                       member("maybe", &Thing::maybe, LongType({.default_value = 5})), member("any", &Thing::any));

    const auto thing = mapped.instance_of("k", {}, Row());

    EXPECT_EQ(thing.key, "k");
    EXPECT_EQ(thing.inherited, 1);
    EXPECT_EQ(thing.maybe, 5);
    EXPECT_EQ(thing.any, Value());
}

TEST(Mapping, refuses_two_members_of_one_column) {
    EXPECT_THAT(([] { mapping<Thing>(key(&Thing::key), member("a", &Thing::inherited), member("a", &Thing::maybe)); }),
                ThrowsMessage<InvalidRequestError>(HasSubstr("two members are mapped to the column 'a'")));
}

TEST(Mapping, refuses_a_default_that_does_not_convert) {
    EXPECT_THAT(
        [] { mapping<Thing>(key(&Thing::key), member("maybe", &Thing::maybe, LongType({.default_value = "many"}))); },
        ThrowsMessage<TypeError>(HasSubstr("mapped to column 'maybe'")));
}

}  // namespace
}  // namespace cassia
