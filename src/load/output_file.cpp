#include "load/output_file.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>

#include <cassia/errors.h>

namespace cassia::load {

namespace fs = std::filesystem;

OutputFile::OutputFile(const std::string& file) : file_(file) {
    std::error_code error;
    const auto status = fs::status(file_, error);
    if (fs::exists(status)) {
        file_ = fs::canonical(file_);
    }
    if (!fs::exists(status) || fs::is_regular_file(status)) {
        // The process's number keeps two exports to one file apart.
        draft_ = file_.string() + '.' + std::to_string(::getpid()) + ".new";
    }
    stream_.open(draft_.empty() ? file_ : draft_, std::ios::binary);
    if (!stream_) {
        throw InvalidRequestError("'" + file + "' can't be written (" + std::generic_category().message(errno) +
                                  "); give another file, or - for standard output");
    }
    if (fs::is_regular_file(status)) {
        fs::permissions(draft_, status.permissions(), error);
    }
}

OutputFile::~OutputFile() {
    if (!draft_.empty()) {
        std::error_code error;
        fs::remove(draft_, error);
    }
}

void OutputFile::finish() {
    stream_.close();
    std::error_code error;
    if (stream_ && !draft_.empty()) {
        fs::rename(draft_, file_, error);
    }
    if (!stream_ || error) {
        throw StoreError("'" + file_.string() + "' can't be written to its end; is the disk full?");
    }
    draft_.clear();
}

}  // namespace cassia::load
