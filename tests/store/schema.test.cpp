#include "store/schema.h"

#include "store/sample_rows.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"

#include <sqlite3.h>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

/// Runs SQL beside the store, as another program would.
void run_sql(const std::filesystem::path& file, const char* sql)
{
    sqlite3* raw = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &raw) == SQLITE_OK);
    CHECK(sqlite3_exec(raw, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    CHECK(sqlite3_close(raw) == SQLITE_OK);
}

} // namespace

TEST_CASE("a database of a newer program is refused and not changed")
{
    const TemporaryFolder folder;
    Store(folder.path(), sample_key).save_snapshot(a_snapshot());
    const auto file = folder.path() / "cageot.sqlite";
    run_sql(file, "PRAGMA user_version = 99");
    CHECK_THAT(message_of([&] { Store store(folder.path(), sample_key); }),
               ContainsSubstring("version plus récente de Cageot") &&
                   ContainsSubstring("installez cette version-là"));
    run_sql(file, "PRAGMA user_version = 3");
    CHECK(Store(folder.path(), sample_key).sessions().size() == 1);
}

TEST_CASE("a word that this program does not know is told and not guessed")
{
    const TemporaryFolder folder;
    Store store(folder.path(), sample_key);
    store.save_snapshot(a_snapshot());
    run_sql(folder.path() / "cageot.sqlite", "UPDATE ledger SET state = 'burnt' WHERE code = 'U1'");
    CHECK_THAT(message_of([&] { store.ledger({"S1"}); }), ContainsSubstring("«burnt»"));
}

TEST_CASE("a damaged code key is told")
{
    const TemporaryFolder folder;
    Store store(folder.path(), sample_key);
    const char* damage = GENERATE("UPDATE depot SET code_key = '0102'",
                                  "UPDATE depot SET code_key = 'zz020304050607080910111213141516'");
    run_sql(folder.path() / "cageot.sqlite", damage);
    CHECK_THAT(message_of([&] { store.code_key(); }), ContainsSubstring("clé des codes"));
}
