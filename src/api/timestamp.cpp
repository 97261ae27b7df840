#include <cassia/column_family.h>

#include "model/timestamp.h"

namespace cassia {

std::int64_t gm_timestamp() {
    return model::next_timestamp();
}

}  // namespace cassia
