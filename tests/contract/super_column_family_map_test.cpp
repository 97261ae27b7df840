#include <algorithm>

#include "support/contract.h"
#include "support/contract_schema.h"

namespace cassia {
namespace {

using namespace support;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::ThrowsMessage;

struct Post {
    std::string author;
    std::string title;
    std::string text;

    bool operator==(const Post&) const = default;
};

Mapping<Post> post_mapping() {
    return mapping<Post>(key(&Post::author, UTF8Type()), super_column(&Post::title),
                         member("text", &Post::text, UTF8Type()));
}

// Subcolumns of the family "Super" have LongType names, so this has one of its own.
class MappedSuperColumnsContract : public Contract {
public:
    MappedSuperColumnsContract() : name_("MappedSuper" + std::to_string(gm_timestamp())) {
        system().create_column_family(CONTRACT_KEYSPACE, name_,
                                      {.super = true, .comparator_type = UTF8_TYPE, .subcomparator_type = UTF8_TYPE});
        posts().batch_insert({FIRST, SECOND, OTHER});
    }
    ~MappedSuperColumnsContract() override { system().drop_column_family(CONTRACT_KEYSPACE, name_); }

    ColumnFamilyMap<Post> posts() const { return {pool(), name_, post_mapping()}; }

    const Post FIRST = {"ann", "b", "first"};
    const Post SECOND = {"ann", "a", "second"};
    const Post OTHER = {"bob", "c", "other"};

private:
    std::string name_;
};
INSTANTIATE_TEST_SUITE_P(Backends, MappedSuperColumnsContract, every_backend(), name_of_backend);

TEST_P(MappedSuperColumnsContract, gets_the_instance_of_a_super_column) {
    EXPECT_EQ(posts().get("ann", {.super_column = "b"}), FIRST);
    EXPECT_THROW(posts().get("ann", {.super_column = "none"}), NotFoundException);
}

TEST_P(MappedSuperColumnsContract, gets_the_instances_of_a_row_in_the_order_of_their_names) {
    const auto found = posts().get_super_columns("ann");

    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found.begin()->second, SECOND);
    EXPECT_EQ(found["b"], FIRST);
}

TEST_P(MappedSuperColumnsContract, takes_columns_for_super_columns_where_none_is_named) {
    EXPECT_EQ(posts().get_super_columns("ann", {.columns = {"b"}}).size(), 1u);
    EXPECT_EQ(posts().get_super_columns("ann", {.column_start = "b"}).size(), 1u);
}

TEST_P(MappedSuperColumnsContract, gets_instances_of_several_rows) {
    const auto found = posts().multiget_super_columns({"bob", "none", "ann"});

    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found["bob"]["c"], OTHER);
    EXPECT_EQ(found["ann"]["a"], SECOND);
}

TEST_P(MappedSuperColumnsContract, gets_one_super_column_of_several_rows) {
    const auto found = posts().multiget({"bob", "ann"}, {.super_column = "b"});

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found["ann"], FIRST);
}

TEST_P(MappedSuperColumnsContract, ranges_over_the_instances_of_all_rows) {
    std::vector<std::string> titles;
    for (const auto& post : posts().get_range()) {
        titles.push_back(post.title);
    }

    std::sort(titles.begin(), titles.end());
    EXPECT_THAT(titles, ElementsAre("a", "b", "c"));
}

TEST_P(MappedSuperColumnsContract, ranges_over_one_super_column) {
    std::vector<Post> found;
    for (const auto& post : posts().get_range({.super_column = "c"})) {
        found.push_back(post);
    }

    EXPECT_THAT(found, ElementsAre(OTHER));
}

TEST_P(MappedSuperColumnsContract, removes_the_super_column_that_an_instance_is) {
    posts().remove(FIRST);

    const auto found = posts().get_super_columns("ann");
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found["a"], SECOND);
}

TEST_P(MappedSuperColumnsContract, asks_for_the_super_column_of_a_single_instance) {
    EXPECT_THAT([&] { posts().get("ann"); },
                ThrowsMessage<InvalidRequestError>(HasSubstr("holds an instance for each super column")));
    EXPECT_THROW(posts().find("ann"), InvalidRequestError);
    EXPECT_THROW(posts().multiget({"ann"}), InvalidRequestError);
}

// A standard column family and a super one, with mappings for the other kind.
class MappedShapeContract : public Contract {};
INSTANTIATE_TEST_SUITE_P(Backends, MappedShapeContract, every_backend(), name_of_backend);

struct Author {
    std::string name;
    std::string text;
};

Mapping<Author> author_mapping() {
    return mapping<Author>(key(&Author::name), member("text", &Author::text));
}

TEST_P(MappedShapeContract, has_no_super_columns_in_a_standard_column_family) {
    const ColumnFamilyMap<Author> authors(pool(), "Standard", author_mapping());

    EXPECT_THROW(authors.get_super_columns(row()), InvalidRequestError);
    EXPECT_THROW(authors.multiget_super_columns({row()}), InvalidRequestError);
}

TEST_P(MappedShapeContract, refuses_a_mapping_of_another_shape) {
    EXPECT_THROW(ColumnFamilyMap<Post>(pool(), "Standard", post_mapping()), InvalidRequestError);
    EXPECT_THROW(ColumnFamilyMap<Author>(pool(), "LongSuper", author_mapping()), InvalidRequestError);
}

}  // namespace
}  // namespace cassia
