#include "depot/documents.h"
#include "layout/intended_dots.h"
#include "printed_depot.h"
#include "support/catch2_compat.h"
#include "support/wait_until.h"

using namespace cageot;

namespace {

const std::filesystem::path source = CAGEOT_SOURCE_DIR;

std::vector<Page> pages_of(const PrintRun& run, const std::vector<std::vector<WantedPage>>& groups)
{
    std::vector<Page> pages;
    for (const auto& wanted : groups)
        for (const Page& page : make_document(run, wanted, "").pages)
            pages.push_back(page);
    return pages;
}

/// The numbers (from 1) of pictures that are not what was intended.
std::vector<std::size_t> wrong_pictures(const std::vector<Page>& pages,
                                        const std::vector<Dots>& pictures)
{
    std::vector<std::size_t> wrong;
    for (std::size_t i = 0; i < pages.size(); ++i)
        if (wrong_dots(intended_dots(pages[i]), pictures.at(i)) != 0)
            wrong.push_back(i + 1);
    return wrong;
}

void check_everything_arrives(PrintedDepot& printed,
                              const std::vector<std::filesystem::path>& files, int dpi)
{
    const StoredSession session = printed.print(files);
    Depot& depot = printed.depot();
    const auto plan = depot.plan(session.id, session.version);
    const PlanPages all(*plan);
    const PrintRun run{all, depot.stationery(), dpi, depot.stamp(session)};
    const std::vector<Page> labels =
        pages_of(run, {all.label_pages(), all.ticket_pages(CrateTicket::Kind::bag)});
    const std::vector<Page> tickets = pages_of(run, {all.ticket_pages(CrateTicket::Kind::order)});
    REQUIRE(!labels.empty());
    REQUIRE(!tickets.empty());

    // "Handed over" comes before the printer has drawn its last label.
    CHECK(wait_until([&] { return printed.labels().size() >= labels.size(); },
                     std::chrono::seconds(60)));
    CHECK(wait_until([&] { return printed.tickets().size() >= tickets.size(); },
                     std::chrono::seconds(60)));
    REQUIRE(printed.labels().size() == labels.size());
    REQUIRE(printed.tickets().size() == tickets.size());
    CHECK(wrong_pictures(labels, printed.labels()).empty());
    CHECK(wrong_pictures(tickets, printed.tickets()).empty());

    for (const LedgerRow& row : depot.store().ledger(session.id)) {
        CHECK(row.state == LabelState::sent);
        CHECK(row.copies == 1);
    }
}

} // namespace

TEST_CASE("each label and ticket of the week comes out once, in its order, in exactly the intended "
          "dots at 203 dpi",
          "[flow]")
{
    PrintedDepot printed(203);
    check_everything_arrives(printed,
                             {source / "fixtures/week/totaux-acheteurs.csv",
                              source / "fixtures/week/preparation-acheteurs.csv"},
                             203);
}

TEST_CASE("each label and ticket of a small week comes out in exactly the intended dots at 300 dpi",
          "[flow]")
{
    PrintedDepot printed(300);
    run_program({"python3", (source / "fixtures/make_week.py").string(), "--orders", "6", "--out",
                 printed.directory().string()});
    check_everything_arrives(printed,
                             {printed.directory() / "totaux-acheteurs.csv",
                              printed.directory() / "preparation-acheteurs.csv"},
                             300);
}
