#include "shell/interpreter.h"

#include <chrono>
#include <ostream>

#include "shell/evaluator.h"
#include "shell/fault.h"
#include "shell/parser.h"
#include "shell/session.h"

namespace cassia::shell {
namespace {

std::string duration_text(std::chrono::steady_clock::duration took) {
    using namespace std::chrono;
    const auto micros = duration_cast<microseconds>(took).count();
    const auto text = [](double number, std::string_view unit) {
        auto digits = std::to_string(number);
        return "took " + digits.substr(0, digits.find('.') + 3) + std::string(unit);
    };
    return micros < 1'000'000 ? text(static_cast<double>(micros) / 1e3, " ms")
                              : text(static_cast<double>(micros) / 1e6, " s");
}

}  // namespace

bool interpret(Session& session, std::string_view source, std::string_view file, std::ostream& errors) {
    const auto begin = std::chrono::steady_clock::now();
    bool ok = false;
    try {
        Evaluator(session).run(parse(source));
        ok = true;
    } catch (const Fault& fault) {
        session.output().flush();
        errors << describe(fault, source, file, session.output().has_colour()) << '\n' << std::flush;
    } catch (const EnoughShown&) {
        ok = true;
    } catch (const Interrupted& interrupted) {
        errors << interrupted.what() << '\n' << std::flush;
    }
    if (session.settings().timing) {
        session.output().line(duration_text(std::chrono::steady_clock::now() - begin));
    }
    session.output().flush();
    return ok;
}

}  // namespace cassia::shell
