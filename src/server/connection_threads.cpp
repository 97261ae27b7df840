#include "server/connection_threads.h"

#include <utility>

namespace cassia::server {

using apache::thrift::concurrency::Runnable;
using apache::thrift::concurrency::Thread;

// Detached, so that the base class has no thread to end.
ConnectionThread::ConnectionThread(std::shared_ptr<Runnable> runnable) : Thread(true, std::move(runnable)) {}

ConnectionThread::~ConnectionThread() {
    if (thread_.joinable()) {
        thread_.detach();
    }
}

void ConnectionThread::start() {
    thread_ = std::thread([runnable = runnable()] { runnable->run(); });
}

void ConnectionThread::join() {
    thread_.join();
}

std::shared_ptr<Thread> ConnectionThreadFactory::newThread(std::shared_ptr<Runnable> runnable) const {
    auto thread = std::make_shared<ConnectionThread>(runnable);
    runnable->thread(thread);
    return thread;
}

}  // namespace cassia::server
