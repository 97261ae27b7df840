#include "shell/completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/shell/session_fixture.h"

namespace cassia::shell {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class Completing : public testing::Test, protected SessionFixture {
protected:
    Completing() {
        make("Standard1");
        make("Users");
    }
    std::vector<std::string> words(std::string_view before) { return complete(session, before).words; }
};

TEST_F(Completing, names_objects) {
    EXPECT_THAT(words("STAN"), ElementsAre("STANDARD1"));
    EXPECT_THAT(words("x = SYSTEM"), ElementsAre("SYSTEM_MANAGER"));
}

TEST_F(Completing, names_variables) {
    run("my_batch = STANDARD1.batch()");

    EXPECT_THAT(words("my_"), ElementsAre("my_batch"));
    EXPECT_THAT(words("my_batch."), ElementsAre("clear(", "insert(", "remove(", "send(", "size"));
}

TEST_F(Completing, names_methods_and_attributes) {
    EXPECT_THAT(words("STANDARD1.get_"), ElementsAre("get_count(", "get_indexed_slices(", "get_range("));
    EXPECT_THAT(words("STANDARD1.read_"), ElementsAre("read_consistency_level"));
    EXPECT_THAT(words("uuid.uuid"), ElementsAre("uuid1(", "uuid4("));
}

TEST_F(Completing, names_keyword_arguments) {
    EXPECT_THAT(words("STANDARD1.get('k', column_re"), ElementsAre("column_reversed="));
    EXPECT_THAT(words("STANDARD1.get("), Contains("columns="));
    EXPECT_THAT(words("STANDARD1.get('k', [col"), Not(Contains("columns=")));
    EXPECT_THAT(words("datetime(ye"), ElementsAre("year="));
}

TEST_F(Completing, names_keyspaces_and_column_families_in_texts) {
    EXPECT_THAT(words("use('Key"), ElementsAre("Keyspace1'"));
    EXPECT_THAT(words("describe_keyspace(keyspace=\""), ElementsAre("Keyspace1\""));
    EXPECT_THAT(words("SYSTEM_MANAGER.drop_column_family('Keyspace1', '"), ElementsAre("Standard1'", "Users'"));
    EXPECT_THAT(words("SYSTEM_MANAGER.drop_column_family('None', '"), IsEmpty());
    EXPECT_THAT(words("STANDARD1.get('"), IsEmpty());
}

TEST_F(Completing, goes_on_from_the_lines_before) {
    EXPECT_THAT(words("STANDARD1.get('k',\n    column_re"), ElementsAre("column_reversed="));
}

TEST_F(Completing, calls_nothing) {
    EXPECT_THAT(words("STANDARD1.truncate()."), IsEmpty());
}

TEST_F(Completing, has_nothing_for_what_is_no_source) {
    EXPECT_THAT(words(")))]"), Not(IsEmpty()));
    EXPECT_THAT(words("nothing."), IsEmpty());
    EXPECT_THAT(words("."), IsEmpty());
}

TEST_F(Completing, tells_what_all_words_share) {
    EXPECT_EQ(complete(session, "STANDARD1.get_").common(), "get_");
    EXPECT_EQ(complete(session, "STANDARD1.mul").common(), "multiget");
    EXPECT_EQ(complete(session, "nothing").common(), "");
}

}  // namespace
}  // namespace cassia::shell
