#include "load/iso_time.h"

#include <chrono>
#include <cstddef>

namespace cassia::load {
namespace {

using namespace std::chrono;

/// Takes a text apart from its front. A part that is not there makes it fail, and failed it stays.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    bool at_end() const { return rest_.empty(); }
    bool ok() const { return ok_; }

    /// Whether one of `marks` comes next; takes it.
    char take_one_of(std::string_view marks) {
        if (rest_.empty() || marks.find(rest_.front()) == std::string_view::npos) {
            return '\0';
        }
        const char mark = rest_.front();
        rest_.remove_prefix(1);
        return mark;
    }
    void expect(char mark) { ok_ = take_one_of({&mark, 1}) != '\0' && ok_; }

    /// A number of just so many digits, from 0 to `most`.
    int digits(std::size_t count, int most) {
        int number = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const char digit = take_one_of("0123456789");
            ok_ = ok_ && digit != '\0';
            number = number * 10 + (digit - '0');
        }
        ok_ = ok_ && number <= most;
        return ok_ ? number : 0;
    }

    microseconds fraction() {
        microseconds result(0);
        microseconds unit(100'000);
        std::size_t count = 0;
        for (char digit = take_one_of("0123456789"); digit != '\0'; digit = take_one_of("0123456789")) {
            result += (digit - '0') * unit;
            unit /= 10;
            ++count;
        }
        ok_ = ok_ && count >= 1 && count <= 6;
        return result;
    }

private:
    std::string_view rest_;
    bool ok_ = true;
};

sys_days scan_date(Scanner& scanner, bool& valid) {
    const year y(scanner.digits(4, 9999));
    scanner.expect('-');
    const month m(static_cast<unsigned>(scanner.digits(2, 12)));
    scanner.expect('-');
    const day d(static_cast<unsigned>(scanner.digits(2, 31)));
    const year_month_day date(y, m, d);
    valid = date.ok();
    return valid ? sys_days(date) : sys_days();
}

microseconds scan_clock(Scanner& scanner) {
    microseconds clock = hours(scanner.digits(2, 23));
    scanner.expect(':');
    clock += minutes(scanner.digits(2, 59));
    if (scanner.take_one_of(":") != '\0') {
        clock += seconds(scanner.digits(2, 59));
        if (scanner.take_one_of(".,") != '\0') {
            clock += scanner.fraction();
        }
    }
    return clock;
}

minutes scan_zone(Scanner& scanner) {
    const char sign = scanner.take_one_of("Zz+-");
    if (sign != '+' && sign != '-') {
        return minutes(0);
    }
    minutes offset = hours(scanner.digits(2, 23));
    if (!scanner.at_end()) {
        scanner.take_one_of(":");
        offset += minutes(scanner.digits(2, 59));
    }
    return sign == '+' ? offset : -offset;
}

}  // namespace

std::optional<Time> parse_iso_time(std::string_view text) {
    Scanner scanner(text);
    bool valid = true;
    Time time = scan_date(scanner, valid);
    if (valid && !scanner.at_end()) {
        if (scanner.take_one_of("Tt ") == '\0') {
            return std::nullopt;
        }
        time += scan_clock(scanner);
        time -= scan_zone(scanner);
    }
    return valid && scanner.ok() && scanner.at_end() ? std::optional(time) : std::nullopt;
}

}  // namespace cassia::load
