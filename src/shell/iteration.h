#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "shell/object.h"

namespace cassia::shell {

class Session;

/// Goes over a list, a tuple, a sequence, or the keys of a dict.
/// @throws TypeError if it is something else.
std::unique_ptr<Sequence::Cursor> open(const Object& object);

/// All of them.
/// @throws TypeError likewise, Interrupted; InvalidRequestError if they are too large together.
Items all_items(const Object& object, const Session& session);

/// A sequence over a range of the library, whose elements `make` turns into objects. The range is read when it is gone
/// over.
template <typename Range>
Object sequence_of(Range range, std::function<Object(const typename Range::Iterator&)> make,
                   std::string_view keys_are) {
    using Make = std::function<Object(const typename Range::Iterator&)>;

    class RangeCursor : public Sequence::Cursor {
    public:
        RangeCursor(Range range, Make make) : range_(std::move(range)), make_(std::move(make)) {}
        std::optional<Object> next() override {
            if (!at_) {
                at_.emplace(range_.begin());
            } else if (*at_ != range_.end()) {
                ++*at_;
            }
            return *at_ == range_.end() ? std::nullopt : std::optional(make_(*at_));
        }

    private:
        Range range_;
        Make make_;
        std::optional<typename Range::Iterator> at_;
    };

    class RangeSequence : public Sequence {
    public:
        RangeSequence(Range range, Make make, std::string_view keys_are)
            : range_(std::move(range)), make_(std::move(make)), keys_are_(keys_are) {}
        std::unique_ptr<Cursor> open() const override { return std::make_unique<RangeCursor>(range_, make_); }
        std::string_view keys_are() const override { return keys_are_; }

    private:
        Range range_;
        Make make_;
        std::string_view keys_are_;
    };

    return Object(std::shared_ptr<const Sequence>(
        std::make_shared<const RangeSequence>(std::move(range), std::move(make), keys_are)));
}

}  // namespace cassia::shell
