#include <string>
#include <utility>

#include <cassia/embedded.h>
#include <cassia/errors.h>

#include "backend/embedded/store.h"
#include "backend/embedded/store_registry.h"

namespace cassia {

EmbeddedStore::EmbeddedStore(std::shared_ptr<embedded::Store> store) : store_(std::move(store)) {}

EmbeddedStore EmbeddedStore::open(std::string_view path, EmbeddedOptions options) {
    if (path.empty()) {
        throw InvalidRequestError("the path of a store is empty; give a folder, or use EmbeddedStore::memory()");
    }
    return EmbeddedStore(embedded::open_store(path, std::move(options)));
}

EmbeddedStore EmbeddedStore::memory(EmbeddedOptions options) {
    return EmbeddedStore(embedded::open_private_memory_store(std::move(options)));
}

std::string EmbeddedStore::server() const {
    return store_->server();
}
void EmbeddedStore::flush() {
    store_->flush();
}
void EmbeddedStore::compact() {
    store_->compact();
}
void EmbeddedStore::checkpoint(std::string_view path) {
    store_->checkpoint(std::string(path));
}
EmbeddedStats EmbeddedStore::stats() const {
    return store_->stats();
}

}  // namespace cassia
