#include "marshal/times.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace cassia::marshal {
namespace {

using std::chrono::microseconds;

constexpr std::int64_t per_second = 1'000'000;

std::optional<Time> from_seconds(std::int64_t seconds) {
    constexpr std::int64_t most = Time::max().time_since_epoch().count() / per_second;
    if (seconds > most || seconds < -most) {
        return std::nullopt;
    }
    return Time(microseconds(seconds * per_second));
}

std::optional<Time> from_seconds(double seconds) {
    constexpr double most = 9.2e12;  // seconds whose microseconds fit 63 bits
    if (!(std::fabs(seconds) < most)) {
        return std::nullopt;
    }
    return Time(microseconds(std::llround(seconds * per_second)));
}

struct Date {
    std::int64_t year;
    std::int64_t month;
    std::int64_t day;
};

// std::chrono::year ends at 32767 and a Time does not. Counts in eras of 400 years that begin on 1 March, so that the
// leap day is the last of its year.
Date to_date(std::int64_t days_since_1970) {
    constexpr std::int64_t days_an_era = 146'097;
    constexpr std::int64_t from_march_of_year_0 = 719'468;
    const std::int64_t days = days_since_1970 + from_march_of_year_0;
    const std::int64_t era = (days >= 0 ? days : days - (days_an_era - 1)) / days_an_era;
    const std::int64_t day_of_era = days - era * days_an_era;
    const std::int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
    const std::int64_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

}  // namespace

std::optional<Time> read_time(const Value& value) {
    switch (value.kind()) {
        case ValueKind::time: return value.as<Time>();
        case ValueKind::integer: return from_seconds(value.as<std::int64_t>());
        case ValueKind::single_float:
        case ValueKind::double_float: return from_seconds(value.as<double>());
        default: return std::nullopt;
    }
}

std::string to_iso8601(Time time) {
    constexpr std::int64_t per_day = 86'400 * per_second;
    const std::int64_t count = time.time_since_epoch().count();
    // Division rounds towards zero. std::chrono::floor would overflow on the first day that there is.
    const std::int64_t days = count / per_day - (count % per_day < 0 ? 1 : 0);
    const std::int64_t since_midnight = (count % per_day + per_day) % per_day;
    const Date date = to_date(days);
    const std::chrono::hh_mm_ss<microseconds> clock{microseconds(since_midnight)};
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s%04lld-%02lld-%02lldT%02lld:%02lld:%02lld", date.year < 0 ? "-" : "",
                  static_cast<long long>(std::llabs(date.year)), static_cast<long long>(date.month),
                  static_cast<long long>(date.day), static_cast<long long>(clock.hours().count()),
                  static_cast<long long>(clock.minutes().count()), static_cast<long long>(clock.seconds().count()));
    std::string result = text.data();
    if (clock.subseconds().count() != 0) {
        std::snprintf(text.data(), text.size(), ".%06lld", static_cast<long long>(clock.subseconds().count()));
        result += text.data();
    }
    return result + "Z";
}

}  // namespace cassia::marshal
