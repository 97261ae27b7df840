#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <cassia/types.h>

/// @file
/// Column names as bytes whose plain order is the comparator's.

namespace cassia::embedded {

/// Turns a packed name, or a component of one, into ordered bytes and back.
///
/// The ordered form tells its own end, so that more may follow it in a key, and no form is a prefix of another.
/// Names must have been validated by the comparator.
///
/// Thread safety: immutable.
class ComponentCodec {
public:
    ComponentCodec() = default;
    ComponentCodec(const ComponentCodec&) = delete;
    ComponentCodec& operator=(const ComponentCodec&) = delete;
    virtual ~ComponentCodec() = default;

    /// The codec of a comparator, its reversal included.
    /// @throws InvalidRequestException if `type` is no class of Cassandra's whose order is known.
    static std::unique_ptr<const ComponentCodec> make(const Type& type);

    virtual void encode(std::string_view name, std::string& out) const = 0;
    /// Takes an ordered form from the front of `in` and appends the name to `out`.
    /// @throws StoreError if it is cut off or malformed.
    virtual void decode(std::string_view& in, std::string& out) const = 0;
    /// Whether names of different bytes may have one ordered form, so that decode() need not give back what was
    /// encoded.
    virtual bool merges_spellings() const noexcept { return false; }
    /// Whether the ordered form is the name itself, escaped: at a key's end the name can stand bare.
    virtual bool is_plain() const noexcept { return false; }
};

/// What messages call a name in a storage key.
inline constexpr std::string_view STORED_NAME = "a column name in a storage key";

// The codecs of one family of types each; none: it is not of that family.
std::unique_ptr<const ComponentCodec> make_fixed_size_codec(std::string_view class_name);
std::unique_ptr<const ComponentCodec> make_number_codec(std::string_view class_name);
std::unique_ptr<const ComponentCodec> make_composite_codec(const CassandraType& type);

}  // namespace cassia::embedded
