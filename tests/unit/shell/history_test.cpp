#include "shell/history.h"

#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "support/temp_folder.h"

namespace cassia::shell {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Histories, are_kept_in_a_file_of_the_user_alone) {
    const support::TempFolder folder;
    const auto file = folder.path() / "state" / "history";

    History(file).add("one");
    History(file).add("two");

    EXPECT_THAT(History(file).load(), ElementsAre("one", "two"));
    struct stat found{};
    ASSERT_EQ(::stat(file.c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777U, 0600U);
}

TEST(Histories, are_shortened_when_they_have_grown_long) {
    const support::TempFolder folder;
    const auto file = folder.path() / "history";
    std::ofstream out(file);
    for (int i = 0; i < 6000; ++i) {
        out << i << '\n';
    }
    out.close();

    const auto lines = History(file).load();

    ASSERT_EQ(lines.size(), 1000U);
    EXPECT_EQ(lines.front(), "5000");
    EXPECT_LT(std::filesystem::file_size(file), 6000U);
}

TEST(Histories, wait_for_no_pipe) {
    const support::TempFolder folder;
    const auto file = folder.path() / "history";
    ASSERT_EQ(::mkfifo(file.c_str(), 0600), 0);

    History(file).add("one");

    EXPECT_THAT(History(file).load(), IsEmpty());
}

TEST(Histories, of_a_file_that_cant_be_written_keep_nothing) {
    const History history("/dev/null/history");

    history.add("one");

    EXPECT_THAT(history.load(), IsEmpty());
}

}  // namespace
}  // namespace cassia::shell
