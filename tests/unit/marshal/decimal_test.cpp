#include <cassia/number.h>

#include <gtest/gtest.h>

#include <limits>
#include <sstream>
#include <utility>

#include <cassia/errors.h>

namespace cassia {
namespace {

using Spelling = std::pair<const char*, const char*>;

class DecimalText : public testing::TestWithParam<Spelling> {};

TEST_P(DecimalText, prints_as_javas_big_decimal_does) {
    const auto& [given, printed] = GetParam();

    EXPECT_EQ(Decimal::parse(given).to_string(), printed);
}

INSTANTIATE_TEST_SUITE_P(, DecimalText,
                         testing::Values(Spelling("0", "0"), Spelling("-12.50", "-12.50"), Spelling("1e-9", "1E-9"),
                                         Spelling("1e3", "1E+3"), Spelling("12e3", "1.2E+4"), Spelling(".5", "0.5"),
                                         Spelling("5.", "5"), Spelling("+0.001", "0.001"),
                                         Spelling("0.000001", "0.000001"), Spelling("0.0000001", "1E-7"),
                                         Spelling("0.00", "0.00"), Spelling("-0.05", "-0.05"),
                                         Spelling("123.45E-2", "1.2345"), Spelling("0e5", "0E+5"),
                                         Spelling("1E+2147483647", "1E+2147483647")));

class NoDecimal : public testing::TestWithParam<const char*> {};

TEST_P(NoDecimal, is_refused) {
    EXPECT_THROW(Decimal::parse(GetParam()), TypeError);
}

INSTANTIATE_TEST_SUITE_P(, NoDecimal,
                         testing::Values("", ".", "-", "e5", "1e", "1e+", "1e+-5", "1.2.3", "1,5", "NaN",
                                         "1e2147483649", "1e-2147483648", "1e-9223372036854775808",
                                         "1e99999999999999999999", "- 1"));

TEST(Decimal, is_zero_of_scale_0_by_default) {
    EXPECT_EQ(Decimal(), Decimal(BigInteger(0), 0));
}

TEST(Decimal, keeps_the_scale_written) {
    EXPECT_EQ(Decimal::parse("1.00"), Decimal(BigInteger(100), 2));
    EXPECT_EQ(Decimal::parse("1e3"), Decimal(BigInteger(1), -3));
}

TEST(Decimal, of_other_scale_is_another_value_and_the_same_number) {
    EXPECT_NE(Decimal::parse("1.0"), Decimal::parse("1.00"));
    EXPECT_TRUE((Decimal::parse("1.0") <=> Decimal::parse("1.00")) == 0);
}

TEST(Decimal, zeros_of_all_scales_are_the_same_number) {
    EXPECT_TRUE((Decimal::parse("0e1000000") <=> Decimal::parse("0.000")) == 0);
}

TEST(Decimal, is_ordered_by_number) {
    const char* const ascending[] = {"-1e2147483647",
                                     "-1e10",
                                     "-100",
                                     "-99.99",
                                     "-1.1",
                                     "-1",
                                     "-0.9",
                                     "-1e-2147483647",
                                     "0",
                                     "1e-2147483647",
                                     "0.09",
                                     "0.1",
                                     "0.99",
                                     "1",
                                     "1.01",
                                     "9.99",
                                     "10",
                                     "99",
                                     "1e2",
                                     "101",
                                     "1e30",
                                     "1.5e30",
                                     "1e2147483647"};

    for (std::size_t i = 0; i < std::size(ascending); ++i) {
        for (std::size_t j = 0; j < std::size(ascending); ++j) {
            EXPECT_TRUE((Decimal::parse(ascending[i]) <=> Decimal::parse(ascending[j])) == (i <=> j))
                << ascending[i] << " " << ascending[j];
        }
    }
}

TEST(Decimal, numbers_of_many_digits_are_ordered_by_their_last_one) {
    const std::string digits(40, '9');

    EXPECT_TRUE(Decimal::parse(digits + "e-40") < Decimal::parse("1"));
    EXPECT_TRUE(Decimal::parse("0." + digits + "1") > Decimal::parse(digits + "e-40"));
}

TEST(Decimal, streams_as_its_text) {
    std::ostringstream out;

    out << Decimal::parse("19.90");

    EXPECT_EQ(out.str(), "19.90");
}

}  // namespace
}  // namespace cassia
