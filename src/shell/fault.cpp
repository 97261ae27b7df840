#include "shell/fault.h"

#include <algorithm>
#include <typeinfo>

#include <cassia/errors.h>

#include "shell/text.h"

namespace cassia::shell {
namespace {

// Of a longer line, what stands around the place.
constexpr std::size_t most_before = 100;
constexpr std::size_t most_behind = 60;

template <typename T>
bool is_a(const std::exception& error) {
    return dynamic_cast<const T*>(&error) != nullptr;
}

// The start of the character of UTF-8 that `at` lies in.
std::size_t start_of_character(std::string_view text, std::size_t at) {
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0U) == 0x80U) {
        --at;
    }
    return at;
}

}  // namespace

std::string_view name_of(const std::exception& error) {
    struct Name {
        bool (*fits)(const std::exception&);
        std::string_view name;
    };
    static constexpr Name names[] = {
        {is_a<InvalidRequestException>, "InvalidRequestException"},
        {is_a<NotFoundException>, "NotFoundException"},
        {is_a<AuthenticationException>, "AuthenticationException"},
        {is_a<AuthorizationException>, "AuthorizationException"},
        {is_a<UnavailableException>, "UnavailableException"},
        {is_a<TimedOutException>, "TimedOutException"},
        {is_a<SchemaDisagreementException>, "SchemaDisagreementException"},
        {is_a<TransportException>, "TransportException"},
        {is_a<ProtocolException>, "ProtocolException"},
        {is_a<TypeError>, "TypeError"},
        {is_a<AllServersUnavailable>, "AllServersUnavailable"},
        {is_a<NoConnectionAvailable>, "NoConnectionAvailable"},
        {is_a<MaximumRetryException>, "MaximumRetryException"},
        {is_a<InvalidRequestError>, "InvalidRequestError"},
        {is_a<StoreError>, "StoreError"},
        {is_a<std::bad_alloc>, "MemoryError"},
    };
    const auto* const found =
        std::find_if(std::begin(names), std::end(names), [&](const Name& name) { return name.fits(error); });
    return found == std::end(names) ? "Error" : found->name;
}

std::string describe(const Fault& fault, std::string_view source, std::string_view file, bool in_colour) {
    const std::string red = in_colour ? "\x1b[31m" : "";
    const std::string plain = in_colour ? "\x1b[0m" : "";
    const auto place = std::min(fault.place(), source.size());
    const auto break_before = source.substr(0, place).rfind('\n');
    const auto begin = break_before == std::string_view::npos ? 0 : break_before + 1;
    const auto end = std::min(source.find('\n', place), source.size());
    const auto first = start_of_character(source, place - begin > most_before ? place - most_before : begin);
    const auto last = start_of_character(source, std::min(end, place + most_behind));

    const auto before = visible(source.substr(first, place - first));
    const auto line = before + visible(source.substr(place, last - place));
    const auto width = display_width(before);
    std::string told;
    if (!file.empty()) {
        const auto number = std::count(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(begin), '\n') + 1;
        told = std::string(file) + " line " + std::to_string(number) + ":\n";
    }
    if (!line.empty()) {
        told += "    " + line + "\n    " + std::string(width, ' ') + red + "^" + plain + "\n";
    }
    return told + red + fault.name() + plain + ": " + visible(fault.what());
}

}  // namespace cassia::shell
