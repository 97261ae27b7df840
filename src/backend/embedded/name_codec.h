#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <cassia/errors.h>
#include <cassia/types.h>

#include "backend/embedded/component_codec.h"

/// @file
/// Column names at the end of a storage key.

namespace cassia::embedded {

/// The names of a column family, or the subcolumn names of a super column family.
///
/// Thread safety: immutable.
class NameCodec {
public:
    /// @throws InvalidRequestException if the comparator's order is not known.
    explicit NameCodec(Type comparator)
        : comparator_(std::move(comparator)), codec_(ComponentCodec::make(comparator_)) {}

    const Type& comparator() const noexcept { return comparator_; }

    /// Appends a name that ends its key.
    void append_last(std::string_view name, std::string& out) const {
        if (codec_->is_plain()) {
            out.append(name);
        } else {
            codec_->encode(name, out);
        }
    }

    /// The name that ends a key, given what remains of it. The result views `encoded` or `buffer`.
    std::string_view last(std::string_view encoded, std::string& buffer) const {
        if (codec_->is_plain()) {
            return encoded;
        }
        buffer.clear();
        codec_->decode(encoded, buffer);
        return buffer;
    }

    /// Appends a name that more follows.
    void append_inner(std::string_view name, std::string& out) const { codec_->encode(name, out); }

    /// Takes a name that more follows from the front of `encoded`, and appends it to `out`.
    void take_inner(std::string_view& encoded, std::string& out) const { codec_->decode(encoded, out); }

    /// Whether names of different bytes may be one name.
    bool merges_spellings() const noexcept { return codec_->merges_spellings(); }

    /// Whether the key does not tell how `name` was spelt, so that its cell has to.
    bool loses_spelling(std::string_view name) const {
        if (!merges_spellings()) {
            return false;
        }
        std::string encoded;
        codec_->encode(name, encoded);
        std::string decoded;
        std::string_view rest = encoded;
        try {
            codec_->decode(rest, decoded);
        } catch (const StoreError&) {
            // With its classes' names in place of their aliases it is longer than a name can be.
            return true;
        }
        return decoded != name;
    }

private:
    Type comparator_;
    std::unique_ptr<const ComponentCodec> codec_;
};

}  // namespace cassia::embedded
