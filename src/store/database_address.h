#pragma once

#include <string>
#include <string_view>

namespace cageot {

/// Where a PostgreSQL database is and who asks. One schema of it is one depot.
struct DatabaseAddress {
    std::string host; ///< a name, an address or the folder of a socket; empty: libpq's own choice
    int port = 5432;
    std::string user;     ///< empty: the account of the process
    std::string password; ///< empty: none, or what libpq finds in ~/.pgpass
    std::string name;     ///< of the database
    std::string schema = "cageot";
    std::string encryption; ///< libpq's sslmode; empty: its own choice
    friend bool operator==(const DatabaseAddress&, const DatabaseAddress&) = default;
};

struct DatabaseAddressReading {
    DatabaseAddress address;
    std::string fault; ///< empty when it is good; French, never with the password
};

/// "postgresql://user:password@host:port/name?schema=NAME&sslmode=MODE", of which only the name of
/// the database must be there; every part percent-encoded where needed.
DatabaseAddressReading parse_database_url(std::string_view url);

/// For people: the URL without the password.
std::string to_string(const DatabaseAddress& address);

} // namespace cageot
