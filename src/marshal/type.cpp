#include <cassia/types.h>

#include <exception>

#include <cassia/errors.h>

#include "marshal/class_names.h"
#include "marshal/composite_bytes.h"
#include "marshal/type_parser.h"

namespace cassia {

Type::Type() {
    static const auto bytes_type = std::make_shared<const BytesType>();
    type_ = bytes_type;
}

Type Type::parse(std::string_view class_string) {
    return marshal::TypeParser(class_string, marshal::UnknownClass::refuse).parse();
}

Type Type::parse_or_bytes(std::string_view class_string) noexcept {
    try {
        return marshal::TypeParser(class_string, marshal::UnknownClass::read_as_bytes).parse();
    } catch (const TypeError&) {
        return {};
    }
}

std::string Type::pack(const Value& value, PackFor use) const {
    std::string bytes;
    try {
        if (value.is_exclusive()) {
            type_->pack_to(marshal::mark_last_component(*this, value), bytes, use);
        } else {
            type_->pack_to(value, bytes, use);
        }
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) {
        std::throw_with_nested(TypeError(value.to_string() + " can't be packed by its type: " + error.what()));
    }
    return bytes;
}

Value Type::unpack(std::string_view bytes) const {
    try {
        return type_->unpack(bytes);
    } catch (const Error&) {
        throw;
    } catch (const std::exception& error) {
        std::throw_with_nested(TypeError("bytes can't be unpacked by their type: " + std::string(error.what())));
    }
}

std::string Type::to_string() const {
    const std::string name = type_->class_name();
    return type_->reversed() ? "ReversedType(" + name + ")" : name;
}

std::string Type::to_full_string() const {
    return marshal::with_packages(to_string());
}

}  // namespace cassia
