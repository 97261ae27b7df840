#include "shell/layout.h"

#include <string_view>
#include <utility>

#include "shell/text.h"

namespace cassia::shell {
namespace {

constexpr std::size_t indent_of_items = 4;

class Layout {
public:
    Layout(Notation notation, std::size_t width, std::size_t longest, const std::function<void()>& check)
        : notation_(notation), width_(width), longest_(longest), check_(&check) {}

    std::vector<std::string> take(const Object& object) {
        add(object, "");
        lines_.push_back(std::move(line_));
        return std::move(lines_);
    }

private:
    // Appends an object and what follows it directly.
    void add(const Object& object, std::string_view behind) {
        (*check_)();
        const auto whole = written(object, notation_, longest_);
        const bool fits = width_ == 0 || display_width(line_) + display_width(whole) + behind.size() <= width_;
        const bool is_container = object.dict() != nullptr || object.items() != nullptr;
        if (fits || !is_container) {
            line_ += whole;
            line_ += behind;
            return;
        }
        const auto brackets = brackets_of(object, notation_);
        const auto outer = indent_;
        line_ += brackets.open;
        // Below the first item, unless that stands too far right.
        indent_ = display_width(line_);
        if (indent_ > width_ / 2) {
            indent_ = outer + indent_of_items;
        }
        if (const auto* const dict = object.dict()) {
            add_entries(*dict);
        } else {
            add_items(*object.items());
        }
        line_ += brackets.close;
        line_ += behind;
        indent_ = outer;
    }

    void add_entries(const Dict& dict) {
        for (std::size_t i = 0; i < dict.entries.size(); ++i) {
            const bool is_last = i + 1 == dict.entries.size();
            line_ += written_key(dict.entries[i].first, notation_, longest_) + ": ";
            add(dict.entries[i].second, is_last ? "" : ",");
            if (!is_last) {
                break_line();
            }
        }
    }

    void add_items(const Items& items) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            const bool is_last = i + 1 == items.size();
            add(items[i], is_last ? "" : ",");
            if (!is_last) {
                break_line();
            }
        }
    }

    void break_line() { lines_.push_back(std::exchange(line_, std::string(indent_, ' '))); }

    Notation notation_;
    std::size_t width_;
    std::size_t longest_;
    const std::function<void()>* check_;
    std::size_t indent_ = 0;
    std::string line_;
    std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> lay_out(const Object& object, Notation notation, std::size_t width, std::size_t longest,
                                 const std::function<void()>& check) {
    return Layout(notation, width, longest, check).take(object);
}

}  // namespace cassia::shell
