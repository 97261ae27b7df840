#include <chrono>
#include <cmath>
#include <cstdint>
#include <string>

#include <cassia/column_family.h>
#include <cassia/errors.h>
#include <cassia/number.h>
#include <cassia/uuid.h>

#include "shell/arguments.h"
#include "shell/builtins.h"
#include "shell/operators.h"

namespace cassia::shell {
namespace {

Time now() {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

int field(const Arguments& arguments, std::string_view name, int lowest, int highest) {
    std::int32_t number = lowest;
    arguments.take(name, number);
    if (number < lowest || number > highest) {
        arguments.refuse(name, "it is " + std::to_string(lowest) + " to " + std::to_string(highest));
    }
    return number;
}

Object make_datetime(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    using namespace std::chrono;
    const year_month_day date(year(field(arguments, "year", -32'000, 32'000)),
                              month(static_cast<unsigned>(field(arguments, "month", 1, 12))),
                              day(static_cast<unsigned>(field(arguments, "day", 1, 31))));
    if (!date.ok()) {
        arguments.refuse("day", "this month has no such day");
    }
    return Value(Time(sys_days(date)) + hours(field(arguments, "hour", 0, 23)) +
                 minutes(field(arguments, "minute", 0, 59)) + seconds(field(arguments, "second", 0, 59)) +
                 microseconds(field(arguments, "microsecond", 0, 999'999)));
}

double number(const Arguments& arguments, std::string_view name) {
    return arguments.get<double>(name);
}

Delta stretch_of(double seconds, const Arguments& arguments, std::string_view name) {
    constexpr double longest = 9e12;
    if (!(std::abs(seconds) < longest)) {
        arguments.refuse(name, "it is longer than times are kept");
    }
    return Delta(std::llround(seconds * 1e6));
}

Object make_timedelta(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    const double seconds = (number(arguments, "weeks") * 7 + number(arguments, "days")) * 86'400 +
                           number(arguments, "hours") * 3600 + number(arguments, "minutes") * 60 +
                           number(arguments, "seconds") + number(arguments, "milliseconds") / 1e3 +
                           number(arguments, "microseconds") / 1e6;
    return delta_object(stretch_of(seconds, arguments, "days"));
}

Object utcnow(Session& /*session*/, const Object& /*self*/, const Arguments& /*arguments*/) {
    return Value(now());
}

Object from_timestamp(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    return Value(Time(stretch_of(number(arguments, "timestamp"), arguments, "timestamp")));
}

double seconds_since_1970(Time time) {
    return static_cast<double>(time.time_since_epoch().count()) / 1e6;
}

Object seconds_now(Session& /*session*/, const Object& /*self*/, const Arguments& /*arguments*/) {
    return Value(seconds_since_1970(now()));
}

Object timestamp(Session& /*session*/, const Object& /*self*/, const Arguments& /*arguments*/) {
    return Value(gm_timestamp());
}

Object make_uuid1(Session& /*session*/, const Object& /*self*/, const Arguments& /*arguments*/) {
    return Value(Uuid::now());
}

Object make_uuid4(Session& /*session*/, const Object& /*self*/, const Arguments& /*arguments*/) {
    return Value(Uuid::random());
}

Object make_uuid(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    return Value(Uuid::parse(arguments.get<std::string>("hex")));
}

Object time_to_uuid(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    const auto given = arguments.get<Value>("time_arg");
    const auto time = given.kind() == ValueKind::time
                          ? given.as<Time>()
                          : Time(stretch_of(number(arguments, "time_arg"), arguments, "time_arg"));
    bool lowest = true;
    arguments.take("lowest_val", lowest);
    if (arguments.get<bool>("randomize")) {
        return Value(time_uuid(time));
    }
    return Value(lowest ? lowest_time_uuid(time) : highest_time_uuid(time));
}

Object uuid_to_time(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    return Value(seconds_since_1970(uuid_time(arguments.get<Value>("uuid_arg").as<Uuid>())));
}

Object make_decimal(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    const auto given = arguments.get<Value>("value");
    return Value(Decimal::parse(given.to_string()));
}

}  // namespace

const Kind& datetime_functions() {
    static const Kind kind(
        "datetime", "Times, in UTC, and stretches of time.",
        {
            {"datetime(year, month, day, hour=0, minute=0, second=0, microsecond=0)",
             "A time: datetime(2010, 12, 11, 8, 2, 15).", make_datetime},
            {"timedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)",
             "A stretch of time: time + timedelta(days=1).", make_timedelta},
            {"utcnow()", "The time now.", utcnow},
            {"now()", "The time now, in UTC as all times.", utcnow},
            {"utcfromtimestamp(timestamp)", "The time so many seconds after 1970.", from_timestamp},
        });
    return kind;
}

const Kind& time_functions() {
    static const Kind kind("time", "The clock.", {{"time()", "Seconds since 1970.", seconds_now}});
    return kind;
}

const Kind& decimal_functions() {
    static const Kind kind("decimal", "Decimal numbers.",
                           {{"Decimal(value)", "A decimal number: Decimal('19.90').", make_decimal}});
    return kind;
}

const Kind& uuid_functions() {
    static const Kind kind(
        "uuid", "UUIDs and timestamps.",
        {
            {"uuid1()", "A new UUID of version 1: of this moment.", make_uuid1},
            {"uuid4()", "A new UUID of version 4: a random one.", make_uuid4},
            {"UUID(hex)", "The UUID that is written so.", make_uuid},
            {"convert_time_to_uuid(time_arg, lowest_val=True, randomize=False)",
             "The lowest UUID of version 1 of a time, the highest, or a random one.", time_to_uuid},
            {"convert_uuid_to_time(uuid_arg)", "The time of a UUID of version 1, in seconds since 1970.", uuid_to_time},
            {"gm_timestamp()", "Microseconds since 1970, greater at each call.", timestamp},
        });
    return kind;
}

}  // namespace cassia::shell
