#pragma once

#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include <cassia/embedded.h>

#include "shell/interpreter.h"
#include "shell/session.h"

namespace cassia::shell {

/// Keeps what is written, for a terminal of a width that tests choose.
class KeptOutput : public Output {
public:
    void write(std::string_view text) override { text_ += text; }
    std::size_t width() const override { return columns; }

    std::string take() { return std::exchange(text_, {}); }

    std::size_t columns = 0;

private:
    std::string text_;
};

/// A session with the keyspace Keyspace1 in a store in memory.
class SessionFixture {
public:
    SessionFixture() : session(Target{.server = store_.server()}, output, [this] { return interrupted(); }) {
        session.system().create_keyspace("Keyspace1");
        session.use("Keyspace1");
    }

    /// Carries out a source, and returns what it shows; behind that, errors.
    std::string run(std::string_view source) {
        std::ostringstream errors;
        interpret(session, source, {}, errors);
        return output.take() + errors.str();
    }
    /// The error of a source, without the line that it is shown in.
    std::string error_of(std::string_view source) {
        const auto told = run(source);
        const auto mark = told.find("^\n");
        return mark == std::string::npos ? "no error: " + told : told.substr(mark + 2, told.size() - mark - 3);
    }
    /// Makes a column family, silently.
    void make(const std::string& name, const ColumnFamilyOptions& options = {}) {
        session.system().create_column_family("Keyspace1", name, options);
        session.refresh();
        output.take();
    }
    void interrupt_after(int checks) { checks_left_ = checks; }

private:
    bool interrupted() {
        if (checks_left_ == 0) {
            return false;
        }
        --checks_left_;
        return checks_left_ == 0;
    }

    EmbeddedStore store_ = EmbeddedStore::memory();
    int checks_left_ = 0;

public:
    KeptOutput output;
    Session session;
};

}  // namespace cassia::shell
