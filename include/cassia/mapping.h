#pragma once

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <cassia/cassandra_type.h>
#include <cassia/columns.h>
#include <cassia/detail/member_types.h>
#include <cassia/errors.h>
#include <cassia/export.h>
#include <cassia/row.h>

/// @file
/// Which members of a struct are kept in which columns, for ColumnFamilyMap.
///
///     struct User { cassia::Uuid key; std::string name; std::optional<int> age; double score = 0; };
///
///     auto mapped = cassia::mapping<User>(
///         cassia::key(&User::key, cassia::LexicalUUIDType()),
///         cassia::member("name", &User::name, cassia::UTF8Type()),
///         cassia::member("age", &User::age, cassia::IntegerType()),
///         cassia::member("score", &User::score, cassia::DoubleType({.default_value = 0.0})));
///
/// A member is of a type that Value::as takes, or an optional of one: when that is empty no column is written, and when
/// there is no column it is empty. Another member whose column is missing gets its type's default_value, or else keeps
/// what T's default constructor gave it. Members of base classes are mapped likewise. Where no type is given the
/// schema's is used. A pointer to a member that does not fit its type is told by the compiler.

namespace cassia {

namespace detail {

enum class MappedRole : std::uint8_t { key, super_column, member, raw_columns };

/// A member and what it is for.
template <MappedRole Role, typename Class, typename Member>
struct Mapped {
    using Owner = Class;
    static constexpr MappedRole role = Role;

    Member Class::* pointer;
    std::string name;
    std::optional<Type> type;
};

template <typename T>
struct IsMapped : std::false_type {};
template <MappedRole Role, typename Class, typename Member>
struct IsMapped<Mapped<Role, Class, Member>> : std::true_type {};

template <MappedRole Role, typename Member, typename Class>
Mapped<Role, Class, Member> map_member(std::string_view name, Member Class::* pointer, std::optional<Type> type) {
    static_assert(!std::is_function_v<Member>, "cassia: map a data member; this points to a member function");
    static_assert(ConvertibleMember<Member>,
                  "cassia: no value of a column converts to this member's type; see Value::as for those that do");
    return {pointer, std::string(name), std::move(type)};
}

template <MappedRole Role, typename Member, typename Class, typename ColumnType>
auto map_typed_member(std::string_view name, Member Class::* pointer, ColumnType type) {
    static_assert(fits<ColumnType, Member>,
                  "cassia: the member does not hold what the type given for it holds, such as an integer for LongType");
    return map_member<Role>(name, pointer, Type(std::move(type)));
}

/// Throws an InvalidRequestError if the names repeat.
CASSIA_API void check_member_names(const std::vector<std::string>& names);
/// Throws an InvalidRequestError that lists `names` if `columns` has others.
CASSIA_API void check_columns_mapped(const ColumnNames& columns, const std::vector<std::string>& names);

/// Throws the TypeError that a default value did not convert, with the member's name.
[[noreturn]] CASSIA_API void refuse_default(std::string_view name);

template <typename Member>
Member as_default(const Value& value, std::string_view name) {
    try {
        return value.as<Member>();
    } catch (const TypeError&) {
        refuse_default(name);
    }
}

}  // namespace detail

/// The row key. Every mapping has one.
template <typename Member, typename Class>
auto key(Member Class::* pointer) {
    return detail::map_member<detail::MappedRole::key>("", pointer, std::nullopt);
}
/// The row key, packed by `type` in place of the schema's.
template <typename Member, typename Class, std::convertible_to<Type> KeyType>
auto key(Member Class::* pointer, KeyType type) {
    return detail::map_typed_member<detail::MappedRole::key>("", pointer, std::move(type));
}

/// The name of the super column that an instance is, in a super column family.
template <typename Member, typename Class>
auto super_column(Member Class::* pointer) {
    return detail::map_member<detail::MappedRole::super_column>("", pointer, std::nullopt);
}
/// The same, packed by `type` in place of the schema's.
template <typename Member, typename Class, std::convertible_to<Type> NameType>
auto super_column(Member Class::* pointer, NameType type) {
    return detail::map_typed_member<detail::MappedRole::super_column>("", pointer, std::move(type));
}

/// The value of the column `name`.
template <typename Member, typename Class>
auto member(std::string_view name, Member Class::* pointer) {
    return detail::map_member<detail::MappedRole::member>(name, pointer, std::nullopt);
}
/// The same, packed by `type` in place of the schema's.
template <typename Member, typename Class, std::convertible_to<Type> ColumnType>
auto member(std::string_view name, Member Class::* pointer, ColumnType type) {
    return detail::map_typed_member<detail::MappedRole::member>(name, pointer, std::move(type));
}

/// All columns as they were read, those of no member included. They are read, and never written.
template <typename Class>
detail::Mapped<detail::MappedRole::raw_columns, Class, Row> raw_columns(Row Class::* pointer) {
    return {pointer, {}, std::nullopt};
}

/// How instances of T become columns, and columns instances; mapping() makes it.
///
/// Thread safety: immutable.
template <typename T>
class Mapping {
public:
    /// @throws InvalidRequestError if two members have one name.
    /// @throws TypeError if a default value does not convert to its member.
    template <typename... Elements>
    explicit Mapping(const Elements&... elements) {
        (add(elements), ...);
        detail::check_member_names(names_);
    }

