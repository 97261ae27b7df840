#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <cassia/errors.h>
#include <cassia/number.h>

#include "shell/arguments.h"
#include "shell/builtins.h"
#include "shell/iteration.h"
#include "shell/notation.h"

namespace cassia::shell {
namespace {

/// The integers from start to stop, which is none of them.
class Range : public Sequence {
public:
    Range(std::int64_t start, std::int64_t stop, std::int64_t step) : start_(start), stop_(stop), step_(step) {}

    std::unique_ptr<Cursor> open() const override { return std::make_unique<RangeCursor>(start_, stop_, step_); }

private:
    class RangeCursor : public Cursor {
    public:
        RangeCursor(std::int64_t next, std::int64_t stop, std::int64_t step) : next_(next), stop_(stop), step_(step) {}

        std::optional<Object> next() override {
            if (is_done_ || (step_ > 0 ? next_ >= stop_ : next_ <= stop_)) {
                return std::nullopt;
            }
            const auto number = next_;
            is_done_ = __builtin_add_overflow(next_, step_, &next_);
            return Object(Value(number));
        }

    private:
        std::int64_t next_;
        std::int64_t stop_;
        std::int64_t step_;
        bool is_done_ = false;
    };

    std::int64_t start_;
    std::int64_t stop_;
    std::int64_t step_;
};

Object range(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    std::int64_t start = 0;
    auto stop = arguments.get<std::int64_t>("start");
    if (arguments.has("stop")) {
        start = std::exchange(stop, arguments.get<std::int64_t>("stop"));
    }
    std::int64_t step = 1;
    arguments.take("step", step);
    if (step == 0) {
        arguments.refuse("step", "it is 0, and nothing would ever end");
    }
    return Object(std::shared_ptr<const Sequence>(std::make_shared<const Range>(start, stop, step)));
}

Object list(Session& session, const Object& /*self*/, const Arguments& arguments) {
    return Object::list(arguments.has("items") ? all_items(arguments.at("items"), session) : Items());
}

Object tuple(Session& session, const Object& /*self*/, const Arguments& arguments) {
    return Object::tuple(arguments.has("items") ? all_items(arguments.at("items"), session) : Items());
}

Object dict(Session& session, const Object& /*self*/, const Arguments& arguments) {
    std::vector<std::pair<Object, Object>> entries;
    if (arguments.at("items").dict() != nullptr) {
        return arguments.at("items");
    }
    for (const auto& pair : arguments.has("items") ? all_items(arguments.at("items"), session) : Items()) {
        if (pair.items() == nullptr || pair.items()->size() != 2) {
            arguments.refuse("items", "it is made of pairs, and " + abbreviated(pair) + " is none");
        }
        entries.emplace_back((*pair.items())[0], (*pair.items())[1]);
    }
    return make_dict(std::move(entries));
}

// By what orders keys, so that numbers go before texts, say.
Object sorted(Session& session, const Object& /*self*/, const Arguments& arguments) {
    auto items = all_items(arguments.at("items"), session);
    const auto other = std::find_if(items.begin(), items.end(), [](const Object& item) { return !item.is_key(); });
    if (other != items.end()) {
        arguments.refuse("items", other->a_kind() + " has no order");
    }
    bool is_reversed = false;
    arguments.take("reverse", is_reversed);
    std::stable_sort(items.begin(), items.end(), [&](const Object& left, const Object& right) {
        return is_reversed ? compare_keys(right, left) < 0 : compare_keys(left, right) < 0;
    });
    return Object::list(std::move(items));
}

Object length(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    const auto& object = arguments.at("object");
    if (object.items() != nullptr) {
        return Value(object.items()->size());
    }
    if (object.dict() != nullptr) {
        return Value(object.dict()->entries.size());
    }
    if (object.value() != nullptr &&
        (object.value()->kind() == ValueKind::text || object.value()->kind() == ValueKind::bytes)) {
        return Value(object.value()->text().size());
    }
    arguments.refuse("object", object.a_kind() + " has no length" +
                                   (object.sequence() != nullptr ? "; make a list of it, list(…)" : ""));
}

Object text(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    return Value(printed(arguments.at("object")));
}

Object representation(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    return Value(written(arguments.at("object"), Notation::python));
}

Object integer(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    const auto given = arguments.get<Value>("object");
    if (given.kind() == ValueKind::boolean) {
        return Value(given.as<bool>() ? 1 : 0);
    }
    if (given.kind() == ValueKind::double_float || given.kind() == ValueKind::single_float) {
        const double whole = std::trunc(given.as<double>());
        constexpr double furthest = 9.2e18;
        if (!(std::abs(whole) < furthest)) {
            arguments.refuse("object", "it is too large a number");
        }
        return Value(static_cast<std::int64_t>(whole));
    }
    return Value(BigInteger::parse(given.to_string()));
}

Object floating(Session& /*session*/, const Object& /*self*/, const Arguments& arguments) {
    const auto given = arguments.get<Value>("object");
    if (given.kind() != ValueKind::text) {
        return Value(arguments.get<double>("object"));
    }
    const auto spelling = given.as<std::string>();
    char* end = nullptr;
    const double number = std::strtod(spelling.c_str(), &end);
    if (spelling.empty() || *end != '\0') {
        arguments.refuse("object", abbreviated(given) + " is no number");
    }
    return Value(number);
}

}  // namespace

const Kind& data_functions() {
    static const Kind kind("data", "Lists, numbers and texts.",
                           {
                               {"list(items=None)", "All of a result as a list.", list},
                               {"tuple(items=None)", "All of a result as a tuple.", tuple},
                               {"dict(items=None)", "A dict of pairs.", dict},
                               {"sorted(items, reverse=False)", "All of a result as a list, in order.", sorted},
                               {"len(object)", "How many items, or bytes of a text.", length},
                               {"range(start, stop=None, step=1)", "Integers: range(3) is 0, 1, 2.", range},
                               {"xrange(start, stop=None, step=1)", "As range.", range},
                               {"str(object)", "The object as text, as print has it.", text},
                               {"repr(object)", "The object as it is typed.", representation},
                               {"int(object)", "The integer of a text or number.", integer},
                               {"float(object)", "The number of a text or number.", floating},
                           });
    return kind;
}

}  // namespace cassia::shell
