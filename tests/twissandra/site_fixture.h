#pragma once

#include <gtest/gtest.h>

#include <cassia/cassia.h>
#include <cassia/testing.h>

#include "schema.h"
#include "twissandra.h"

namespace twissandra {

/// A new Twissandra in memory, whose servers may fail and whose clock is a test's.
class SiteTest : public testing::Test {
protected:
    static constexpr const char* PASSWORD = "a long word";

    void register_users(const std::vector<std::string>& names) const {
        for (const auto& name : names) {
            site_.register_user(name, PASSWORD);
        }
    }

    static std::vector<std::string> bodies(const Page& page) {
        std::vector<std::string> texts;
        for (const auto& tweet : page.tweets) {
            texts.push_back(tweet.body);
        }
        return texts;
    }

    cassia::SettableClock clock_;
    cassia::EmbeddedStore store_ = new_store();
    cassia::ConnectionPoolStub pool_{KEYSPACE, {.store = store_}};
    Twissandra site_{pool_};

private:
    cassia::EmbeddedStore new_store() const {
        auto store = cassia::EmbeddedStore::memory({.clock = clock_});
        make_schema(store.server());
        return store;
    }
};

}  // namespace twissandra
