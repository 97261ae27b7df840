#include <cassia/row.h>

#include <algorithm>
#include <compare>
#include <ostream>

#include <cassia/errors.h>

#include "api/family_types.h"
#include "api/key_index.h"

namespace cassia {
namespace {

void write_quoted(std::ostream& out, const Value& value) {
    if (value.kind() == ValueKind::text) {
        out << '\'' << value << '\'';
    } else if (value.kind() == ValueKind::tuple) {
        out << '(';
        std::string_view separator;
        for (const auto& component : value.as<Tuple>()) {
            out << separator;
            write_quoted(out, component);
            separator = ", ";
        }
        out << ')';
    } else {
        out << value;
    }
}

}  // namespace

// ---- ValueView ----

Value ValueView::value() const {
    return type_->unpack(bytes_);
}

void ValueView::rethrow_named() const {
    try {
        throw;
    } catch (const TypeError& error) {
        if (column_.empty()) {
            throw;
        }
        throw TypeError("column " + family_->quote_column(column_) + " of '" + family_->family + "' is " +
                        (*type_)->class_name() + ": " + error.what());
    }
}

std::ostream& operator<<(std::ostream& out, const ValueView& value) {
    return out << value.value();
}

// ---- ColumnView ----

ValueView ColumnView::name() const noexcept {
    return {block_->at(cell_->name), types_->column_name, {}, *types_};
}

ValueView ColumnView::value() const noexcept {
    const auto name = block_->at(cell_->name);
    return {block_->at(cell_->value), types_->value_type(name), name, *types_};
}

std::int64_t ColumnView::timestamp() const {
    if (!with_.timestamp) {
        throw InvalidRequestError("the columns of '" + types_->family +
                                  "' were read without their timestamps; set include_timestamp");
    }
    return cell_->timestamp;
}

std::int32_t ColumnView::ttl() const {
    if (!with_.ttl) {
        throw InvalidRequestError("the columns of '" + types_->family +
                                  "' were read without their times to live; set include_ttl");
    }
    return cell_->ttl;
}

// ---- Row ----

Row::Row(std::shared_ptr<const detail::Block> block, std::shared_ptr<const detail::FamilyTypes> types,
         std::uint32_t first, std::uint32_t count, bool of_super_columns, detail::ReadWith with)
    : block_(std::move(block)),
      types_(std::move(types)),
      first_(first),
      count_(count),
      of_super_columns_(of_super_columns),
      with_(with) {}

ColumnView Row::at(std::size_t index) const& {
    if (of_super_columns_) {
        throw InvalidRequestError("the row" + of_family() + " holds super columns; use super_column()");
    }
    if (index >= count_) {
        throw InvalidRequestError("column " + std::to_string(index) + " was asked for, and the row" + of_family() +
                                  ", as read, has " + std::to_string(count_));
    }
    return {*block_, block_->cells[first_ + index], *types_, with_};
}

std::size_t Row::index_of(const Value& name) const {
    if (empty()) {
        return 0;
    }
    const auto packed =
        of_super_columns_ ? types_->pack_super_column(name, PackFor::Naming) : types_->pack_name(name, PackFor::Naming);
    const auto name_at = [this](std::size_t i) {
        return of_super_columns_ ? block_->at(block_->super_columns[first_ + i].name)
                                 : block_->at(block_->cells[first_ + i].name);
    };
    const auto find = [&](auto is_wanted) {
        std::size_t index = 0;
        while (index < count_ && !is_wanted(name_at(index))) {
            ++index;
        }
        return index;
    };
    const auto index = find([&](std::string_view found) { return found == packed; });
    if (index < count_) {
        return index;
    }
    // Other bytes may be the same name to the comparator, such as 1.0 and 1.00.
    const Type& names = of_super_columns_ ? types_->super_column_name : types_->column_name;
    return find([&](std::string_view found) { return std::is_eq(names->compare(found, packed)); });
}

bool Row::contains(const Value& name) const {
    return index_of(name) < size();
}

ValueView Row::operator[](const Value& name) const& {
    const auto index = index_of(name);
    if (index == size()) {
        throw NotFoundException("no column '" + name.to_string() + "' among the " + std::to_string(size()) +
                                " columns that were read" + of_family());
    }
    return at(index).value();
}

std::string Row::of_family() const {
    return types_ ? " of '" + types_->family + '\'' : std::string();
}

ValueView Row::super_column_name(std::size_t index) const {
    if (!of_super_columns_) {
        throw InvalidRequestError("the row" + of_family() + " holds columns and no super columns; read its columns");
    }
    return {block_->at(block_->super_columns[first_ + index].name), types_->super_column_name, {}, *types_};
}

Row Row::super_column_at(std::size_t index) const {
    if (!of_super_columns_) {
        throw InvalidRequestError("the row" + of_family() + " holds columns and no super columns; read its columns");
    }
    const auto& super_column = block_->super_columns[first_ + index];
    return {block_, types_, super_column.first, super_column.count, false, with_};
}

Row Row::super_column(const Value& name) const {
    const auto index = of_super_columns_ ? index_of(name) : size();
    if (index == size()) {
        throw NotFoundException("no super column '" + name.to_string() + "' among the " + std::to_string(size()) +
                                " that were read" + of_family());
    }
    return super_column_at(index);
}

std::vector<std::pair<Value, Row>> Row::super_columns() const {
    std::vector<std::pair<Value, Row>> all;
    for (std::size_t i = 0; of_super_columns_ && i < size(); ++i) {
        all.emplace_back(super_column_name(i).value(), super_column_at(i));
    }
    return all;
}

bool operator==(const Row& row, const Columns& columns) {
    if (row.size() != columns.size()) {
        return false;
    }
    std::size_t i = 0;
    return std::all_of(columns.begin(), columns.end(), [&](const Columns::Entry& entry) {
        const auto index = i++;
        if (row.of_super_columns_ != entry.is_super) {
            return false;
        }
        if (entry.is_super) {
            return row.super_column_name(index) == entry.name && row.super_column_at(index) == entry.columns;
        }
        const auto column = row.at(index);
        return column.name() == entry.name && column.value() == entry.value;
    });
}

bool operator==(const Row& left, const Row& right) {
    if (left.size() != right.size() || left.of_super_columns_ != right.of_super_columns_) {
        return false;
    }
    for (std::size_t i = 0; i < left.size(); ++i) {
        const bool same = left.of_super_columns_
                              ? left.super_column_name(i) == right.super_column_name(i) &&
                                    left.super_column_at(i) == right.super_column_at(i)
                              : left.at(i).name() == right.at(i).name() && left.at(i).value() == right.at(i).value();
        if (!same) {
            return false;
        }
    }
    return true;
}

std::ostream& operator<<(std::ostream& out, const Row& row) {
    out << '{';
    std::string_view separator;
    for (const auto& [name, columns] : row.super_columns()) {
        out << separator;
        write_quoted(out, name);
        out << ": " << columns;
        separator = ", ";
    }
    for (std::size_t i = 0; !row.of_super_columns() && i < row.size(); ++i) {
        const auto column = row.at(i);
        out << separator;
        write_quoted(out, column.name().value());
        out << ": ";
        write_quoted(out, column.value().value());
        separator = ", ";
    }
    return out << '}';
}

// ---- Rows, Counts ----

const Row& Rows::operator[](const Value& key) const& {
    const auto place = places_ ? places_->find(key) : std::nullopt;
    if (!place) {
        throw NotFoundException("no row '" + key.to_string() + "' among the " + std::to_string(size()) +
                                " rows that were read");
    }
    return rows_[*place].columns;
}

bool Rows::contains(const Value& key) const {
    return places_ && places_->find(key).has_value();
}

std::int64_t Counts::operator[](const Value& key) const {
    const auto place = places_->find(key);
    if (!place) {
        throw NotFoundException("no count of row '" + key.to_string() + "' was asked for");
    }
    return counts_[*place].second;
}

}  // namespace cassia
