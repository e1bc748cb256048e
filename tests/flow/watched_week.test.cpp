// The sample week in fast time: a sale opens on Saturday, closes on Monday, two of its orders are edited
// on Wednesday, and on Thursday all of it is handed out.

#include "app/config.h"
#include "depot/announce.h"
#include "depot/hub_tables.h"
#include "depot/spooler.h"
#include "depot/watched_depot.h"
#include "plan/difference.h"
#include "preflight/rasteriser.h"
#include "printed_depot.h"
#include "source/drop_folder.h"
#include "support/catch2_compat.h"
#include "support/fake_printer_queue.h"
#include "support/mail_server.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;

constexpr UtcMs opening = on(saturday, 6, 50);
constexpr UtcMs first_edit = on(wednesday, 9, 12), first_seen = on(wednesday, 9, 30);
/// The list of orders tells no relay: a change of it is seen by the morning's look at everything.
constexpr UtcMs second_edit = on(wednesday, 11, 40), second_seen = on(thursday, 5, 45);
constexpr UtcMs quarter = 15 * 60'000;

/// The rules of the sample week's config.
PlanRules week_rules()
{
    const fs::path file = fs::path(CAGEOT_SOURCE_DIR) / "fixtures/week/cageot.toml";
    ConfigReading reading = read_config(read_file(file), "cageot.toml", file.parent_path(), {});
    REQUIRE(reading.config);
    REQUIRE(load_hub_tables(reading.config->depot).empty());
    return reading.config->depot.rules;
}

/// A label or ticket that came out of a printer: what a code meant at that version.
struct Paper {
    std::string code;
    bool order_ticket = false;
    int since = 1;
    auto operator<=>(const Paper&) const = default;
};

/// The depot, its printers and its mail server through the week.
class Week {
public:
    explicit Week(PrintWhen when)
        : depot("week-edited.json", opening,
                [&](DepotSettings& settings) {
                    settings.rules = week_rules();
                    settings.shop->server.patience = 15'000; // the machine may be busy
                    settings.print_when = when;
                    settings.print_at = {4, 6, 30};
                    settings.mail = Correspondence{{}, "cageot@example.org", {"depot@example.org"}};
                    settings.mail->server.host = "127.0.0.1";
                    settings.mail->server.port = mails.port();
                    settings.mail->server.security = MailSecurity::none;
                })
        , spooler_(depot.depot(), queue, PrintingRights::take(depot.depot()))
    {
        queue.on_submit = [this](const PrinterName&, const PrintDocument& document) {
            note(document);
        };
    }

    /// Everything that the service's threads do, a quarter of an hour at a time.
    void run_to(UtcMs moment)
    {
        while (depot.now() < moment) {
            depot.run_to(std::min(depot.now() + quarter, moment));
            while (spooler_.step())
                queue.complete_all();
            send_due_mails(depot.depot());
        }
    }

    std::shared_ptr<const PrintPlan> plan(int version)
    {
        return depot.depot().plan({"S1"}, version);
    }
    /// How often each label or ticket came out since the last time that this was asked.
    std::map<Paper, int> take_papers() { return std::exchange(papers_, {}); }

    TestMailServer mails{"clear"};
    WatchedDepot depot;
    FakePrinterQueue queue;

private:
    void note(const PrintDocument& document)
    {
        const SpoolJob job = depot.store().find_job(document.key).value();
        const bool orders = job.kind == PageKind::order;
        int pages = 0;
        for (const LedgerRow& row : depot.store().ledger(job.session)) {
            if (row.state == LabelState::void_ || (row.kind == PageKind::order) != orders ||
                std::ranges::count(job.codes, row.code) == 0)
                continue;
            ++papers_[{row.code, orders, row.since}];
            ++pages;
        }
        if (job.kind != PageKind::slip && !orders) // an order's ticket may have a second page
            CHECK(Rasteriser(document.pdf).page_count() == pages);
    }

    Spooler spooler_;
    std::map<Paper, int> papers_;
};

/// What a plan prints, as codes: labels and bag tickets, or order tickets.
std::set<std::string> codes_of(const std::map<Paper, int>& papers, bool order_tickets)
{
    std::set<std::string> codes;
    for (const auto& [paper, count] : papers)
        if (paper.order_ticket == order_tickets)
            codes.insert(paper.code);
    return codes;
}

/// What must come out because of a change, in the same way.
std::set<std::string> codes_of(const PlanDifference& changes, const PrintPlan& plan,
                               bool order_tickets)
{
    std::set<std::string> tickets = changes.new_tickets;
    tickets.insert(changes.changed_tickets.begin(), changes.changed_tickets.end());
    std::set<std::string> codes = order_tickets ? std::set<std::string>{} : changes.new_labels;
    for (const CrateTicket& ticket : plan.tickets)
        if (const std::string code = to_string(plan.crates.at(ticket.crate).code);
            (ticket.kind == CrateTicket::Kind::order) == order_tickets && tickets.contains(code))
            codes.insert(code);
    return codes;
}

