#include <cassia/types.h>

#include <limits>

#include "marshal/big_endian.h"
#include "marshal/byte_order.h"
#include "marshal/refusals.h"
#include "marshal/times.h"

// DateType, TimestampType, and pycassa's two others: 8 bytes counting milliseconds, or microseconds, since 1970.
//
// All are in the order of time. Old servers put dates before 1970 after all others in a DateType; Cassandra 2.0 and
// later make it TimestampType when a column family is created, as a comparator and within one.

namespace cassia {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

constexpr std::string_view timestamp_type = "TimestampType";
constexpr std::string_view old_date_type = "OldPycassaDateType";
constexpr std::string_view intermediate_date_type = "IntermediateDateType";

Time time_of(const Value& value, std::string_view type) {
    if (const auto time = marshal::read_time(value)) {
        return *time;
    }
    marshal::refuse_value(type, "a time or a number of seconds since 1970, within 290,000 years", value);
}

// Rounds down, so that what was ordered stays so, before 1970 too.
void pack_milliseconds(const Value& value, std::string& out, std::string_view type) {
    const auto since_1970 = std::chrono::floor<milliseconds>(time_of(value, type)).time_since_epoch();
    marshal::append_big_endian(std::int64_t{since_1970.count()}, out);
}

Time from_milliseconds(std::int64_t count, std::string_view type) {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 1000;
    if (count > most || count < -most) {
        throw TypeError(std::string(type) + " is read within 290,000 years of 1970, and " + std::to_string(count) +
                        " ms is outside of them");
    }
    return Time(milliseconds(count));
}

// The years that a date is usually of: 1 to 9999.
bool is_usual(milliseconds since_1970) {
    constexpr auto first = std::chrono::sys_days(std::chrono::year(1) / 1 / 1);
    constexpr auto end = std::chrono::sys_days(std::chrono::year(10000) / 1 / 1);
    return since_1970 >= first.time_since_epoch() && since_1970 < end.time_since_epoch();
}

void check(std::string_view bytes, std::string_view type) {
    marshal::check_size(type, bytes, sizeof(std::int64_t));
}

Value unpack_milliseconds(std::string_view bytes, std::string_view type) {
    check(bytes, type);
    return bytes.empty() ? Value() : Value(from_milliseconds(marshal::read_big_endian<std::int64_t>(bytes), type));
}

}  // namespace

void DateType::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    pack_milliseconds(value, out, DATE_TYPE);
}

Value DateType::unpack(std::string_view bytes) const {
    return unpack_milliseconds(bytes, DATE_TYPE);
}

void DateType::validate(std::string_view bytes) const {
    check(bytes, DATE_TYPE);
}

std::string DateType::class_name() const {
    return std::string(DATE_TYPE);
}

std::weak_ordering DateType::order(std::string_view left, std::string_view right) const {
    return marshal::compare_signed(left, right);
}

void TimestampType::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    pack_milliseconds(value, out, timestamp_type);
}

Value TimestampType::unpack(std::string_view bytes) const {
    return unpack_milliseconds(bytes, timestamp_type);
}

void TimestampType::validate(std::string_view bytes) const {
    check(bytes, timestamp_type);
}

std::string TimestampType::class_name() const {
    return std::string(timestamp_type);
}

std::weak_ordering TimestampType::order(std::string_view left, std::string_view right) const {
    return marshal::compare_signed(left, right);
}

void OldPycassaDateType::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    marshal::append_big_endian(std::int64_t{time_of(value, old_date_type).time_since_epoch().count()}, out);
}

Value OldPycassaDateType::unpack(std::string_view bytes) const {
    check(bytes, old_date_type);
    return bytes.empty() ? Value() : Value(Time(microseconds(marshal::read_big_endian<std::int64_t>(bytes))));
}

void OldPycassaDateType::validate(std::string_view bytes) const {
    check(bytes, old_date_type);
}

std::string OldPycassaDateType::class_name() const {
    return std::string(DATE_TYPE);
}

std::weak_ordering OldPycassaDateType::order(std::string_view left, std::string_view right) const {
    return marshal::compare_signed(left, right);
}

void IntermediateDateType::pack_to(const Value& value, std::string& out, PackFor /*use*/) const {
    pack_milliseconds(value, out, intermediate_date_type);
}

Value IntermediateDateType::unpack(std::string_view bytes) const {
    check(bytes, intermediate_date_type);
    if (bytes.empty()) {
        return {};
    }
    const auto count = marshal::read_big_endian<std::int64_t>(bytes);
    return is_usual(milliseconds(count)) ? Time(milliseconds(count)) : Time(microseconds(count));
}

void IntermediateDateType::validate(std::string_view bytes) const {
    check(bytes, intermediate_date_type);
}

std::string IntermediateDateType::class_name() const {
    return std::string(DATE_TYPE);
}

std::weak_ordering IntermediateDateType::order(std::string_view left, std::string_view right) const {
    return marshal::compare_signed(left, right);
}

}  // namespace cassia
