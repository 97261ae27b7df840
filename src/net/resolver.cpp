#include "net/resolver.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>

#include <cassia/errors.h>

namespace cassia::net {
namespace {

using boost::asio::ip::tcp;
using Endpoints = std::vector<tcp::endpoint>;

/// What a thread looks up for one that may not wait for it to the end.
class Lookup {
public:
    void finish(Endpoints endpoints, std::string fault) {
        const std::lock_guard lock(mutex_);
        endpoints_ = std::move(endpoints);
        fault_ = std::move(fault);
        is_done_ = true;
        done_.notify_one();
    }

    Endpoints await(const Address& address, Socket::Deadline deadline) {
        std::unique_lock lock(mutex_);
        const auto done = [this] { return is_done_; };
        if (!deadline) {
            done_.wait(lock, done);
        } else if (!done_.wait_until(lock, *deadline, done)) {
            throw TransportException("the name '" + address.host + "' was not resolved in time");
        }
        if (endpoints_.empty()) {
            throw TransportException("the name '" + address.host + "' is not known: " + fault_);
        }
        return std::move(endpoints_);
    }

private:
    std::mutex mutex_;
    std::condition_variable done_;
    Endpoints endpoints_;
    std::string fault_;
    bool is_done_ = false;
};

void look_up(const Address& address, Lookup& lookup) {
    try {
        boost::asio::io_context context(1);
        boost::system::error_code error;
        const auto found = tcp::resolver(context).resolve(address.host, std::to_string(address.port),
                                                          tcp::resolver::numeric_service, error);
        Endpoints endpoints;
        for (const auto& entry : found) {
            endpoints.push_back(entry.endpoint());
        }
        lookup.finish(std::move(endpoints), error.message());
    } catch (const std::exception& error) {
        lookup.finish({}, error.what());
    }
}

}  // namespace

Endpoints resolve(const Address& address, Socket::Deadline deadline) {
    boost::system::error_code error;
    if (const auto numeric = boost::asio::ip::make_address(address.host, error); !error) {
        return {{numeric, address.port}};
    }
    // The system's resolver knows no deadline, so it runs in a thread that may stay behind.
    const auto lookup = std::make_shared<Lookup>();
    std::thread([address, lookup] { look_up(address, *lookup); }).detach();
    return lookup->await(address, deadline);
}

}  // namespace cassia::net