void check_once_each(const std::map<Paper, int>& papers)
{
    for (const auto& [paper, count] : papers) {
        CAPTURE(paper.code, paper.since);
        CHECK(count == 1);
    }
}

/// Everything that is valid at the end is on paper, once.
void check_valid_papers(Week& week, const std::map<Paper, int>& papers)
{
    int order_tickets = 0;
    for (const LedgerRow& row : week.depot.store().ledger({"S1"})) {
        if (row.state == LabelState::void_)
            continue;
        CAPTURE(row.code, to_string(row.kind));
        CHECK(row.state == LabelState::sent);
        const bool order = row.kind == PageKind::order;
        const auto paper = papers.find({row.code, order, row.since});
        CHECK((paper != papers.end() && paper->second == 1));
        order_tickets += order ? 1 : 0;
    }
    CHECK(order_tickets == 70);
}

void check_mails(Week& week)
{
    CHECK_THAT(week.mails.read(2), ContainsSubstring("Commande"));
    CHECK_THAT(week.mails.read(2), ContainsSubstring("changements (version 2)"));
    CHECK_THAT(week.mails.read(3), ContainsSubstring("changements (version 3)"));
    CHECK(week.mails.received(4).empty());
}

/// Nothing was asked that a well-behaved client does not ask.
void check_requests(Week& week)
{
    const TemporaryFolder folder;
    const fs::path log = folder.path() / "requests.json";
    std::ofstream(log) << week.depot.shop.requests_json();
    run_program({"/usr/bin/python3", "-B", CAGEOT_SOURCE_DIR "/fixtures/open_food_network/check.py",
                 "--requests", log.string(), "--rate", "fake"});
}

void run_to_tuesday(Week& week)
{
    week.run_to(on(monday, 20, 5));
    CHECK(week.depot.versions().empty());
    CHECK(week.mails.received(1).empty());
    week.run_to(on(monday, 20, 30));
    CHECK(week.depot.versions() == "S1@v1");
    CHECK_THAT(week.mails.read(1), ContainsSubstring("70 commandes"));
    week.run_to(on(tuesday, 0));
    CHECK(week.mails.received(2).empty());
}

} // namespace

TEST_CASE("a week that prints on Thursday morning prints its last version, once", "[flow]")
{
    Week week(PrintWhen::at_time);
    run_to_tuesday(week);
    week.run_to(first_edit);
    CHECK(week.depot.versions() == "S1@v1");
    week.run_to(first_seen);
    CHECK(week.depot.versions() == "S1@v1 S1@v2");
    week.run_to(second_seen);
    CHECK(week.depot.versions() == "S1@v1 S1@v2 S1@v3");
    CHECK(week.queue.taken().empty());
    week.run_to(on(thursday, 18));
    CHECK(week.depot.versions() == "S1@v1 S1@v2 S1@v3");
    CHECK(week.depot.board() == std::vector<std::string>{});

    const std::map<Paper, int> papers = week.take_papers();
    check_once_each(papers);
    check_valid_papers(week, papers);
    std::size_t valid = 0;
    for (const LedgerRow& row : week.depot.store().ledger({"S1"}))
        valid += row.state == LabelState::void_ ? 0 : 1;
    CHECK(papers.size() == valid); // nothing of an older version came out
    check_mails(week);
    check_requests(week);
}

TEST_CASE("a week that prints at once prints what edits changed, and slips of what they made wrong",
          "[flow]")
{
    Week week(PrintWhen::at_once);
    run_to_tuesday(week);
    std::map<Paper, int> all = week.take_papers();
    check_once_each(all);
    CHECK_FALSE(all.empty());
    int version = 1;
    for (const auto& [edited, seen] :
         {std::pair(first_edit, first_seen), std::pair(second_edit, second_seen)}) {
        week.run_to(edited);
        CHECK(week.take_papers().empty());
        week.run_to(seen);
        ++version;
        CAPTURE(version);
        const std::map<Paper, int> papers = week.take_papers();
        check_once_each(papers);
        const auto plan = week.plan(version);
        const PlanDifference changes = difference(*week.plan(version - 1), *plan);
        CHECK_FALSE(changes.new_labels.empty());
        CHECK_FALSE(changes.changed_tickets.empty());
        for (const bool order_tickets : {false, true})
            CHECK(codes_of(papers, order_tickets) == codes_of(changes, *plan, order_tickets));
        CHECK(std::ranges::count(week.queue.titles(), "S1 à jeter v" + std::to_string(version)) ==
              1);
        all.insert(papers.begin(), papers.end());
    }
    week.run_to(on(thursday, 18));
    CHECK(week.depot.versions() == "S1@v1 S1@v2 S1@v3");
    CHECK(week.take_papers().empty());
    check_valid_papers(week, all);
    // A label has its own code for each content: none came out twice.
    std::map<std::string, int> labels;
    for (const auto& [paper, count] : all)
        if (paper.code.starts_with('U'))
            labels[paper.code] += count;
    CHECK(std::ranges::none_of(labels, [](const auto& label) { return label.second != 1; }));
    CHECK(week.depot.board().size() == 2); // a notice for each slip
    check_mails(week);
    check_requests(week);
}
