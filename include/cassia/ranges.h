#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include <cassia/export.h>
#include <cassia/row.h>

/// @file
/// Long results, read page by page while they are iterated over.
///
///     for (const auto& [name, value] : timeline.xget("thobbs")) { … }
///     for (const auto& [key, columns] : users.get_range()) { … }
///
/// Between pages nothing is held at the server or the pool, so that a loop may write. Each begin() starts anew.

namespace cassia {

namespace detail {

/// Where the pages of a range come from.
template <typename Page>
class PageSource {
public:
    PageSource() = default;
    PageSource(const PageSource&) = delete;
    PageSource& operator=(const PageSource&) = delete;
    virtual ~PageSource() = default;

    /// The next page; an empty one at the end.
    virtual Page next() = 0;
    /// A source of the same pages, from the first on.
    virtual std::shared_ptr<PageSource> restart() const = 0;
};

inline ColumnView element_at(const Row& page, std::size_t index) {
    return page.at(index);
}
template <typename Element>
const Element& element_at(const std::vector<Element>& page, std::size_t index) {
    return page[index];
}

/// An input iterator over the elements of pages.
template <typename Page, typename Element>
class PageIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = Element;
    using difference_type = std::ptrdiff_t;
    using reference = Element;
    using pointer = void;

    /// The end.
    PageIterator() = default;
    explicit PageIterator(std::shared_ptr<PageSource<Page>> source) : source_(std::move(source)) { turn(); }

    Element operator*() const& { return element_at(*page_, index_); }
    Element operator*() const&& = delete;
    PageIterator& operator++() {
        if (++index_ == page_->size()) {
            turn();
        }
        return *this;
    }
    void operator++(int) { ++*this; }

    /// Equal at the end.
    bool operator==(const PageIterator& other) const noexcept { return source_ == other.source_; }

private:
    void turn() {
        page_ = std::make_shared<const Page>(source_->next());
        index_ = 0;
        if (page_->empty()) {
            source_.reset();
        }
    }

    std::shared_ptr<PageSource<Page>> source_;
    // Shared, so that the elements taken from it stay where a copy of the iterator looks for them.
    std::shared_ptr<const Page> page_;
    std::size_t index_ = 0;
};

}  // namespace detail

/// The columns of a row, or of a super column, of any number. An element is valid until the iterator moves on.
class CASSIA_API ColumnRange {
public:
    /// An input iterator over columns.
    using Iterator = detail::PageIterator<Row, ColumnView>;

    /// Of library code.
    explicit ColumnRange(std::shared_ptr<detail::PageSource<Row>> source) : source_(std::move(source)) {}
    /// Reads from the first page on; each begin() anew.
    /// @throws what reading throws.
    /// @{
    Iterator begin() const { return Iterator(source_->restart()); }
    Iterator end() const noexcept { return {}; }
    /// @}

private:
    std::shared_ptr<detail::PageSource<Row>> source_;
};

/// The super columns of a row, of any number, each as its name and its columns. An element is valid until the iterator
/// moves on; its Row, copied, for good.
class CASSIA_API SuperColumnRange {
public:
    /// What is fetched at a time.
    using Page = std::vector<std::pair<Value, Row>>;
    /// An input iterator over super columns.
    using Iterator = detail::PageIterator<Page, const std::pair<Value, Row>&>;

    /// Of library code.
    explicit SuperColumnRange(std::shared_ptr<detail::PageSource<Page>> source) : source_(std::move(source)) {}
    /// Reads from the first page on; each begin() anew.
    /// @throws what reading throws.
    /// @{
    Iterator begin() const { return Iterator(source_->restart()); }
    Iterator end() const noexcept { return {}; }
    /// @}

private:
    std::shared_ptr<detail::PageSource<Page>> source_;
};

/// Rows, of any number. An element is valid until the iterator moves on; its Row, copied, for good.
class CASSIA_API RowRange {
public:
    /// What is fetched at a time.
    using Page = std::vector<KeyedRow>;
    /// An input iterator over rows.
    using Iterator = detail::PageIterator<Page, const KeyedRow&>;

    /// Of library code.
    explicit RowRange(std::shared_ptr<detail::PageSource<Page>> source) : source_(std::move(source)) {}
    /// Reads from the first page on; each begin() anew.
    /// @throws what reading throws.
    /// @{
    Iterator begin() const { return Iterator(source_->restart()); }
    Iterator end() const noexcept { return {}; }
    /// @}

private:
    std::shared_ptr<detail::PageSource<Page>> source_;
};

}  // namespace cassia
