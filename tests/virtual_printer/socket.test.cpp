#include "virtual_printer/socket.h"

#include "support/catch2_compat.h"
#include "virtual_printer/printer_client.h"

#include <fcntl.h>

#include <utility>

using namespace cageot;

namespace {

bool is_open(int descriptor)
{
    return ::fcntl(descriptor, F_GETFD) >= 0;
}

} // namespace

TEST_CASE("a descriptor has one owner and is closed with it", "[virtual_printer]")
{
    int number = -1;
    {
        FileDescriptor event = event_descriptor();
        number = event.get();
        REQUIRE(is_open(number));
        const FileDescriptor owner(std::move(event));
        CHECK(owner.get() == number);
        CHECK(is_open(number));
    }
    CHECK_FALSE(is_open(number));
    CHECK(FileDescriptor().get() == -1);
}

TEST_CASE("a bound socket has a port, and refuses until one listens there", "[virtual_printer]")
{
    const FileDescriptor reserved = bound_socket(0);
    const int port = port_of(reserved);
    CHECK(port > 0);
    CHECK(connection_error(port) == ECONNREFUSED);
    {
        const FileDescriptor listener = listening_socket(port);
        CHECK(port_of(listener) == port);
        CHECK(connection_error(port) == 0);
        CHECK_THROWS_AS(listening_socket(port), std::system_error);
    }
    CHECK(connection_error(port) == ECONNREFUSED);
}

TEST_CASE("without a client waiting there is no connection to accept", "[virtual_printer]")
{
    const FileDescriptor listener = listening_socket(0);
    CHECK(accepted_connection(listener).get() == -1);
    const PrinterClient client(port_of(listener));
    CHECK(accepted_connection(listener).get() >= 0);
}

TEST_CASE("a reset reaches the client as a reset, a close as an end", "[virtual_printer]")
{
    const FileDescriptor listener = listening_socket(0);
    const PrinterClient broken(port_of(listener));
    reset_connection(accepted_connection(listener));
    CHECK(broken.wait_for_end() == ECONNRESET);
    const PrinterClient ended(port_of(listener));
    FileDescriptor(accepted_connection(listener));
    CHECK(ended.wait_for_end() == 0);
}
