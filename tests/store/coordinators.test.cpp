#include "store/sample_rows.h"
#include "store/some_database.h"

#include "support/catch2_compat.h"

using namespace cageot;

namespace {

StoredCoordinator a_coordinator(const std::string& name,
                                const std::string& password = "$argon2id$a")
{
    return {name, password, 1, 1};
}

} // namespace

TEST_CASE(
    "coordinators are there in the order of their names and lose their logins with their password",
    "[store]")
{
    const SomeDatabase place;
    Store store = place.store();
    const StoredCoordinator zoe = a_coordinator("zoe"), marie = a_coordinator("marie");
    CHECK(store.save_coordinator({}, zoe));
    CHECK(store.save_coordinator({}, marie));
    CHECK_FALSE(store.save_coordinator({}, marie)); // she is no new one any more
    CHECK(store.coordinators() == std::vector{marie, zoe});
    CHECK(store.begin_login({"aa", "marie", false, 5, 100}));
    CHECK(store.begin_login({"bb", "zoe", true, 5, 100}));
    CHECK(store.save_coordinator(marie, a_coordinator("marie", "$argon2id$b")));
    CHECK_FALSE(store.find_login("aa"));
    CHECK(store.find_login("bb") == StoredLogin{"bb", "zoe", true, 5, 100});
}

TEST_CASE("who is forgotten cannot begin anything any more", "[store]")
{
    const SomeDatabase place;
    Store store = place.store();
    store.save_coordinator({}, a_coordinator("zoe"));
    CHECK(store.begin_login({"bb", "zoe", false, 5, 100}));
    CHECK(store.forget_coordinator("zoe"));
    CHECK_FALSE(store.forget_coordinator("zoe"));
    CHECK_FALSE(store.find_login("bb"));
    CHECK_FALSE(store.begin_login({"cc", "zoe", false, 5, 100}));
}

TEST_CASE("a login ends when somebody goes out, and old ones are forgotten with the next one",
          "[store]")
{
    const SomeDatabase place;
    Store store = place.store();
    store.save_coordinator({}, a_coordinator("zoe"));
    store.begin_login({"old", "zoe", false, 1, 10});
    store.begin_login({"out", "zoe", false, 5, 100});
    store.begin_login({"new", "zoe", false, 11, 100});
    CHECK_FALSE(store.find_login("old"));
    store.end_login("out");
    CHECK_FALSE(store.find_login("out"));
    CHECK(store.find_login("new"));
}
