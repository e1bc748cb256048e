#include "store/schema.h"

#include "store/sample_rows.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("a database of a newer program is refused and not changed")
{
    const SomeDatabase place;
    place.store().save_snapshot(a_snapshot());
    const auto set_version = [&](std::int64_t version) {
        Database other = place.database();
        other.write([&](DatabaseSession& session) { session.set_schema_version(version); });
    };
    const std::int64_t own =
        place.database().read([](DatabaseSession& session) { return session.schema_version(); });
    set_version(own + 1);
    CHECK_THAT(message_of([&] { place.store(); }),
               ContainsSubstring("version plus récente de Cageot") &&
                   ContainsSubstring("installez cette version-là"));
    set_version(own);
    CHECK(place.store().sessions().size() == 1);
}

TEST_CASE("a word that this program does not know is told and not guessed")
{
    const SomeDatabase place;
    Store store = place.store();
    store.save_snapshot(a_snapshot());
    place.run_sql("UPDATE ledger SET state = 'burnt' WHERE code = 'U1'");
    CHECK_THAT(message_of([&] { store.ledger({"S1"}); }), ContainsSubstring("«burnt»"));
}

TEST_CASE("a damaged code key is told")
{
    const SomeDatabase place;
    Store store = place.store();
    const char* damage = GENERATE("UPDATE depot SET code_key = '0102'",
                                  "UPDATE depot SET code_key = 'zz020304050607080910111213141516'");
    place.run_sql(damage);
    CHECK_THAT(message_of([&] { store.code_key(); }), ContainsSubstring("clé des codes"));
}
