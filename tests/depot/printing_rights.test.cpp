#include "depot/printing_rights.h"

#include "depot/two_depots.h"
#include "support/catch2_compat.h"

namespace cageot {
namespace {

const PrinterName labels{"etiquettes"}, tickets{"tickets"};
const std::set<PrinterName> both{labels, tickets};

bool may_print(PrintingRights& rights, const PrinterName& printer)
{
    rights.refresh(both);
    return rights.may_print(printer);
}

} // namespace

TEST_CASE("with SQLite one program has the right to all printers", "[depot]")
{
    SampleDepot sample;
    if (sample.depot.settings().database)
        return;
    std::optional<PrintingRights> first = PrintingRights::try_take(sample.depot);
    REQUIRE(first);
    CHECK(first->may_print(labels));
    CHECK(first->may_send(tickets));
    first->refresh({});
    first->give_back(labels); // to nobody
    CHECK(first->may_print(labels));
    CHECK_FALSE(PrintingRights::try_take(sample.depot));
    first.reset();
    CHECK(PrintingRights::try_take(sample.depot));
}

TEST_CASE("on PostgreSQL each printer is one program's, whichever", "[depot]")
{
    TwoDepots depots;
    std::optional<PrintingRights> one = PrintingRights::take(depots.one);
    PrintingRights two = PrintingRights::take(depots.two);
    CHECK_FALSE(one->may_print(labels)); // nobody took it yet
    one->refresh({labels});
    CHECK(one->may_print(labels));
    CHECK(one->may_send(labels));
    CHECK_FALSE(may_print(two, labels));
    CHECK(two.may_send(tickets));
    CHECK_FALSE(may_print(*one, tickets));
    one.reset(); // the program ends
    depots.clock.advance(500);
    CHECK(may_print(two, labels));
}

TEST_CASE("what is given back is another's first, then anybody's", "[depot]")
{
    TwoDepots depots;
    PrintingRights one = PrintingRights::take(depots.one);
    one.refresh(both);
    one.note_reached(labels);
    CHECK(one.was_reached(labels));
    one.give_back(labels);
    CHECK_FALSE(one.may_print(labels));
    CHECK_FALSE(one.was_reached(labels));
    CHECK_FALSE(may_print(one, labels)); // not at once
    CHECK(one.may_print(tickets));
    {
        PrintingRights two = PrintingRights::take(depots.two);
        CHECK(may_print(two, labels));
    }
    depots.clock.advance(3000);
    CHECK(may_print(one, labels));
    CHECK_FALSE(one.was_reached(labels));
}

TEST_CASE("a printer that is no longer there is nobody's", "[depot]")
{
    TwoDepots depots;
    PrintingRights one = PrintingRights::take(depots.one);
    one.refresh(both);
    one.refresh({tickets});
    PrintingRights two = PrintingRights::take(depots.two);
    CHECK(may_print(two, labels));
}

} // namespace cageot
