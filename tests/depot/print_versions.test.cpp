// What a print request becomes after a later version.

#include "depot/print.h"

#include "depot/sample_depot.h"
#include "support/catch2_compat.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace cageot {
namespace {

using Titles = std::vector<std::string>;

/// Titles with their printers, from job `first` on (0 is the oldest).
Titles titles_of(SampleDepot& sample, std::size_t first = 0)
{
    Titles titles;
    for (const SpoolJob& job : sample.jobs({"S1"}))
        titles.push_back(job.printer.value + ": " + job.title);
    titles.erase(titles.begin(), titles.begin() + static_cast<std::ptrdiff_t>(first));
    return titles;
}

void ask_for_farm(SampleDepot& sample, const StoredSession& session, const std::string& farm)
{
    PrintRequest request;
    request.producer = farm;
    request_print(sample.depot, session, request);
}

/// Everything of the first version is on paper; the second one made five papers wrong.
struct LaterDepot : SampleDepot {
    explicit LaterDepot(void (*change)(DepotSettings&) = nullptr)
        : SampleDepot(change)
    {
        const StoredSession first = freeze_csv(small_week());
        print_all(first);
        end_jobs(first);
        before = jobs({"S1"}).size();
        second = freeze_csv(small_week_later());
    }
    long slips()
    {
        const std::vector<SpoolJob> all = jobs({"S1"});
        return std::ranges::count(all, PageKind::slip, &SpoolJob::kind);
    }

    std::size_t before = 0;
    StoredSession second;
};

void no_ticket_printer(DepotSettings& settings)
{
    std::erase_if(settings.printers, [](const ConfiguredPrinter& configured) {
        return configured.printer.role == PrinterRole::tickets;
    });
}

void only_labels(DepotSettings& settings)
{
    settings.printers.resize(1);
}

/// Lets something happen while somebody looks at it.
class MeddlingClock final : public Clock {
public:
    UtcMs now() const override
    {
        if (const auto meddle = std::exchange(meddle_, nullptr))
            meddle();
        return 1794460320000;
    }
    void when_asked(std::function<void()> meddle) { meddle_ = std::move(meddle); }

private:
    mutable std::function<void()> meddle_;
};

} // namespace

TEST_CASE("what a version made wrong is printed on a slip with what is new", "[depot]")
{
    LaterDepot sample;
    const PrintAnswer answer = sample.print_all(sample.second);
    CHECK(answer.pages == 8); // seven and the slip
    CHECK(titles_of(sample, sample.before) ==
          Titles{"etiquettes: S1 Ferme du Causse 1-2", "etiquettes: S1 Fromagerie du Lac 1-3",
                 "tickets: S1 tickets 1-2", "tickets: S1 à jeter v2"});
    const SpoolJob slip = sample.jobs({"S1"}).back();
    CHECK(slip.kind == PageKind::slip);
    CHECK(slip.version == 2);
    CHECK(slip.codes.empty());
    CHECK(std::ranges::count(answer.jobs, slip.key) == 1);
}

TEST_CASE("a slip is asked for once, whatever becomes of it on the way", "[depot]")
{
    LaterDepot sample;
    ask_for_farm(sample, sample.second, "Fromagerie du Lac");
    CHECK(sample.slips() == 1);
    sample.print_all(sample.second);
    CHECK(sample.slips() == 1);
    const std::vector<SpoolJob> jobs = sample.jobs({"S1"});
    SpoolJob slip = *std::ranges::find(jobs, PageKind::slip, &SpoolJob::kind);
    slip.state = GENERATE(SpoolState::submitted, SpoolState::handed_over, SpoolState::doubtful);
    sample.depot.store().update_job(slip);
    CHECK(sample.print_all(sample.second).pages == 0);
    CHECK(sample.slips() == 1);
}

TEST_CASE("a slip that never reached a printer is asked for again", "[depot]")
{
    LaterDepot sample;
    sample.print_all(sample.second);
    sample.depot.store().cancel_wanted_jobs({"S1"}, "La vente a rouvert.");
    CHECK(sample.print_all(sample.second).pages == 8);
    CHECK(sample.slips() == 2);
}

TEST_CASE("each version has a slip of its own, and one that nobody asked for is not lost",
          "[depot]")
{
    LaterDepot sample;
    ask_for_farm(sample, sample.second, "Ferme du Causse");
    sample.end_jobs(sample.second);
    const StoredSession third = sample.freeze_csv(small_week());
    CHECK(sample.print_all(third).pages > 0);
    const StoredSession fourth = sample.freeze_csv(small_week_later());
    sample.freeze_csv(small_week_later());
    sample.end_jobs(fourth);
    const StoredSession fifth = sample.freeze_csv(small_week());
    sample.print_all(fifth);
    std::vector<int> versions;
    for (const SpoolJob& job : sample.jobs({"S1"}))
        if (job.kind == PageKind::slip)
            versions.push_back(job.version);
    CHECK(versions == std::vector{2, 3, 5}); // the fourth came before anything of the third was out
}

