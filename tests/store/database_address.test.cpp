#include "store/database_address.h"

#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

DatabaseAddress address(const char* url)
{
    const DatabaseAddressReading reading = parse_database_url(url);
    CHECK(reading.fault == "");
    return reading.address;
}

} // namespace

TEST_CASE("the address of a database is read part by part")
{
    DatabaseAddress whole;
    whole.host = "base.example.org";
    whole.port = 5433;
    whole.user = "cageot";
    whole.password = "a:b@c/d?e%é'\\=";
    whole.name = "dépôt";
    whole.schema = "villegailhenc_2";
    whole.encryption = "verify-full";
    CHECK(address("postgresql://cageot:a:b%40c%2Fd%3fe%25%C3%A9'\\=@base.example.org:5433/"
                  "d%C3%A9p%C3%B4t?schema=villegailhenc_2&sslmode=verify-full") == whole);
}

TEST_CASE("only the name of the database must be there")
{
    DatabaseAddress least;
    least.name = "cageot";
    CHECK(least.schema == "cageot");
    CHECK(least.port == 5432);
    CHECK(address("postgresql:///cageot") == least);
    least.host = "::1";
    CHECK(address("postgresql://[::1]/cageot") == least);
    CHECK(address("postgresql://[::1]:5432/cageot?") == least);
    least.host = "/var/run/postgresql"; // the folder of a socket
    least.user = "c@geot";
    CHECK(address("postgresql://c%40geot@%2Fvar%2Frun%2Fpostgresql/cageot") == least);
}

TEST_CASE("an address with a fault is told in French, never with its password")
{
    const auto [url, part] = GENERATE(table<const char*, const char*>({
        {"", "comme «postgresql://cageot@serveur/cageot»"},
        {"cageot.sqlite", "comme «postgresql://cageot@serveur/cageot»"},
        {"mysql://u:secret@h/n", "comme «postgresql://"},
        {"postgresql://u:secret@h", "manque le nom"},
        {"postgresql://u:secret@h/", "manque le nom"},
        {"postgresql://u:secret@h:0/n", "port"},
        {"postgresql://u:secret@h:65536/n", "port"},
        {"postgresql://u:secret@h:-1/n", "port"},
        {"postgresql://u:secret@h:5x/n", "port"},
        {"postgresql://u:secret%@h/n", "%25"},
        {"postgresql://u:secret%2@h/n", "%25"},
        {"postgresql://u:secret%-1@h/n", "%25"},
        {"postgresql://u:secret%zz@h/n", "%25"},
        {"postgresql://u:secret%20x@h/n", "espace"},
        {"postgresql://u:secret%00@h/n", "espace"},
        {"postgresql://u:secret x@h/n", "espace"},
        {"postgresql://u:secret@[::1/n", "«]»"},
        {"postgresql://u:secret@[::1]5/n", "«]»"},
        {"postgresql://u:secret@h/n?schema=", "«schema»"},
        {"postgresql://u:secret@h/n?schema=Depot", "«schema»"},
        {"postgresql://u:secret@h/n?schema=a\"b", "«schema»"},
        {"postgresql://u:secret@h/n?schema=1a", "«schema»"},
        {"postgresql://u:secret@h/n?schema=pg_x", "«schema»"},
        {"postgresql://u:secret@h/n?sslmode=yes", "«sslmode»"},
        {"postgresql://u:secret@h/n?schma=a", "ne connaît que"},
        {"postgresql://u:secret@h/n?password=secret", "ne connaît que"},
    }));
    CAPTURE(url);
    const std::string fault = parse_database_url(url).fault;
    CHECK_THAT(fault, ContainsSubstring(part));
    CHECK_THAT(fault, !ContainsSubstring("secret"));
}

TEST_CASE("an address is shown without its password")
{
    CHECK(to_string(address("postgresql://cageot:secret@base/depot")) ==
          "postgresql://cageot@base/depot?schema=cageot");
    CHECK(to_string(address("postgresql://[::1]:5433/depot?schema=a")) ==
          "postgresql://[::1]:5433/depot?schema=a");
}
