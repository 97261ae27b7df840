#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <cassia/consistency.h>

#include "backend/cql/mapping/batches.h"
#include "backend/cql/mapping/statement.h"
#include "backend/cql/session/channel.h"

namespace cassia::cql {

/// Takes a row of an answer, whose cells are valid until it returns. False: no further row is wanted.
using OnRow = std::function<bool(std::span<const OptionalBytes> cells)>;

/// Rows of a page: few enough that a page of large values stays small, many enough that round trips don't show.
inline constexpr std::int32_t PAGE_SIZE = 5000;

/// A statement that is under way. It keeps what it was sent with, to be sent again where the server has forgotten what
/// was prepared, or for the page that follows.
struct Execution {
    const Table* table = nullptr;
    Statement statement = {};
    ConsistencyLevel level = ConsistencyLevel::ONE;
    /// Rows of a page.
    std::int32_t page_size = PAGE_SIZE;
    /// Whether the next page is asked for while one is taken: not where the rows may end before it.
    bool prefetches = true;
    Ticket ticket = {};
};

/// A batch that is under way.
struct BatchExecution {
    Batch batch = {};
    ConsistencyLevel level = ConsistencyLevel::ONE;
    Ticket ticket = {};
};

/// Asks a server in CQL. Statements about tables are prepared once, and again when the server has forgotten them.
///
/// Thread safety: for one thread at a time.
/// Exceptions: those of errors.h that the server's errors mean; TransportException and ProtocolException as Channel has
/// them.
class Session {
public:
    using Deadline = Socket::Deadline;

    explicit Session(std::unique_ptr<Channel> channel) : channel_(std::move(channel)) {}

    Channel& channel() noexcept { return *channel_; }

    /// Runs a statement that is text, such as one about the schema.
    /// @{
    Ticket send_query(std::string_view statement, std::span<const BoundValue> values, ConsistencyLevel level,
                      Deadline deadline);
    /// @param on_row what takes the rows; none: there are none to be taken.
    void finish_query(Ticket ticket, Deadline deadline, const OnRow& on_row = {});
    void run(std::string_view statement, Deadline deadline, const OnRow& on_row = {}) {
        finish_query(send_query(statement, {}, ConsistencyLevel::ONE, deadline), deadline, on_row);
    }
    /// @}

    /// Sends a statement, prepared. The table must outlive what is prepared: see forget().
    Execution send(const Table& table, Statement statement, ConsistencyLevel level, Deadline deadline);
    /// As the execution says, which has no ticket yet.
    Execution send(Execution execution, Deadline deadline);
    /// Waits for its answer, page by page.
    void finish(Execution& execution, Deadline deadline, const OnRow& on_row = {});

    BatchExecution send(Batch batch, ConsistencyLevel level, Deadline deadline);
    void finish(BatchExecution& execution, Deadline deadline);

    /// Forgets what was prepared: the tables are described anew.
    void forget() { prepared_.clear(); }

private:
    struct Prepared {
        std::string id;
        std::string result_metadata_id;
    };

    bool is_prepared(const Execution& execution) const {
        return prepared_.contains({execution.table, execution.statement.form});
    }
    const Prepared& prepare(const Table& table, const Form& form, Deadline deadline);
    /// @param paging_state where the page before ended; empty: the first page.
    void send(Execution& execution, std::string_view paging_state, Deadline deadline);
    void send(BatchExecution& execution, Deadline deadline);
    Ticket ask(const Prepared& prepared, const std::vector<StatementValue>& values, QueryParameters parameters,
               Deadline deadline);
    /// Waits for the answer; none where what was prepared is to be prepared again.
    std::optional<Response> receive(Ticket ticket, Deadline deadline);

    std::unique_ptr<Channel> channel_;
    std::map<std::pair<const Table*, Form>, Prepared> prepared_;
};

}  // namespace cassia::cql
