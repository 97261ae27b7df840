#include "shell/iteration.h"

#include <cstddef>
#include <string>

#include <cassia/errors.h>

#include "shell/session.h"

namespace cassia::shell {
namespace {

/// Over what is there already, which it keeps.
class ItemsCursor : public Sequence::Cursor {
public:
    explicit ItemsCursor(Object object) : object_(std::move(object)) {}

    std::optional<Object> next() override {
        if (const auto* const dict = object_.dict()) {
            return next_ < dict->entries.size() ? std::optional(dict->entries[next_++].first) : std::nullopt;
        }
        const auto& items = *object_.items();
        return next_ < items.size() ? std::optional(items[next_++]) : std::nullopt;
    }

private:
    Object object_;
    std::size_t next_ = 0;
};

}  // namespace

std::unique_ptr<Sequence::Cursor> open(const Object& object) {
    if (object.sequence() != nullptr) {
        return object.sequence()->open();
    }
    if (object.items() == nullptr && object.dict() == nullptr) {
        throw TypeError(object.a_kind() + " can't be gone over; a list, a dict or a result can");
    }
    return std::make_unique<ItemsCursor>(object);
}

Items all_items(const Object& object, const Session& session) {
    Items items;
    std::size_t size = 0;
    const auto cursor = open(object);
    while (auto item = cursor->next()) {
        session.check_interrupted();
        size += item->size();
        Object::check_size(size);
        items.push_back(*std::move(item));
    }
    return items;
}

}  // namespace cassia::shell
