#include "backend/embedded/store_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include <cassia/errors.h>

#include "backend/embedded/partitioner.h"

namespace cassia::embedded {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view MARKER = "CASSIA";
/// The marker before it is complete; a crash may leave it behind.
constexpr std::string_view MARKER_DRAFT = "CASSIA.new";
constexpr std::string_view MAGIC = "cassia-store";
constexpr std::string_view DEFAULT_PARTITIONER = "Murmur3Partitioner";

[[noreturn]] void throw_unusable(const std::string& path, const std::string& why) {
    throw StoreError("can't open a store at '" + path + "': " + why, {.server = "embedded:" + path});
}

std::string read_marker(const std::string& path) {
    std::ifstream in(fs::path(path) / MARKER);
    std::string magic;
    std::string word;
    std::string partitioner;
    int format = 0;
    if (!(in >> magic >> format) || magic != MAGIC) {
        throw_unusable(path, "its file CASSIA is not one that cassia wrote");
    }
    if (format != STORE_FORMAT) {
        throw_unusable(path, "its format is " + std::to_string(format) + ", and this version of cassia reads format " +
                                 std::to_string(STORE_FORMAT) + " alone; use " +
                                 (format > STORE_FORMAT ? "a newer cassia" : "the cassia that wrote it"));
    }
    if (!(in >> word >> partitioner) || word != "partitioner") {
        throw_unusable(path, "its file CASSIA names no partitioner");
    }
    try {
        return Partitioner::make(partitioner)->class_name();
    } catch (const InvalidRequestError& error) {
        throw_unusable(path, std::string("in its file CASSIA there is ") + error.what());
    }
}

bool has_other_files(const std::string& path) {
    std::error_code error;
    const fs::directory_iterator files(path, error);
    if (error) {
        throw_unusable(path, error.message());
    }
    return std::any_of(begin(files), end(files),
                       [](const fs::directory_entry& file) { return file.path().filename() != MARKER_DRAFT; });
}

// RocksDB would make a new database over what is left of one whose CURRENT is gone.
void check_not_gutted(const std::string& path) {
    std::error_code error;
    if (fs::exists(fs::path(path) / "CURRENT", error)) {
        return;
    }
    for (const auto& file : fs::directory_iterator(path, error)) {
        const auto name = file.path().filename().string();
        if (name.starts_with("MANIFEST-") || name.ends_with(".sst")) {
            throw_unusable(path, "its file CURRENT is missing beside " + name + "; the store is damaged: restore it");
        }
    }
}

}  // namespace

// The marker appears whole or not at all, and before anything else.
void mark_store_folder(const std::string& path, const std::string& partitioner) {
    const auto marker = fs::path(path) / MARKER;
    const auto draft = fs::path(path) / MARKER_DRAFT;
    {
        std::ofstream out(draft, std::ios::trunc);
        out << MAGIC << ' ' << STORE_FORMAT << "\npartitioner " << partitioner << '\n';
        if (!out.flush()) {
            throw_unusable(path, "the folder can't be written (" + std::generic_category().message(errno) + ")");
        }
    }
    const int file = ::open(draft.c_str(), O_RDONLY | O_CLOEXEC);
    if (file >= 0) {
        ::fsync(file);
        ::close(file);
    }
    std::error_code error;
    fs::rename(draft, marker, error);
    if (error) {
        throw_unusable(path, "the folder can't be written (" + error.message() + ")");
    }
}

std::string prepare_store_folder(const std::string& path, const std::optional<std::string>& partitioner,
                                 bool create_if_missing) {
    std::error_code error;
    const auto status = fs::status(path, error);
    if (!fs::status_known(status)) {
        throw_unusable(path, error.message());
    }
    if (fs::exists(status) && !fs::is_directory(status)) {
        throw_unusable(path, "it is a file; give the path of a folder");
    }
    if (fs::exists(fs::path(path) / MARKER, error)) {
        const auto found = read_marker(path);
        if (partitioner && Partitioner::make(*partitioner)->class_name() != found) {
            throw InvalidRequestError("the store at '" + path + "' has " + found + ", not " + *partitioner +
                                          "; a store keeps the partitioner that it was made with",
                                      {.server = "embedded:" + path});
        }
        check_not_gutted(path);
        return found;
    }
    const auto wanted = Partitioner::make(partitioner.value_or(std::string(DEFAULT_PARTITIONER)))->class_name();
    if (fs::exists(status) && has_other_files(path)) {
        throw_unusable(path, "the folder has other files and no store; give an empty one");
    }
    if (!create_if_missing) {
        throw_unusable(path, "there is none; check the path, or ask for a new one");
    }
    fs::create_directories(path, error);
    if (error) {
        throw_unusable(path, "the folder can't be made (" + error.message() + ")");
    }
    mark_store_folder(path, wanted);
    return wanted;
}

bool is_within_folder(const std::string& path, const std::string& folder) {
    if (folder.empty()) {
        return false;
    }
    const auto inner = fs::weakly_canonical(path);
    const auto outer = fs::weakly_canonical(folder);
    return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
}

std::string describe_lock_holder(const std::string& path) {
    std::string holder = "another process";
    const int file = ::open((fs::path(path) / "LOCK").c_str(), O_RDWR | O_CLOEXEC);
    if (file >= 0) {
        struct flock lock = {};
        lock.l_type = F_WRLCK;
        lock.l_whence = SEEK_SET;
        if (::fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK) {
            holder += " (id " + std::to_string(lock.l_pid) + ")";
        }
        ::close(file);
    }
    return holder;
}

}  // namespace cassia::embedded