    /// The columns of the members, in the order given.
    const std::vector<std::string>& names() const noexcept { return names_; }
    /// Types of members, by column; those that were given alone.
    const std::map<Value, Type>& types() const noexcept { return types_; }
    /// The type of the row key, where one was given.
    const std::optional<Type>& key_type() const noexcept { return key_type_; }
    /// The type of super columns' names, where one was given.
    const std::optional<Type>& super_column_type() const noexcept { return super_column_type_; }
    /// Whether an instance is a super column.
    bool has_super_column() const noexcept { return static_cast<bool>(get_super_column_); }
    /// Whether a member takes all columns.
    bool has_raw_columns() const noexcept { return static_cast<bool>(set_raw_columns_); }

    /// The row key of an instance.
    Value key_of(const T& instance) const { return get_key_(instance); }
    /// The name of the super column that an instance is; only where has_super_column().
    Value super_column_of(const T& instance) const { return get_super_column_(instance); }

    /// The columns that `instance` has of those named.
    /// @throws InvalidRequestError if a name is of no member.
    Columns columns_of(const T& instance, const ColumnNames& names) const {
        detail::check_columns_mapped(names, names_);
        Columns columns;
        for (const auto& member : members_) {
            const Value name(member.name);
            if (names.is_all() || std::find(names.begin(), names.end(), name) != names.end()) {
                if (auto value = member.get(instance); !value.is_null()) {
                    columns.add(name, std::move(value));
                }
            }
        }
        return columns;
    }

    /// The instance that a row is, or a super column of it.
    /// @throws TypeError naming the column, if a value does not convert to its member.
    T instance_of(const Value& row_key, const Value& super_column_name, const Row& columns) const {
        T instance{};
        set_key_(instance, row_key);
        if (has_super_column()) {
            set_super_column_(instance, super_column_name);
        }
        for (const auto& member : members_) {
            member.set(instance, columns);
        }
        if (has_raw_columns()) {
            set_raw_columns_(instance, columns);
        }
        return instance;
    }

private:
    struct MappedColumn {
        std::string name;
        std::function<Value(const T&)> get;
        std::function<void(T&, const Row&)> set;
    };

    template <typename Class, typename Member>
    void add(const detail::Mapped<detail::MappedRole::key, Class, Member>& element) {
        key_type_ = element.type;
        get_key_ = [pointer = element.pointer](const T& instance) { return Value(instance.*pointer); };
        set_key_ = [pointer = element.pointer](T& instance, const Value& value) {
            instance.*pointer = value.as<Member>();
        };
    }

    template <typename Class, typename Member>
    void add(const detail::Mapped<detail::MappedRole::super_column, Class, Member>& element) {
        super_column_type_ = element.type;
        get_super_column_ = [pointer = element.pointer](const T& instance) { return Value(instance.*pointer); };
        set_super_column_ = [pointer = element.pointer](T& instance, const Value& value) {
            instance.*pointer = value.as<Member>();
        };
    }

    template <typename Class>
    void add(const detail::Mapped<detail::MappedRole::raw_columns, Class, Row>& element) {
        set_raw_columns_ = [pointer = element.pointer](T& instance, const Row& row) { instance.*pointer = row; };
    }

    template <typename Class, typename Member>
    void add(const detail::Mapped<detail::MappedRole::member, Class, Member>& element) {
        std::optional<Member> otherwise;
        if (element.type) {
            types_.insert_or_assign(Value(element.name), *element.type);
            if (const auto& value = (*element.type)->default_value()) {
                otherwise = detail::as_default<Member>(*value, element.name);
            }
        }
        names_.push_back(element.name);
        const auto pointer = element.pointer;
        members_.push_back({element.name, [pointer](const T& instance) { return Value(instance.*pointer); },
                            [pointer, otherwise, name = Value(element.name)](T& instance, const Row& row) {
                                // A value of no bytes is no value.
                                const auto index = row.index_of(name);
                                if (index < row.size() && !row.at(index).value().value().is_null()) {
                                    instance.*pointer = row.at(index).value().template as<Member>();
                                } else if (otherwise) {
                                    instance.*pointer = *otherwise;
                                }
                            }});
    }

    std::vector<std::string> names_;
    std::map<Value, Type> types_;
    std::vector<MappedColumn> members_;
    std::optional<Type> key_type_;
    std::optional<Type> super_column_type_;
    std::function<Value(const T&)> get_key_;
    std::function<void(T&, const Value&)> set_key_;
    std::function<Value(const T&)> get_super_column_;
    std::function<void(T&, const Value&)> set_super_column_;
    std::function<void(T&, const Row&)> set_raw_columns_;
};

/// The mapping of T that key(), member(), super_column() and raw_columns() tell.
/// @throws as Mapping's constructor.
template <typename T, typename... Elements>
Mapping<T> mapping(const Elements&... elements) {
    using enum detail::MappedRole;
    static_assert(std::default_initializable<T>,
                  "cassia::mapping: the struct needs a default constructor; an instance is made first and filled then");
    static_assert((detail::IsMapped<Elements>::value && ...),
                  "cassia::mapping takes key(), member(), super_column() and raw_columns()");
    static_assert(((Elements::role == key) + ... + 0) == 1, "cassia::mapping: map one member by key(), and only one");
    static_assert(((Elements::role == super_column) + ... + 0) <= 1,
                  "cassia::mapping: map at most one member by super_column()");
    static_assert(((Elements::role == raw_columns) + ... + 0) <= 1,
                  "cassia::mapping: map at most one member by raw_columns()");
    static_assert(((Elements::role == member || Elements::role == raw_columns) || ...),
                  "cassia::mapping: map one member at least by member() or raw_columns()");
    static_assert((std::derived_from<T, typename Elements::Owner> && ...),
                  "cassia::mapping: a pointer to a member of a class that is neither the struct nor a base of it");
    return Mapping<T>(elements...);
}

}  // namespace cassia
