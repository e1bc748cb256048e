#include "store/sample_rows.h"
#include "store/some_database.h"

#include "support/catch2_compat.h"

using namespace cageot;

namespace {

StoredDeed a_deed(UtcMs at, const std::string& what, const std::string& session = "")
{
    return {at, "marie", {session}, what, "pourquoi"};
}

} // namespace

TEST_CASE("what is decided of a printer replaces what was decided before, and is told", "[store]")
{
    const SomeDatabase place;
    Store store = place.store();
    const PrinterCare paused{{"froid-1"}, 5, "marie", false, {}, {}};
    const PrinterCare moved{{"froid-1"}, 0, "", true, Length::um(-300), Length::um(500)};
    const PrinterCare other{{"etiquettes"}, 7, "zoe", false, {}, {}};
    store.save_care(paused, a_deed(5, "froid-1 en pause"));
    store.save_care(other, a_deed(7, "etiquettes en pause"));
    const std::int64_t before = store.change_count();
    store.save_care(moved, a_deed(8, "froid-1 décalée"));
    CHECK(store.printer_cares() == std::vector{other, moved});
    CHECK(store.change_count() > before);
    CHECK(store.newest_deeds({}) == std::vector{a_deed(8, "froid-1 décalée"),
                                                a_deed(7, "etiquettes en pause"),
                                                a_deed(5, "froid-1 en pause")});
}

TEST_CASE("a session is held once and let go once", "[store]")
{
    const SomeDatabase place;
    Store store = place.store();
    const SessionHold hold{{"S1"}, 5, "marie"};
    CHECK(store.hold(hold, a_deed(5, "retenue", "S1")));
    CHECK_FALSE(store.hold({{"S1"}, 6, "zoe"}, a_deed(6, "retenue encore", "S1")));
    CHECK(store.holds() == std::vector{hold});
    CHECK_FALSE(store.let_go({"S2"}, a_deed(7, "une autre", "S2")));
    CHECK(store.let_go({"S1"}, a_deed(8, "relâchée", "S1")));
    CHECK_FALSE(store.let_go({"S1"}, a_deed(9, "encore", "S1")));
    CHECK(store.holds().empty());
    CHECK(store.newest_deeds({}) ==
          std::vector{a_deed(8, "relâchée", "S1"), a_deed(5, "retenue", "S1")});
}

TEST_CASE("deeds are told a page at a time, of one session or of all", "[store]")
{
    const SomeDatabase place;
    Store store = place.store();
    store.add_deed(a_deed(1, "un", "S1"));
    store.add_deed(a_deed(2, "deux"));
    store.add_deed(a_deed(3, "trois", "S1"));
    CHECK(store.newest_deeds({0, {"S1"}, false, 100}) ==
          std::vector{a_deed(3, "trois", "S1"), a_deed(1, "un", "S1")});
    CHECK(store.newest_deeds({3, {}, false, 1}) == std::vector{a_deed(2, "deux")});
}

TEST_CASE("who settled a notice, and when, is remembered", "[store]")
{
    const SomeDatabase place;
    Store store = place.store();
    Notice notice;
    notice.key = "slip";
    notice.told_at = 3;
    notice.by_hand = true;
    notice.sentence = "Jetez.";
    store.tell(notice);
    CHECK(store.settle("slip", {9, "marie"}));
    CHECK_FALSE(store.settle("slip", {10, "zoe"}));
    notice.open = false;
    notice.settled_at = 9;
    notice.settled_by = "marie";
    CHECK(store.newest_notices({}) == std::vector{notice});
}
