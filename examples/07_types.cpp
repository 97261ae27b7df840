// The types of names, values and keys (the manual's 5.4, pycassa.types), and types of one's own.

#include <chrono>
#include <iostream>
#include <string>
#include <string_view>
#include <tuple>

#include <cassia/cassia.h>

namespace {

using cassia::Value;

// How a type stores a value, and what it gives back.
void show(const cassia::Type& type, const Value& value) {
    const auto packed = type.pack(value);
    std::cout << type.to_string() << ": " << Value(cassia::Bytes(packed)) << ", " << type->unpack(packed) << '\n';
}

// The manual's IntString: an integer as its digits. To the server it is BytesType.
class IntString : public cassia::CassandraType {
public:
    std::string pack(const Value& value) const override { return std::to_string(value.as<int>()); }
    Value unpack(std::string_view bytes) const override { return std::stoi(std::string(bytes)); }
};

void show_types() {
    const auto time = std::chrono::sys_days(std::chrono::January / 1 / 2012);
    const auto version_1 = cassia::Uuid::parse("e2f28000-3409-11e1-8080-808080808080");
    const auto version_4 = cassia::Uuid::parse("0d5a9d9e-95b0-4c9b-8b51-0c1b21dc6c1f");

    show(cassia::BytesType(), "abc");
    show(cassia::AsciiType(), "abc");
    show(cassia::UTF8Type(), "caf\u00e9");
    show(cassia::LongType(), 5);
    show(cassia::IntegerType(), 5);
    show(cassia::IntegerType(), cassia::BigInteger::parse("1180591620717411303424"));
    show(cassia::Int32Type(), -1);
    show(cassia::DoubleType(), 1.5);
    show(cassia::FloatType(), 1.5F);
    show(cassia::DecimalType(), cassia::Decimal::parse("1.500"));
    show(cassia::BooleanType(), true);
    show(cassia::DateType(), time);
    show(cassia::OldPycassaDateType(), time);
    show(cassia::IntermediateDateType(), time);
    show(cassia::UUIDType(), version_4);
    show(cassia::TimeUUIDType(), version_1);
    show(cassia::LexicalUUIDType(), version_4);
    show(cassia::CompositeType(cassia::LongType(), cassia::AsciiType()), std::tuple(5, "abc"));
    show(cassia::DynamicCompositeType({{'a', cassia::AsciiType()}, {'l', cassia::LongType()}}),
         std::tuple(std::tuple("l", 5), std::tuple("a", "abc")));
    show(IntString(), 42);
}

}  // namespace

int main() {
    show_types();

    const auto store = cassia::EmbeddedStore::memory();
    cassia::SystemManager system(store.server());
    system.create_keyspace("Keyspace1");
    system.create_column_family("Keyspace1", "Standard1",
                                {.comparator_type = cassia::LongType({.reversed = true}),
                                 .key_validation_class = cassia::UTF8_TYPE,
                                 .column_validation_classes = {{3, cassia::DATE_TYPE}}});
    const cassia::ConnectionPool pool("Keyspace1", {store.server()});

    std::cout << "\nA reversed comparator, and values of a type of one's own\n";
    const cassia::ColumnFamily standard(pool, "Standard1", {.default_validation_class = IntString()});
    standard.insert("key", {{1, 10}, {2, 20}});
    std::cout << standard.get("key") << '\n';

    // The manual's 5.5.6: dates that pycassa 1.2.0 to 1.5.0 wrote in microseconds, while they are converted.
    std::cout << "\nDates in the old format and in the new\n";
    const cassia::ColumnFamily old(pool, "Standard1", {.column_validators = {{3, cassia::OldPycassaDateType()}}});
    const cassia::ColumnFamily both(pool, "Standard1", {.column_validators = {{3, cassia::IntermediateDateType()}}});
    old.insert("user", {{3, 1325376000}});
    const auto user = both.get("user");
    std::cout << user << '\n';
    both.insert("user", {{3, user[3]}});
    std::cout << cassia::ColumnFamily(pool, "Standard1").get("user") << '\n';
}
