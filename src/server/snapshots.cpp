#include "server/snapshots.h"

#include <chrono>
#include <ctime>
#include <filesystem>
#include <iomanip>
#include <sstream>
#include <system_error>

#include <cassia/errors.h>

#include "backend/embedded/store_folder.h"

namespace cassia::server {
namespace {

namespace fs = std::filesystem;

std::string name_of_now() {
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    const auto milliseconds = std::to_string((now.time_since_epoch() % std::chrono::seconds(1)).count());
    const auto time = std::chrono::system_clock::to_time_t(now);
    std::tm utc{};
    gmtime_r(&time, &utc);
    std::ostringstream name;
    name << std::put_time(&utc, "%Y-%m-%dT%H:%M:%S.") << std::string(3 - milliseconds.size(), '0') << milliseconds
         << 'Z';
    return name.str();
}

}  // namespace

std::string make_snapshot(embedded::Store& store, const std::string& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw StoreError("the folder of snapshots '" + folder + "' can't be made: " + error.message());
    }
    const auto path = (fs::path(folder) / name_of_now()).string();
    store.checkpoint(path);
    return path;
}

void restore_snapshot(const std::string& snapshot, const std::string& data) {
    if (!fs::exists(fs::path(snapshot) / "CASSIA")) {
        throw InvalidRequestError("'" + snapshot + "' is no snapshot of a store; give a folder that SIGUSR1 has made");
    }
    if (fs::exists(data) && !fs::is_empty(data)) {
        throw InvalidRequestError("'" + data + "' is not empty; restore into a new folder, or move the old one away");
    }
    // Beside it first, so that there is no half of a store where one is looked for.
    const auto copy = data + ".restoring";
    try {
        fs::remove_all(copy);
        fs::copy(snapshot, copy, fs::copy_options::recursive);
        fs::remove(data);
        fs::rename(copy, data);
    } catch (const fs::filesystem_error& error) {
        std::error_code nothing_more;
        fs::remove_all(copy, nothing_more);
        throw StoreError("'" + snapshot + "' can't be restored into '" + data + "': " + error.what());
    }
}

}  // namespace cassia::server
