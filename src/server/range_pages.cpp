#include "server/range_pages.h"

#include <utility>

namespace cassia::server {
namespace {

/// One of them may be known.
constexpr std::int32_t FEWEST_ROWS = 2;

}  // namespace

RangePages::RangePages(Session& session, const model::ReadRange& request, ConsistencyLevel level, std::string_view call,
                       std::int32_t rows_at_a_time)
    : session_(session), request_(request), level_(level), call_(call) {
    request_.range.count = rows_at_a_time;
}

void RangePages::go_behind(std::string key) {
    last_ = std::move(key);
    request_.range.start_key = last_;
}

RangePage RangePages::next() {
    RangePage page{read(), {}};
    page.rows = page.block.rows;
    is_over_ = page.rows.size() < static_cast<std::size_t>(request_.range.count);
    // The last row comes again, as the first of the next page.
    if (!page.rows.empty() && page.block.at(page.rows.front().key) == last_) {
        page.rows = page.rows.subspan(1);
    }
    if (!page.rows.empty()) {
        go_behind(std::string(page.block.at(page.rows.back().key)));
    }
    return page;
}

detail::Block RangePages::read() {
    for (;;) {
        try {
            return session_.carry_out(request_, level_, call_).rows;
        } catch (const AnswerTooLarge&) {
            if (request_.range.count <= FEWEST_ROWS) {
                throw;
            }
            request_.range.count /= 2;
        }
    }
}

}  // namespace cassia::server
