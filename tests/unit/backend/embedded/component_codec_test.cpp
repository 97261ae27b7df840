#include "backend/embedded/component_codec.h"

#include <compare>
#include <string>

#include <gtest/gtest.h>

#include <cassia/errors.h>

#include "backend/embedded/name_codec.h"
#include "property/name_pools.h"

namespace cassia::embedded {
namespace {

class ComponentCodecs : public testing::TestWithParam<test::NamePool> {
protected:
    const Type type{GetParam().comparator};
    const std::unique_ptr<const ComponentCodec> codec = ComponentCodec::make(type);

    std::string encode(std::string_view name) const {
        std::string out;
        codec->encode(name, out);
        return out;
    }
};

TEST_P(ComponentCodecs, order_names_as_their_comparator_does) {
    for (const auto& left : GetParam().names) {
        for (const auto& right : GetParam().names) {
            const auto expected = type->compare(left, right);
            const auto found = encode(left).compare(encode(right)) <=> 0;

            EXPECT_EQ(std::is_lt(found), std::is_lt(expected)) << type->unpack(left) << " and " << type->unpack(right);
            EXPECT_EQ(std::is_eq(found), std::is_eq(expected)) << type->unpack(left) << " and " << type->unpack(right);
        }
    }
}

TEST_P(ComponentCodecs, tell_their_end_and_give_names_back) {
    for (const auto& name : GetParam().names) {
        const auto encoded = encode(name) + "what follows";

        std::string_view rest = encoded;
        std::string decoded;
        codec->decode(rest, decoded);

        EXPECT_EQ(rest, "what follows");
        EXPECT_TRUE(std::is_eq(type->compare(decoded, name))) << type->unpack(name);
        if (!codec->merges_spellings()) {
            EXPECT_EQ(decoded, name);
        }
    }
}

TEST_P(ComponentCodecs, put_the_empty_name_where_the_comparator_does) {
    for (const auto& name : GetParam().names) {
        const auto expected = type->compare("", name);
        EXPECT_EQ(std::is_lt(encode("").compare(encode(name)) <=> 0), std::is_lt(expected)) << type->unpack(name);
    }
}

TEST_P(ComponentCodecs, refuse_forms_that_are_cut_off) {
    for (const auto& name : GetParam().names) {
        const auto encoded = encode(name);
        for (std::size_t size = 0; size < encoded.size(); ++size) {
            std::string_view rest = std::string_view(encoded).substr(0, size);
            std::string decoded;
            EXPECT_THROW(codec->decode(rest, decoded), StoreError) << size << " of " << encoded.size();
        }
    }
}

std::string name_of(const testing::TestParamInfo<test::NamePool>& info) {
    std::string name = std::to_string(info.index) + '_';
    for (const char c : info.param.comparator.substr(0, 40)) {
        name.push_back(std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_');
    }
    return name;
}

INSTANTIATE_TEST_SUITE_P(EveryComparator, ComponentCodecs, testing::ValuesIn(test::name_pools()), name_of);

struct DamagedForm {
    const char* what;
    const char* comparator;
    std::string_view bytes;
};

using namespace std::string_literals;
using namespace std::string_view_literals;

class DamagedForms : public testing::TestWithParam<DamagedForm> {};

TEST_P(DamagedForms, are_refused) {
    const auto codec = ComponentCodec::make(Type(GetParam().comparator));
    std::string_view rest = GetParam().bytes;
    std::string decoded;

    EXPECT_THROW(codec->decode(rest, decoded), StoreError);
}

INSTANTIATE_TEST_SUITE_P(
    Each, DamagedForms,
    testing::Values(DamagedForm{"sign_of_an_integer", "IntegerType", "\x09\0\1a"sv},
                    DamagedForm{"sign_of_a_decimal", "DecimalType", "\x09\x80\0\0\0\0\0\0\1\x32\0"sv},
                    DamagedForm{"digits_of_a_decimal", "DecimalType", "\3\x80\0\0\0\0\0\0\1zz\0"sv},
                    DamagedForm{"decimal_without_digits", "DecimalType", "\3\x80\0\0\0\0\0\0\1\0"sv},
                    DamagedForm{"exponent_of_a_decimal", "DecimalType", "\3\0\0\0\0\0\0\0\0\x32\0"sv},
                    DamagedForm{"class_of_a_component", "DynamicCompositeType", "\2NoType\0\1\1\1"sv}),
    [](const auto& form) { return std::string(form.param.what); });

TEST(ComponentCodec, gives_back_a_decimal_of_the_lowest_scale) {
    const auto codec = ComponentCodec::make(DecimalType());
    const auto name = "\x80\0\0\0\x64"sv;  // 100 and 2^31 zeros
    std::string encoded;
    codec->encode(name, encoded);

    std::string_view rest = encoded;
    std::string decoded;
    codec->decode(rest, decoded);

    EXPECT_EQ(decoded, name);
}

TEST(NameCodec, loses_the_spelling_of_a_name_that_is_too_long_without_aliases) {
    const NameCodec names(Type("DynamicCompositeType(d=>DynamicCompositeType(a=>BytesType))"));
    std::string components;
    for (int i = 0; i < 5000; ++i) {
        components +=
            "\x80"
            "a\0\0\0"sv;
    }
    const auto name =
        "\x80"
        "d\x61\xa8"s +
        components + '\0';

    EXPECT_TRUE(names.loses_spelling(name));
}

}  // namespace
}  // namespace cassia::embedded
