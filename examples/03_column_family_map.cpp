// A struct's members as columns (the manual's 5.4, pycassa.columnfamilymap, and 5.6.4).

#include <chrono>
#include <iostream>
#include <optional>
#include <string>

#include <cassia/cassia.h>

namespace {

struct User {
    cassia::Uuid key;
    std::string name;
    int age = 0;
    float height = 0;
    double score = 0;
    cassia::Time joined;
};

// The default fills in for old rows, which do not have the column.
cassia::Mapping<User> user_mapping() {
    return cassia::mapping<User>(cassia::key(&User::key, cassia::LexicalUUIDType()),
                                 cassia::member("name", &User::name, cassia::UTF8Type()),
                                 cassia::member("age", &User::age, cassia::IntegerType()),
                                 cassia::member("height", &User::height, cassia::FloatType()),
                                 cassia::member("score", &User::score, cassia::DoubleType({.default_value = 0.5})),
                                 cassia::member("joined", &User::joined, cassia::DateType()));
}

// The manual's 5.6.4.
void keep_users(const cassia::ConnectionPool& pool) {
    const cassia::ColumnFamilyMap<User> users(pool, "users", user_mapping());
    const auto key = cassia::Uuid::parse("10a24c0a-8d02-4c9a-9a5e-0f7f5a7d3a11");
    const auto other_key = cassia::Uuid::parse("20a24c0a-8d02-4c9a-9a5e-0f7f5a7d3a11");
    const cassia::Time joined = std::chrono::sys_days(std::chrono::December / 21 / 2009);

    const User john = {.key = key, .name = "John", .age = 18, .height = 5.9F, .joined = joined};
    users.insert(john);
    users.insert({.key = other_key, .name = "Bob", .age = 30, .joined = joined}, {.columns = {"name", "age"}});
    users.insert(
        {.key = cassia::Uuid::parse("30a24c0a-8d02-4c9a-9a5e-0f7f5a7d3a11"), .name = "Alex", .joined = joined});

    const auto user = users.get(key);
    std::cout << user.name << '\n' << user.age << '\n' << user.height << '\n' << cassia::Value(user.joined) << '\n';
    std::cout << "score of Bob, who has none: " << users.get(other_key).score << '\n';

    const auto both = users.multiget({key, other_key});
    std::cout << both[key].name << " and " << both[other_key].name << '\n';
    for (const auto& each : users.get_range()) {
        std::cout << each.name << '\n';
    }

    users.remove(user);
    std::cout << (users.find(key) ? "found" : "not found") << '\n';
}

struct Person {
    std::string key;
    std::string name;
    std::optional<int> age;
};

// The manual's 5.4: types are the schema's where none are given, and only the columns named are read.
void range_over_people(const cassia::ConnectionPool& pool) {
    const cassia::ColumnFamilyMap<Person> people(
        pool, "Users",
        cassia::mapping<Person>(cassia::key(&Person::key), cassia::member("name", &Person::name),
                                cassia::member("age", &Person::age)));
    people.batch_insert({{"miles", "Miles Davis", 84}, {"winston", "Winston Smith", 42}, {"zoe", "Zoe", std::nullopt}});

    for (const auto& user : people.get_range({.columns = {"name", "age"}, .row_count = 2})) {
        std::cout << user.name << ' ' << *user.age << '\n';
    }
    std::cout << (people.get("zoe").age ? "has an age" : "has no age") << '\n';
}

struct Tweet {
    std::string user;
    std::int64_t number = 0;
    std::string body;
};

// In a super column family each instance is a super column of its row.
void keep_tweets(const cassia::ConnectionPool& pool) {
    const cassia::ColumnFamilyMap<Tweet> tweets(
        pool, "Tweets",
        cassia::mapping<Tweet>(cassia::key(&Tweet::user), cassia::super_column(&Tweet::number),
                               cassia::member("body", &Tweet::body)));
    tweets.batch_insert({{"john", 1, "hello"}, {"john", 2, "world"}});

    std::cout << tweets.get("john", {.super_column = 2}).body << '\n';
    const auto of_john = tweets.get_super_columns("john");
    for (const auto& [number, tweet] : of_john) {
        std::cout << number << ": " << tweet.body << '\n';
    }
}

}  // namespace

int main() {
    const auto store = cassia::EmbeddedStore::memory({.partitioner = "ByteOrderedPartitioner"});
    cassia::SystemManager system(store.server());
    system.create_keyspace("Keyspace1");
    system.create_column_family("Keyspace1", "users", {.comparator_type = cassia::UTF8_TYPE});
    system.create_column_family(
        "Keyspace1", "Users",
        {.comparator_type = cassia::UTF8_TYPE,
         .key_validation_class = cassia::UTF8_TYPE,
         .column_validation_classes = {{"name", cassia::UTF8_TYPE}, {"age", cassia::LONG_TYPE}}});
    system.create_column_family("Keyspace1", "Tweets",
                                {.super = true,
                                 .comparator_type = cassia::LONG_TYPE,
                                 .subcomparator_type = cassia::UTF8_TYPE,
                                 .default_validation_class = cassia::UTF8_TYPE,
                                 .key_validation_class = cassia::UTF8_TYPE});

    const cassia::ConnectionPool pool("Keyspace1", {store.server()});
    keep_users(pool);
    range_over_people(pool);
    keep_tweets(pool);
}
