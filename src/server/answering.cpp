#include "server/answering.h"

#include <exception>
#include <string>

#include <cassia/errors.h>
#include <cassia/logging.h>

#include <thriftmodel/generated/cassandra_types.h>

namespace cassia::server {
namespace {

using namespace thriftmodel;

template <typename Exception>
Exception with_reason(const std::exception& error) {
    Exception out;
    out.why = error.what();
    return out;
}

void log_fault(std::string_view call, const std::exception& error) {
    CassiaLogger().get_logger().log(LogLevel::error, std::string(call) + ": " + error.what());
}

}  // namespace

void rethrow_for_client(CallKind kind, std::string_view call, std::string_view& outcome) {
    try {
        throw;
    } catch (const NotFoundException&) {
        outcome = "NotFoundException";
        throw idl::NotFoundException();
    } catch (const UnavailableException&) {
        outcome = "UnavailableException";
        throw idl::UnavailableException();
    } catch (const TimedOutException&) {
        outcome = "TimedOutException";
        throw idl::TimedOutException();
    } catch (const AuthenticationException& error) {
        outcome = "AuthenticationException";
        throw with_reason<idl::AuthenticationException>(error);
    } catch (const StoreError& error) {
        log_fault(call, error);
        if (kind == CallKind::read) {
            outcome = "UnavailableException";
            throw idl::UnavailableException();
        }
        outcome = "TimedOutException";
        if (kind == CallKind::write) {
            // The write may be there or not, which is what a client takes this for.
            throw idl::TimedOutException();
        }
        outcome = "TApplicationException";
        throw;
    } catch (const Error& error) {
        outcome = "InvalidRequestException";
        throw with_reason<idl::InvalidRequestException>(error);
    } catch (const std::exception& error) {
        outcome = "TApplicationException";
        log_fault(call, error);
        throw;
    }
}

}  // namespace cassia::server
