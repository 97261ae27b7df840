#include "api/family_state.h"

#include <gtest/gtest.h>

#include <cassia/schema.h>

#include "pool/pool.h"
#include "support/scripted_connection.h"

namespace cassia::detail {
namespace {

/// A column family as a server describes it that knows more classes, or fewer attributes, than we do.
class LoadedFamily : public testing::Test {
protected:
    LoadedFamily() {
        script_.keyspace.cf_defs.resize(1);
        definition().name = "Family";
    }

    CfDef& definition() { return script_.keyspace.cf_defs.front(); }

    std::shared_ptr<const FamilyState> loaded() { return load_family(pool_, "Family", {}); }

    support::Script script_;
    std::shared_ptr<pool::Pool> pool_ = std::make_shared<pool::Pool>(
        "Keyspace1", std::vector<std::string>{"one:9160"}, PoolOptions{.pool_size = 1},
        pool::Surroundings{.connect =
                               [this](std::string_view server, const backend::ConnectOptions& options) {
                                   return support::ScriptedConnection::connect(script_, server, options);
                               },
                           .check_server = [](std::string_view) {}});
};

TEST_F(LoadedFamily, reads_unknown_classes_as_bytes) {
    definition().comparator_type = "com.example.MyType";
    definition().default_validation_class = "SimpleDateType";
    definition().key_validation_class = "MapType(UTF8Type,LongType)";
    definition().column_metadata = {
        {{.name = "a", .validation_class = "DurationType"}, {.name = "b", .validation_class = "UTF8Type"}}};

    const auto family = loaded();

    EXPECT_EQ(family->attributes.column_name_class, Type("BytesType"));
    EXPECT_EQ(family->attributes.default_validation_class, Type("BytesType"));
    EXPECT_EQ(family->attributes.key_validation_class, Type("BytesType"));
    EXPECT_EQ(family->types->validators.at("a"), Type("BytesType"));
    EXPECT_EQ(family->types->validators.at("b"), Type("UTF8Type"));
}

TEST_F(LoadedFamily, reads_an_unknown_class_of_super_columns_as_bytes) {
    definition().column_type = "Super";
    definition().comparator_type = "com.example.MyType";
    definition().subcomparator_type = "LongType";

    const auto family = loaded();

    EXPECT_EQ(family->attributes.super_column_name_class, Type("BytesType"));
    EXPECT_EQ(family->attributes.column_name_class, Type("LongType"));
}

// As Cassandra 0.7 describes it.
TEST_F(LoadedFamily, has_keys_of_bytes_where_the_server_does_not_say) {
    definition().comparator_type = "UTF8Type";

    const auto family = loaded();

    EXPECT_EQ(family->attributes.key_validation_class, Type("BytesType"));
}

}  // namespace
}  // namespace cassia::detail
