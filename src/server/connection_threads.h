#pragma once

#include <memory>
#include <thread>

#include <thrift/concurrency/Thread.h>
#include <thrift/concurrency/ThreadFactory.h>

namespace cassia::server {

/// The thread of a connection. Thrift's own can't be destroyed where the system had none to give.
class ConnectionThread final : public apache::thrift::concurrency::Thread {
public:
    explicit ConnectionThread(std::shared_ptr<apache::thrift::concurrency::Runnable> runnable);
    ConnectionThread(const ConnectionThread&) = delete;
    ConnectionThread& operator=(const ConnectionThread&) = delete;
    ~ConnectionThread() override;

    /// @throws std::system_error if the system has none.
    void start() override;
    void join() override;

private:
    std::thread thread_;
};

class ConnectionThreadFactory final : public apache::thrift::concurrency::ThreadFactory {
public:
    ConnectionThreadFactory() : ThreadFactory(false) {}

    std::shared_ptr<apache::thrift::concurrency::Thread> newThread(
        std::shared_ptr<apache::thrift::concurrency::Runnable> runnable) const override;
};

}  // namespace cassia::server
