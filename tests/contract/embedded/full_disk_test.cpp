#include <csignal>

#include <sys/resource.h>

#include <gtest/gtest.h>

#include <cassia/cassia.h>

#include "support/show.h"
#include "support/temp_folder.h"

namespace cassia {
namespace {

using namespace support;

// While it lasts no file of the process grows, as if the disk were full.
class FullDisk {
public:
    FullDisk() : on_excess_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit none = before_;
        none.rlim_cur = 1;
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;
    ~FullDisk() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        static_cast<void>(std::signal(SIGXFSZ, on_excess_));
    }

private:
    void (*on_excess_)(int);
    rlimit before_ = {};
};

class OnFullDisk : public testing::Test {
protected:
    OnFullDisk() {
        SystemManager system(server());
        system.create_keyspace("Keyspace1");
        system.create_column_family("Keyspace1", "Standard1",
                                    {.comparator_type = LONG_TYPE, .default_validation_class = UTF8_TYPE});
    }

    std::string server() const { return "embedded:" + folder_ / "data"; }
    // Of a pool that closes with the last handle.
    ColumnFamily open() const { return {ConnectionPool("Keyspace1", {server()}), "Standard1"}; }

    TempFolder folder_;
};

TEST_F(OnFullDisk, writes_are_refused_and_reads_go_on) {
    const auto family = open();
    family.insert("row", {{1, "before"}});
    const FullDisk full;

    EXPECT_THROW(family.insert("row", {{2, "x"}}), StoreError);
    EXPECT_THROW(SystemManager(server()).create_keyspace("Keyspace2"), StoreError);
    EXPECT_THROW(EmbeddedStore::open(folder_ / "data").flush(), StoreError);
    EXPECT_EQ(show(family.get("row")), "{1: 'before'}");
}

TEST_F(OnFullDisk, loses_nothing_acknowledged_and_keeps_nothing_refused) {
    open().insert("row", {{1, "before"}});
    {
        const auto family = open();
        const FullDisk full;
        EXPECT_THROW(family.insert("row", {{2, "x"}}), StoreError);
    }

    open().insert("row", {{3, "after"}});
    EXPECT_EQ(show(open().get("row")), "{1: 'before', 3: 'after'}");
}

}  // namespace
}  // namespace cassia
