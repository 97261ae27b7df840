#include <cassia/row.h>

#include <map>
#include <memory>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include <cassia/errors.h>
#include <cassia/types.h>

#include "api/family_types.h"

namespace cassia {
namespace {

/// A type of a user's own that throws what it likes.
class Stubborn : public CassandraType {
public:
    using CassandraType::CassandraType;
    std::string pack(const Value& value) const override { return value.to_string(); }
    Value unpack(std::string_view) const override { throw std::out_of_range("no such thing"); }
};

// A row of one column, a = 1, whose value is of `type`.
Row one_column(const Type& type = UTF8_TYPE) {
    auto block = std::make_shared<detail::Block>();
    block->cells.push_back({.name = block->keep("a"), .value = block->keep("1")});
    auto types = std::make_shared<detail::FamilyTypes>();
    types->family = "Rows";
    types->column_name = Type(UTF8_TYPE);
    types->default_value = type;
    return {block, types, 0, 1, false, {}};
}

TEST(Row, refuses_places_that_it_does_not_have) {
    const auto row = one_column();
    const Row empty;

    EXPECT_EQ(row.at(0).value(), Value("1"));
    EXPECT_THROW(row.at(1), InvalidRequestError);
    EXPECT_THROW(empty.at(0), InvalidRequestError);
}

TEST(Row, refuses_to_show_columns_as_super_columns) {
    const auto row = one_column();

    EXPECT_THROW((row.to<std::map<std::string, std::map<std::string, std::string>>>()), InvalidRequestError);
    EXPECT_THROW(row.super_column("a"), NotFoundException);
}

TEST(Row, tells_timestamps_only_where_they_were_asked_for) {
    const auto row = one_column();

    EXPECT_THROW(row.at(0).timestamp(), InvalidRequestError);
    EXPECT_THROW(row.at(0).ttl(), InvalidRequestError);
}

TEST(Row, nests_what_a_type_of_the_users_throws) {
    const auto row = one_column(Stubborn());

    try {
        row["a"].value();
        FAIL() << "nothing was thrown";
    } catch (const TypeError& error) {
        EXPECT_THROW(std::rethrow_if_nested(error), std::out_of_range);
    }
}

}  // namespace
}  // namespace cassia
