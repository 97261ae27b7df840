#include "backend/embedded/read_cbor.h"

#include <cstddef>
#include <string>

#include <cassia/errors.h>

namespace cassia::embedded {
namespace {

using nlohmann::json;

/// Looks at the nesting alone: what is nested too deep must not be gone into, for that takes the stack.
class Nesting final : public json::json_sax_t {
public:
    bool is_too_deep() const noexcept { return depth_ > DEEPEST; }

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool key(string_t&) override { return true; }
    bool start_object(std::size_t) override { return begin(); }
    bool end_object() override { return end(); }
    bool start_array(std::size_t) override { return begin(); }
    bool end_array() override { return end(); }
    // It is told by who reads it for its values.
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

private:
    static constexpr int DEEPEST = 16;

    bool begin() { return ++depth_ <= DEEPEST; }
    bool end() {
        --depth_;
        return true;
    }

    int depth_ = 0;
};

}  // namespace

json read_cbor(std::string_view bytes) {
    Nesting nesting;
    json::sax_parse(bytes, &nesting, json::input_format_t::cbor);
    if (nesting.is_too_deep()) {
        throw StoreError("a record is nested deeper than any that is written; the store is damaged");
    }
    return json::from_cbor(bytes);
}

}  // namespace cassia::embedded
