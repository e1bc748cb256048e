#include "support/catch2_compat.h"
#include "watching_depot.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace fs = std::filesystem;

TEST_CASE("the doctor has nothing to say of a shop that answers", "[app]")
{
    WatchingDepot watching("19:00:00+01:00");
    CHECK_THAT(watching.run({"doctor"}).out,
               !ContainsSubstring("boutique") && !ContainsSubstring("configuration"));
    CHECK(watching.shop.requests() == 2);
    CHECK(watching.shop.violations() == 0);
}

TEST_CASE("the doctor says what is wrong with the key's file, and asks the shop all the same",
          "[app]")
{
    WatchingDepot watching("19:00:00+01:00", "clef-a-ne-pas-dire");
    SECTION("others may read it")
    {
        fs::permissions(watching.key_file, fs::perms::others_read, fs::perm_options::add);
        const Outcome outcome = watching.run({"doctor"});
        CHECK(outcome.status == 1);
        CHECK(lines_of(outcome.out).front() ==
              "à réparer: configuration: D'autres peuvent lire le fichier «" +
                  watching.key_file.string() + "»: lancez «chmod 600 " +
                  watching.key_file.string() + "».");
        CHECK_THAT(outcome.out, !ContainsSubstring("à-ne-pas-dire"));
    }
    SECTION("it is not there")
    {
        fs::remove(watching.key_file);
        const Outcome outcome = watching.run({"doctor"});
        CHECK(outcome.status == 1);
        CHECK_THAT(outcome.out, ContainsSubstring("à réparer: configuration: Il n'y a pas de "
                                                  "fichier «" +
                                                  watching.key_file.string() + "»"));
    }
    CHECK(watching.shop.requests("/api/v0/shops/1204") == 1);
    CHECK(watching.shop.requests("/api/v0/orders") == 0);
}

TEST_CASE("the doctor says that the shop refuses the key, in JSON too", "[app]")
{
    const WatchingDepot watching("19:00:00+01:00", "clef-a-ne-pas-dire");
    const Outcome outcome = watching.run({"doctor", "--json"});
    CHECK(outcome.status == 1);
    CHECK_THAT(outcome.out, ContainsSubstring("refuse la clé de Cageot"));
    CHECK_THAT(outcome.out, !ContainsSubstring("clef-a-ne-pas-dire"));
    CHECK(outcome.err == "");
}
