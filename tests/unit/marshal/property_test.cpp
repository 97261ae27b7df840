#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include <cassia/types.h>

#include "unit/marshal/golden.h"

// What holds for every value of every type.

namespace cassia {
namespace {

rc::Gen<Value> text() {
    return rc::gen::map(rc::gen::container<std::string>(rc::gen::inRange<char>('\0', '\x7f')),
                        [](const std::string& chars) { return Value(chars); });
}

rc::Gen<Value> big_integers() {
    return rc::gen::map(rc::gen::nonEmpty(rc::gen::arbitrary<std::string>()),
                        [](const std::string& bytes) { return Value(BigInteger::from_bytes(bytes)); });
}

rc::Gen<Value> decimals() {
    return rc::gen::map(rc::gen::pair(big_integers(), rc::gen::arbitrary<std::int32_t>()),
                        [](const std::pair<Value, std::int32_t>& parts) {
                            return Value(Decimal(parts.first.as<BigInteger>(), parts.second));
                        });
}

rc::Gen<Value> near_decimals() {
    return rc::gen::map(
        rc::gen::pair(rc::gen::inRange(-200, 200), rc::gen::inRange(-3, 4)),
        [](const std::pair<int, int>& parts) { return Value(Decimal(BigInteger(parts.first), parts.second)); });
}

template <typename Duration>
rc::Gen<Value> times() {
    return rc::gen::map(rc::gen::inRange<std::int64_t>(-9'000'000'000'000'000, 9'000'000'000'000'000),
                        [](std::int64_t count) { return Value(Time(Duration(count))); });
}

rc::Gen<Value> uuids(unsigned version) {
    return rc::gen::map(rc::gen::container<std::vector<std::uint8_t>>(
                            Uuid::size, rc::gen::element<std::uint8_t>(0, 1, 0x7f, 0x80, 0xff, 0x40)),
                        [version](const std::vector<std::uint8_t>& bytes) {
                            std::array<std::uint8_t, Uuid::size> array{};
                            std::copy(bytes.begin(), bytes.end(), array.begin());
                            array[6] = static_cast<std::uint8_t>((array[6] & 0x0fU) | version << 4U);
                            return Value(Uuid(array));
                        });
}

template <typename T>
rc::Gen<Value> numbers() {
    return rc::gen::map(rc::gen::arbitrary<T>(), [](T number) { return Value(number); });
}

rc::Gen<Value> pairs(rc::Gen<Value> first, rc::Gen<Value> second) {
    return rc::gen::map(rc::gen::tuple(std::move(first), std::move(second), rc::gen::inRange(0, 3)),
                        [](const std::tuple<Value, Value, int>& drawn) {
                            Tuple tuple{std::get<0>(drawn), std::get<1>(drawn)};
                            tuple.resize(static_cast<std::size_t>(std::get<2>(drawn)));
                            return Value(std::move(tuple));
                        });
}

rc::Gen<Value> aliased() {
    return rc::gen::map(rc::gen::tuple(rc::gen::element<std::string>("a", "A", "AsciiType", "ReversedType(AsciiType)"),
                                       text(), rc::gen::arbitrary<bool>()),
                        [](const std::tuple<std::string, Value, bool>& drawn) {
                            const Value pair = Tuple{std::get<0>(drawn), std::get<1>(drawn)};
                            return Value(std::get<2>(drawn) ? Tuple{pair, Tuple{"b", 1}} : Tuple{pair});
                        });
}

struct Subject {
    const char* class_string;
    rc::Gen<Value> values;
};

void PrintTo(const Subject& subject, std::ostream* out) {
    *out << subject.class_string;
}

class Property : public testing::TestWithParam<Subject> {
protected:
    Type type() const { return Type::parse(GetParam().class_string); }
};

TEST_P(Property, unpacking_gives_what_was_packed) {
    EXPECT_TRUE(rc::check([this] {
        const Value value = *GetParam().values;

        RC_ASSERT(type()->unpack(type().pack(value)) == value);
    }));
}

TEST_P(Property, what_is_packed_is_valid) {
    EXPECT_TRUE(rc::check([this] {
        const Value value = *GetParam().values;

        type()->validate(type().pack(value));
    }));
}

TEST_P(Property, compare_is_a_strict_weak_order) {
    EXPECT_TRUE(rc::check([this] {
        const Type subject = type();
        const std::string a = subject.pack(*GetParam().values);
        const std::string b = subject.pack(*GetParam().values);
        const std::string c = subject.pack(*GetParam().values);

        RC_ASSERT((subject->compare(a, a) == 0));
        RC_ASSERT((subject->compare(a, b) < 0) == (subject->compare(b, a) > 0));
        if (subject->compare(a, b) <= 0 && subject->compare(b, c) <= 0) {
            RC_ASSERT((subject->compare(a, c) <= 0));
        }
        if (subject->compare(a, b) == 0 && subject->compare(b, c) == 0) {
            RC_ASSERT((subject->compare(a, c) == 0));
        }
    }));
}

bool is_valid(const Type& type, const std::string& bytes) {
    try {
        type->validate(bytes);
        return true;
    } catch (const TypeError&) {
        return false;
    }
}

bool can_unpack(const Type& type, const std::string& bytes) {
    try {
        static_cast<void>(type->unpack(bytes));
        return true;
    } catch (const TypeError&) {
        return false;
    }
}

TEST_P(Property, bytes_that_were_cut_and_lengthened_are_compared_and_unpack_only_if_valid) {
    EXPECT_TRUE(rc::check([this] {
        const Type subject = type();
        const std::string packed = subject.pack(*GetParam().values);
        const auto kept = *rc::gen::inRange<std::size_t>(0, packed.size() + 1);
        const std::string spoilt = packed.substr(0, kept) + *rc::gen::arbitrary<std::string>();

        RC_ASSERT((subject->compare(spoilt, packed) < 0) == (subject->compare(packed, spoilt) > 0));
        RC_ASSERT(is_valid(subject, spoilt) || !can_unpack(subject, spoilt));
    }));
}

INSTANTIATE_TEST_SUITE_P(
    , Property,
    testing::Values(Subject{"AsciiType", text()}, Subject{"UTF8Type", text()}, Subject{"BytesType", text()},
                    Subject{"LongType", numbers<std::int64_t>()}, Subject{"Int32Type", numbers<std::int32_t>()},
                    Subject{"ReversedType(Int32Type)", numbers<std::int32_t>()}, Subject{"IntegerType", big_integers()},
                    Subject{"DoubleType", numbers<double>()}, Subject{"FloatType", numbers<float>()},
                    Subject{"DecimalType", decimals()}, Subject{"ReversedType(DecimalType)", near_decimals()},
                    Subject{"BooleanType", numbers<bool>()}, Subject{"DateType", times<std::chrono::milliseconds>()},
                    Subject{"TimestampType", times<std::chrono::milliseconds>()}, Subject{"UUIDType", uuids(4)},
                    Subject{"TimeUUIDType", uuids(1)}, Subject{"LexicalUUIDType", uuids(4)},
                    Subject{"CounterColumnType", numbers<std::int64_t>()},
                    Subject{"CompositeType(Int32Type(reversed=true),AsciiType)",
                            pairs(numbers<std::int32_t>(), text())},
                    Subject{"CompositeType(DecimalType,CompositeType(AsciiType,TimeUUIDType))",
                            pairs(near_decimals(), pairs(text(), uuids(1)))},
                    Subject{"DynamicCompositeType(a=>AsciiType,A=>AsciiType(reversed=true),b=>LongType)", aliased()}),
    golden::section_name<testing::TestParamInfo<Subject>>);

}  // namespace
}  // namespace cassia
