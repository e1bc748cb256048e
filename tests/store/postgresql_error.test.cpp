#include "store/database_address.h"
#include "store/database_error.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

DatabaseAddress address()
{
    return parse_database_url("postgresql://cageot:secret@base/depot").address;
}

std::string told(const std::string& message)
{
    return message_of(
        [&] { throw_postgresql_error(message, address(), std::chrono::milliseconds(5000)); });
}

} // namespace

TEST_CASE("the SQLSTATE is found whatever the server's language")
{
    CHECK(sqlstate_of("ERROR:  23505: duplicate key") == "23505");
    CHECK(sqlstate_of("postgresql_stmt_execute error: ERREUR:  XX001: page invalide") == "XX001");
    CHECK(sqlstate_of("connection to server at \"h\" (10.0.0.1), port 5432 failed: FATAL:  3D000: "
                      "database \"x\" does not exist") == "3D000");
    CHECK(sqlstate_of("could not connect to server: Connection refused") == "");
    CHECK(sqlstate_of("") == "");
    CHECK(sqlstate_of("ERROR:  2350") == "");
}

TEST_CASE("each trouble of a server is one French sentence with the next step")
{
    const auto [message, part] = GENERATE(table<const char*, const char*>({
        {"connection to server failed: Connection refused", "ne répond pas"},
        {"server closed the connection unexpectedly", "ne répond pas"},
        {"FATAL:  08006: x", "ne répond pas"},
        {"FATAL:  28P01: x", "Le mot de passe"},
        {"FATAL:  28000: x", "pg_hba.conf"},
        {"FATAL:  3D000: x", "createdb"},
        {"ERROR:  3F000: x", "remettez la dernière sauvegarde"},
        {"ERROR:  42501: x", "propriétaire"},
        {"ERROR:  25006: x", "lecture seule"},
        {"ERROR:  53100: x", "plein"},
        {"ERROR:  53200: x", "mémoire"},
        {"FATAL:  53300: x", "max_connections"},
        {"FATAL:  57P01: x", "s'arrête ou démarre"},
        {"FATAL:  57P03: x", "s'arrête ou démarre"},
        {"ERROR:  57014: x", "pas répondu à temps"},
        {"ERROR:  55P03: x", "depuis plus de 5 s"},
        {"ERROR:  58030: x", "Le disque du serveur"},
        {"ERROR:  XX001: x", "abîmée"},
        {"ERROR:  XX000: odd\nLOCATION: y", "(ERROR:  XX000: odd): arrêtez Cageot"},
    }));
    const std::string sentence = told(message);
    CHECK_THAT(sentence, ContainsSubstring(part));
    CHECK_THAT(sentence, ContainsSubstring("«postgresql://cageot@base/depot?schema=cageot»"));
    CHECK_THAT(sentence, ContainsSubstring(": ") && !ContainsSubstring("secret") &&
                             !ContainsSubstring("LOCATION") && !ContainsSubstring("%"));
}

TEST_CASE("what only our SQL can have done is a mistake of ours")
{
    for (const char* state : {"22P02", "23505", "25P02", "25001", "26000", "42601", "42P01"}) {
        CAPTURE(state);
        CHECK_THROWS_AS(throw_postgresql_error("ERROR:  " + std::string(state) + ": x", address(),
                                               std::chrono::milliseconds(1)),
                        std::logic_error);
    }
}
