#pragma once

#include <memory>
#include <string>
#include <string_view>

/// @file
/// Partitioners: in which order rows lie, and the token of each.

namespace cassia::embedded {

/// How a store orders its rows; fixed when the store is made.
///
/// Thread safety: immutable.
class Partitioner {
public:
    Partitioner() = default;
    Partitioner(const Partitioner&) = delete;
    Partitioner& operator=(const Partitioner&) = delete;
    virtual ~Partitioner() = default;

    /// The partitioner of this name, short or with its package.
    /// @throws InvalidRequestError listing those there are.
    static std::unique_ptr<const Partitioner> make(std::string_view name);

    /// The full class name, as Cassandra's describe_partitioner gives it.
    virtual std::string class_name() const = 0;
    /// Whether the order of rows is that of their keys.
    virtual bool preserves_order() const noexcept = 0;
    /// @throws InvalidRequestException if the partitioner can't order this key.
    virtual void validate_key(std::string_view) const {}

    /// Appends what makes rows sort by token and then by key: the head of every storage key of the row.
    virtual void append_position(std::string_view key, std::string& out) const = 0;
    /// Takes a position from the front of `storage_key` and returns the row key in it, which may be kept in `buffer`.
    virtual std::string_view take_key(std::string_view& storage_key, std::string& buffer) const = 0;

    /// The token in Cassandra's spelling: a number, or hexadecimal digits or text for the ordered ones.
    virtual std::string token_of(std::string_view key) const = 0;
    /// The lowest token, which as the end of a range stands for the end of the ring.
    virtual std::string minimum_token() const = 0;
    /// Turns `out`, which holds a family's id, into the first storage key past all of the family's rows of `token`.
    /// @throws InvalidRequestException if `token` is malformed.
    virtual void append_position_after(std::string_view token, std::string& out) const = 0;
};

}  // namespace cassia::embedded
