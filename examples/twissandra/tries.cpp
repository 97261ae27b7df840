#include "tries.h"

#include "twissandra.h"

namespace twissandra {

void Tries::check(const std::string& name) const {
    if (tries_.get_count(name, {.max_count = MOST}) >= MOST) {
        throw Refused("too many wrong passwords for " + name + "; try again in " + std::to_string(MEMORY.count()) +
                      " minutes");
    }
}

void Tries::add(const std::string& name) const {
    tries_.insert(name, {{cassia::Uuid::now(), ""}}, {.ttl = MEMORY});
}

}  // namespace twissandra
