#include "backend/embedded/component_codec.h"

#include <algorithm>
#include <utility>

#include <cassia/errors.h>

#include "backend/embedded/escaping.h"

namespace cassia::embedded {
namespace {

/// Bytes, ASCII and UTF-8: in the order of their bytes.
class PlainCodec final : public ComponentCodec {
public:
    void encode(std::string_view name, std::string& out) const override { append_escaped(name, out); }
    void decode(std::string_view& in, std::string& out) const override {
        std::string buffer;
        out.append(take_escaped(in, buffer));
    }
    bool is_plain() const noexcept override { return true; }
};

/// The complement of another's bytes, in the other order.
class ReversedCodec final : public ComponentCodec {
public:
    explicit ReversedCodec(std::unique_ptr<const ComponentCodec> forward) : forward_(std::move(forward)) {}

    void encode(std::string_view name, std::string& out) const override {
        const auto start = out.size();
        forward_->encode(name, out);
        complement(out, start);
    }

    void decode(std::string_view& in, std::string& out) const override {
        std::string turned(in);
        complement(turned, 0);
        std::string_view rest = turned;
        forward_->decode(rest, out);
        in.remove_prefix(in.size() - rest.size());
    }

    bool merges_spellings() const noexcept override { return forward_->merges_spellings(); }

private:
    static void complement(std::string& bytes, std::size_t start) {
        std::transform(bytes.begin() + static_cast<std::ptrdiff_t>(start), bytes.end(),
                       bytes.begin() + static_cast<std::ptrdiff_t>(start),
                       [](char byte) { return static_cast<char>(~byte); });
    }

    std::unique_ptr<const ComponentCodec> forward_;
};

std::unique_ptr<const ComponentCodec> make_forward(const CassandraType& type) {
    // A user's type names the Cassandra class whose order it has.
    const std::string class_name = type.class_name();
    if (class_name == "BytesType" || class_name == "AsciiType" || class_name == "UTF8Type") {
        return std::make_unique<PlainCodec>();
    }
    if (auto codec = make_fixed_size_codec(class_name)) {
        return codec;
    }
    if (auto codec = make_number_codec(class_name)) {
        return codec;
    }
    if (auto codec = make_composite_codec(type)) {
        return codec;
    }
    throw InvalidRequestException("the order of comparator '" + class_name +
                                  "' is not known to the embedded store; give one of Cassandra's classes");
}

}  // namespace

std::unique_ptr<const ComponentCodec> ComponentCodec::make(const Type& type) {
    auto codec = make_forward(*type);
    return type->reversed() ? std::make_unique<ReversedCodec>(std::move(codec)) : std::move(codec);
}

}  // namespace cassia::embedded
