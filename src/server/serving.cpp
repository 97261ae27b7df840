#include "server/serving.h"

#include <atomic>
#include <csignal>
#include <exception>
#include <filesystem>
#include <ostream>
#include <semaphore>
#include <thread>
#include <utility>

#include <sys/stat.h>
#include <thrift/TOutput.h>

#include <cassia/errors.h>
#include <cassia/logging.h>

#include "backend/embedded/store_registry.h"
#include "server/local_address.h"
#include "server/metrics.h"
#include "server/snapshots.h"

namespace cassia::server {
namespace {

void log(LogLevel level, std::string_view message) {
    CassiaLogger().get_logger().log(level, message);
}

std::string metrics_address(const std::string& given) {
    return given.find(':') == std::string::npos ? "127.0.0.1:" + given : given;
}

/// Of "host:port", where a host may be "[::1]".
std::string host_of(const std::string& address) {
    auto host = address.substr(0, address.rfind(':'));
    return host.starts_with('[') && host.ends_with(']') ? host.substr(1, host.size() - 2) : host;
}

void check(const Settings& settings) {
    if (settings.insecure) {
        return;
    }
    if (!settings.users && !is_loopback(settings.server.address)) {
        throw InvalidRequestError("--listen " + settings.server.address +
                                  " would let every machine do everything; give --users, or --insecure if that is "
                                  "what you want");
    }
    if (!settings.metrics.empty() && !is_loopback(host_of(metrics_address(settings.metrics)))) {
        throw InvalidRequestError("--metrics " + settings.metrics +
                                  " would show them to every machine, for nobody logs in there; give --insecure if "
                                  "that is what you want");
    }
}

std::shared_ptr<embedded::Store> open_store(const Settings& settings) {
    EmbeddedOptions options{.partitioner = settings.partitioner, .sync = settings.sync};
    if (settings.data.empty()) {
        return embedded::open_private_memory_store(std::move(options));
    }
    if (!settings.restore.empty()) {
        restore_snapshot(settings.restore, settings.data);
    }
    return embedded::open_store(settings.data, std::move(options));
}

/// Without what would make of what lies beside a folder something in it: "data/" is "data".
std::string plain_path(const std::string& given) {
    auto path = std::filesystem::absolute(given).lexically_normal();
    return (path.has_filename() ? path : path.parent_path()).string();
}

std::string snapshots_folder(const Settings& settings) {
    if (!settings.snapshots.empty()) {
        return settings.snapshots;
    }
    if (settings.data.empty()) {
        throw StoreError("a store in memory has no folder of snapshots beside it; give --snapshots");
    }
    return settings.data + ".snapshots";
}

void snapshot(embedded::Store& store, const Settings& settings) {
    try {
        log(LogLevel::info, "snapshot made: " + make_snapshot(store, snapshots_folder(settings)));
    } catch (const std::exception& error) {
        log(LogLevel::error, std::string("no snapshot was made: ") + error.what());
    }
}

/// The signals that the server is told by; blocked in this thread, and so in those that it starts.
class Signals {
public:
    Signals() {
        sigemptyset(&set_);
        for (const int signal : {SIGTERM, SIGINT, SIGUSR1}) {
            sigaddset(&set_, signal);
        }
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
        // A client that goes away while it is written to is an error of that write.
        std::signal(SIGPIPE, SIG_IGN);
    }

    int wait() const {
        int signal = 0;
        sigwait(&set_, &signal);
        return signal;
    }

private:
    sigset_t set_{};
};

/// Thrift's own output has no place for what it goes to.
void log_of_thrift(const char* message) {
    log(LogLevel::debug, message);
}

}  // namespace

void serve_until_told(Settings settings, std::ostream& ready) {
    check(settings);
    if (!settings.data.empty()) {
        settings.data = plain_path(settings.data);
    }
    const Signals signals;
    // What the store and its snapshots keep is for the server's own user.
    umask(S_IRWXG | S_IRWXO);
    apache::thrift::GlobalOutput.setOutputFunction(log_of_thrift);

    Service service;
    service.store = open_store(settings);
    service.cluster_name = settings.cluster_name;
    service.strict_replicas = settings.strict_replicas;
    service.users = settings.users;
    std::unique_ptr<Metrics> metrics;
    if (!settings.metrics.empty()) {
        metrics = std::make_unique<Metrics>(metrics_address(settings.metrics), service.store);
        service.calls = metrics.get();
        settings.server.on_connections = [&](std::int64_t change) { metrics->connections_changed(change); };
        log(LogLevel::info, "metrics are at port " + std::to_string(metrics->port()));
    }
    // Until it listens it can't be stopped.
    std::counting_semaphore<2> can_be_stopped(0);
    settings.server.on_ready = [&](std::uint16_t port) {
        can_be_stopped.release();
        ready << "cassia-server: ready at " << settings.server.address << ':' << port << '\n' << std::flush;
    };

    Server server(service, settings.server);
    std::exception_ptr error;
    std::atomic<bool> failed = false;
    std::thread serving([&] {
        try {
            server.serve();
        } catch (...) {
            error = std::current_exception();
            failed = true;
        }
        can_be_stopped.release();
        // Wakes who waits for signals, if it is not by one that this ends.
        kill(getpid(), SIGTERM);
    });
    for (int signal = signals.wait(); signal == SIGUSR1; signal = signals.wait()) {
        snapshot(*service.store, settings);
    }
    can_be_stopped.acquire();
    if (!failed) {
        log(LogLevel::info, "told to end; what is under way is finished first");
        server.stop();
    }
    serving.join();
    if (error) {
        std::rethrow_exception(error);
    }
    log(LogLevel::info, "ended");
}

}  // namespace cassia::server
