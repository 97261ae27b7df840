#include <exception>
#include <utility>

#include <prometheus/exposer.h>

#include <unistd.h>

#include <cassia/errors.h>
#include <cassia/metrics.h>

namespace cassia {
namespace {

std::unique_ptr<prometheus::Exposer> listen(std::string_view address) {
    try {
        return std::make_unique<prometheus::Exposer>(std::string(address));
    } catch (const std::exception& error) {
        std::throw_with_nested(InvalidRequestError("metrics can't be served at '" + std::string(address) +
                                                   "'; give a free 'host:port' of this machine"));
    }
}

}  // namespace

class MetricsServer::Impl {
public:
    Impl(std::shared_ptr<prometheus::Collectable> metrics, std::string_view address)
        : metrics_(std::move(metrics)), exposer_(listen(address)) {
        exposer_->RegisterCollectable(metrics_);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        if (getpid() != process_) {
            // The threads that it would wait for are the parent's.
            static_cast<void>(exposer_.release());
        }
    }

    std::uint16_t port() const { return static_cast<std::uint16_t>(exposer_->GetListeningPorts().at(0)); }

private:
    // The exposer holds them weakly.
    std::shared_ptr<prometheus::Collectable> metrics_;
    std::unique_ptr<prometheus::Exposer> exposer_;
    pid_t process_ = getpid();
};

MetricsServer::MetricsServer(const PoolMetrics& metrics, std::string_view address)
    : impl_(std::make_unique<Impl>(metrics.collectable(), address)) {}
MetricsServer::~MetricsServer() = default;

std::uint16_t MetricsServer::port() const {
    return impl_->port();
}

}  // namespace cassia