TEST_CASE("without a ticket printer the slip goes to the office", "[depot]")
{
    LaterDepot sample(no_ticket_printer);
    sample.print_all(sample.second);
    CHECK(titles_of(sample).back() == "bureau: S1 à jeter v2");
}

TEST_CASE("the printer that is asked for takes the slip too", "[depot]")
{
    LaterDepot sample;
    PrintRequest request;
    request.printer = {"bureau"};
    request_print(sample.depot, sample.second, request);
    CHECK(titles_of(sample).back() == "bureau: S1 à jeter v2");
}

TEST_CASE("where nothing prints slips, labels are printed all the same", "[depot]")
{
    SampleDepot sample(only_labels);
    const StoredSession first = sample.freeze_csv(small_week());
    sample.print_labels(first);
    sample.end_jobs(first);
    const StoredSession second = sample.freeze_csv(small_week_later());
    CHECK(sample.print_labels(second).pages == 5);
    CHECK(titles_of(sample).back() == "etiquettes: S1 Fromagerie du Lac 1-3");
    CHECK_FALSE(sample.depot.store().notices().empty());
}

TEST_CASE("by farm, a later version asks by itself for what was asked for before", "[depot]")
{
    SampleDepot sample;
    const StoredSession first = sample.freeze_csv(small_week());
    ask_for_farm(sample, first, "Ferme du Causse");
    SECTION("with what is wrong now")
    {
        sample.end_jobs(first);
        const StoredSession second = sample.freeze_csv(small_week_later());
        CHECK(print_as_configured(sample.depot, second).pages == 3);
        CHECK(titles_of(sample, 1) ==
              Titles{"etiquettes: S1 Ferme du Causse 1-2", "tickets: S1 à jeter v2"});
        CHECK(print_as_configured(sample.depot, second).pages == 0);
    }
    SECTION("beside a job that nobody has sent")
    {
        const StoredSession second = sample.freeze_csv(small_week_later());
        CHECK(print_as_configured(sample.depot, second).pages == 2);
        CHECK(titles_of(sample, 1) == Titles{"etiquettes: S1 Ferme du Causse 1-2"});
    }
    SECTION("also when that was taken back while the sale took orders again")
    {
        sample.depot.store().cancel_wanted_jobs({"S1"}, "La vente a rouvert.");
        const StoredSession second = sample.freeze_csv(small_week_later());
        CHECK(print_as_configured(sample.depot, second).pages == 3);
        CHECK(titles_of(sample, 1) == Titles{"etiquettes: S1 Ferme du Causse 1-3"});
    }
}

TEST_CASE("by farm, tickets and bags follow each for themselves", "[depot]")
{
    SampleDepot sample;
    const StoredSession first = sample.freeze_csv(small_week());
    PrintRequest tickets;
    tickets.labels = false;
    request_print(sample.depot, first, tickets);
    sample.end_jobs(first);
    print_as_configured(sample.depot, sample.freeze_csv(small_week_later()));
    // Order 17's again and order 19's, whose only crate is cold.
    CHECK(titles_of(sample, 2) == Titles{"tickets: S1 tickets 1-2", "tickets: S1 à jeter v2"});
}

TEST_CASE("who asks for an older version gets the newest", "[depot]")
{
    SampleDepot sample;
    const StoredSession first = sample.freeze_csv(small_week());
    sample.freeze_csv(small_week_later());
    CHECK(sample.print_all(first).pages == 12 - 1);
    for (const SpoolJob& job : sample.jobs({"S1"}))
        CHECK(job.version == 2);
}

TEST_CASE("a version that is frozen while somebody asks loses nothing and brings nothing twice",
          "[depot]")
{
    const TemporaryFolder folder;
    MeddlingClock clock;
    Depot depot(sample_settings(folder.path()), clock);
    const StoredSession first = *freeze(depot, {{"commandes.csv", small_week()}}).session;
    clock.when_asked([&] { freeze(depot, {{"commandes.csv", small_week_later()}}); });
    request_print(depot, first, {});
    CHECK(depot.store().find_session(first.id)->version == 2);
    std::map<std::string, int> asked;
    for (const SpoolJob& job : depot.store().jobs(first.id)) {
        CHECK(job.version == 2);
        for (const std::string& code : job.codes)
            ++asked[code];
    }
    for (const LedgerRow& row : depot.store().ledger(first.id)) {
        CAPTURE(row.code);
        CHECK(row.state == (row.version == 2 ? LabelState::sent : LabelState::void_));
        CHECK(asked[row.code] == (row.version == 2 ? 1 : 0));
        CHECK(row.copies == asked[row.code]);
    }
}

} // namespace cageot
