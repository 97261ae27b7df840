#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <cassia/errors.h>

#include "shell/conversions.h"
#include "shell/fault.h"
#include "shell/kind.h"
#include "shell/object.h"

namespace cassia::shell {

/// An argument as a call gives it; positional where it has no name.
struct GivenArgument {
    std::string name;
    Object value;
    std::size_t place = 0;
};

/// A call's arguments by the parameters of what is called.
class Arguments {
public:
    /// A ColumnFamily in the place of a keyspace stands for its own and, if that comes next, for itself.
    /// @throws Fault if one is missing, too much, given twice or unknown; `place` is that of the call.
    Arguments(const Signature& signature, std::vector<GivenArgument> given, std::size_t place);

    /// Whether it is given, and not None.
    bool has(std::string_view name) const { return !at(name).is_none(); }
    /// Whether it is given as None.
    bool is_none(std::string_view name) const;
    /// None where it is not given.
    const Object& at(std::string_view name) const;
    std::size_t place() const noexcept { return place_; }

    /// Sets `option` if the argument is given.
    template <typename T>
    void take(std::string_view name, T& option) const {
        if (has(name)) {
            with_place(name, [&] { convert(at(name), option); });
        }
    }
    /// An argument; what its type is by default if it is not given.
    template <typename T>
    T get(std::string_view name) const {
        T value{};
        take(name, value);
        return value;
    }
    /// A slice's end, likewise.
    void take_end(std::string_view name, Value& option) const {
        with_place(name, [&] { option = slice_end(at(name)); });
    }

    /// @throws Fault of the argument.
    [[noreturn]] void refuse(std::string_view name, const std::string& message) const;

private:
    struct Bound {
        Object value;
        std::size_t place = 0;
        bool is_given = false;
    };

    const Bound& bound(std::string_view name) const;
    std::size_t parameter_of(const GivenArgument& argument, std::size_t position) const;
    void bind(std::size_t parameter, const GivenArgument& argument);
    void check_required() const;

    // Errors of `work` are of the argument.
    template <typename Work>
    void with_place(std::string_view name, const Work& work) const {
        try {
            work();
        } catch (const Error& error) {
            throw Fault(name_of(error), "argument '" + std::string(name) + "': " + error.what(), bound(name).place);
        }
    }

    const Signature* signature_;
    std::size_t place_;
    // One for each parameter.
    std::vector<Bound> bound_;
};

}  // namespace cassia::shell
