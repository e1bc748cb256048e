#include "depot/coordinators.h"
#include "depot/sample_depot.h"

#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string good = "pluie tambour ortie wagon";

} // namespace

TEST_CASE("a password lets its coordinator in and nobody else's does", "[depot]")
{
    SampleDepot sample;
    CHECK_FALSE(has_coordinators(sample.depot));
    set_password(sample.depot, "Zoé", good);
    CHECK(has_coordinators(sample.depot));
    const auto secret = log_in(sample.depot, "ZOE ", good);
    REQUIRE(secret);
    CHECK(secret->size() == 64);
    CHECK(coordinator_of(sample.depot, *secret) == "zoe");
    CHECK_FALSE(log_in(sample.depot, "zoe", good + " "));
    CHECK_FALSE(log_in(sample.depot, "marie", good));
    CHECK_FALSE(log_in(sample.depot, "zoe", std::string(2000, 'a')));
    CHECK_FALSE(coordinator_of(sample.depot, ""));
    CHECK_FALSE(coordinator_of(sample.depot, std::string(64, 'a')));
}

TEST_CASE("neither password nor secret is kept as it is", "[depot]")
{
    SampleDepot sample;
    set_password(sample.depot, "zoe", good);
    const auto secret = log_in(sample.depot, "zoe", good);
    const StoredCoordinator zoe = sample.depot.store().coordinators().at(0);
    CHECK_THAT(zoe.password, ContainsSubstring("$argon2id$v=19$m=65536,t=2,p=1$"));
    CHECK_FALSE(sample.depot.store().find_login(*secret));
}

TEST_CASE("a login ends after twelve hours, with another password, and when somebody goes out",
          "[depot]")
{
    SampleDepot sample;
    set_password(sample.depot, "zoe", good);
    const std::string morning = log_in(sample.depot, "zoe", good).value();
    sample.clock.advance(login_length);
    CHECK(coordinator_of(sample.depot, morning));
    sample.clock.advance(1);
    CHECK_FALSE(coordinator_of(sample.depot, morning));

    const std::string evening = log_in(sample.depot, "zoe", good).value();
    const std::string key = new_program_key(sample.depot, "zoe");
    log_out(sample.depot, evening);
    CHECK_FALSE(coordinator_of(sample.depot, evening));
    CHECK(coordinator_of(sample.depot, key) == "zoe");
    set_password(sample.depot, "zoe", "cent vaches bleues rient");
    CHECK_FALSE(coordinator_of(sample.depot, key));
    CHECK_FALSE(log_in(sample.depot, "zoe", good));
}

TEST_CASE("who is removed is out at once", "[depot]")
{
    SampleDepot sample;
    set_password(sample.depot, "zoe", good);
    const std::string secret = log_in(sample.depot, "zoe", good).value();
    remove_coordinator(sample.depot, "Zoé");
    CHECK_FALSE(coordinator_of(sample.depot, secret));
    CHECK_THROWS_WITH(remove_coordinator(sample.depot, "zoe"),
                      ContainsSubstring("coordinator list"));
    CHECK_THROWS_AS(new_program_key(sample.depot, "zoe"), UnknownName);
}

TEST_CASE("a password that is short, endless or easily guessed is refused with what to do",
          "[depot]")
{
    SampleDepot sample;
    for (const std::string& bad : {std::string("onze signes"), std::string(257, 'x'),
                                   std::string("password1234"), std::string("aaaaaaaaaaaaaaaa"),
                                   std::string("administrator"), std::string("zoe zoe zoe zoe")}) {
        INFO(bad);
        CHECK_THROWS_WITH(set_password(sample.depot, "zoe", bad),
                          ContainsSubstring("quatre mots sans rapport"));
    }
    CHECK_THROWS_WITH(set_password(sample.depot, "zoé b/c", good), ContainsSubstring("«marie»"));
    CHECK_FALSE(has_coordinators(sample.depot));
    set_password(sample.depot, "o", good); // which has that letter
    CHECK(has_coordinators(sample.depot));
}
