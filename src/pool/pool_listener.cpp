#include <cassia/pool_listener.h>

#include <utility>

namespace cassia {
namespace {

template <typename Event>
void call(const std::function<void(const Event&)>& callback, const Event& event) {
    if (callback) {
        callback(event);
    }
}

class CallbackListener final : public PoolListener {
public:
    explicit CallbackListener(PoolCallbacks callbacks) : callbacks_(std::move(callbacks)) {
        if (!callbacks_.server_list_obtained) {
            callbacks_.server_list_obtained = callbacks_.obtained_server_list;
        }
    }

    void connection_checked_in(const ConnectionCheckedIn& event) override {
        call(callbacks_.connection_checked_in, event);
    }
    void connection_checked_out(const ConnectionCheckedOut& event) override {
        call(callbacks_.connection_checked_out, event);
    }
    void connection_created(const ConnectionCreated& event) override { call(callbacks_.connection_created, event); }
    void connection_disposed(const ConnectionDisposed& event) override { call(callbacks_.connection_disposed, event); }
    void connection_failed(const ConnectionFailed& event) override { call(callbacks_.connection_failed, event); }
    void connection_recycled(const ConnectionRecycled& event) override { call(callbacks_.connection_recycled, event); }
    void pool_at_max(const PoolAtMax& event) override { call(callbacks_.pool_at_max, event); }
    void pool_disposed(const PoolDisposed& event) override { call(callbacks_.pool_disposed, event); }
    void server_list_obtained(const ServerListObtained& event) override {
        call(callbacks_.server_list_obtained, event);
    }
    void request(const RequestDone& event) override { call(callbacks_.request, event); }

private:
    PoolCallbacks callbacks_;
};

}  // namespace

PoolListener::~PoolListener() = default;
void PoolListener::connection_checked_in(const ConnectionCheckedIn&) {}
void PoolListener::connection_checked_out(const ConnectionCheckedOut&) {}
void PoolListener::connection_created(const ConnectionCreated&) {}
void PoolListener::connection_disposed(const ConnectionDisposed&) {}
void PoolListener::connection_failed(const ConnectionFailed&) {}
void PoolListener::connection_recycled(const ConnectionRecycled&) {}
void PoolListener::pool_at_max(const PoolAtMax&) {}
void PoolListener::pool_disposed(const PoolDisposed&) {}
void PoolListener::server_list_obtained(const ServerListObtained& event) {
    obtained_server_list(event);
}
void PoolListener::obtained_server_list(const ServerListObtained&) {}
void PoolListener::request(const RequestDone&) {}

std::shared_ptr<PoolListener> make_listener(PoolCallbacks callbacks) {
    return std::make_shared<CallbackListener>(std::move(callbacks));
}

}  // namespace cassia
