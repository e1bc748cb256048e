#include "depot/reprint.h"

#include "depot/spooling_depot.h"
#include "support/message_of.h"

#include <algorithm>

namespace cageot {
namespace {

using Lines = std::vector<std::string>;

ReprintRequest of(const Lines& codes)
{
    ReprintRequest request;
    request.codes = codes;
    request.asked_by = "Camille";
    return request;
}

Lines faults_of(Depot& depot, const Lines& codes)
{
    try {
        reprint(depot, of(codes));
    } catch (const ReprintRefused& refused) {
        return refused.faults();
    }
    return {};
}

/// The small week, whose pages were all handed over.
struct PrintedWeek : SpoolingDepot {
    PrintedWeek()
        : session(freeze_csv(small_week()))
    {
        print_all(session);
        end_jobs(session);
    }
    LedgerRow row(const std::string& code) { return depot.store().find_rows({code}).at(0); }
    /// The first code of that kind that is in force.
    std::string code(PageKind kind)
    {
        for (const LedgerRow& row : depot.store().ledger(session.id))
            if (row.kind == kind && row.state != LabelState::void_)
                return row.code;
        throw std::runtime_error("no such page");
    }
    SpoolJob newest() { return depot.store().jobs(session.id).at(0); }

    StoredSession session;
};

} // namespace

TEST_CASE("a torn label comes out once more, with one copy more, before what waits", "[depot]")
{
    PrintedWeek week;
    const std::string code = week.code(PageKind::unit);
    const ReprintAnswer answer = reprint(week.depot, of({code}));
    CHECK(answer.duplicates == 1);
    CHECK(answer.first_prints == 0);
    const SpoolJob job = week.newest();
    CHECK(answer.jobs == std::vector{job.key});
    CHECK(job.codes == Lines{code});
    CHECK(job.title == "S1 réimpression 1-1");
    CHECK(job.reason == "torn");
    CHECK(job.asked_by == "Camille");
    CHECK(job.urgency == Urgency::waiting);
    CHECK(job.role == PrinterRole::labels);
    CHECK(week.row(code).copies == 2);
    CHECK(week.row(code).state == LabelState::sent);
    CHECK(week.finish());
    CHECK(week.queue.titles() == Lines{"S1 réimpression 1-1"});
}

TEST_CASE("a crate's code stands for its ticket, of whatever kind", "[depot]")
{
    PrintedWeek week;
    const std::string order = week.code(PageKind::order), bag = week.code(PageKind::bag),
                      head = week.code(PageKind::head);
    CHECK(reprint(week.depot, of({bag, order, head})).duplicates == 3);
    Lines jobs;
    for (const SpoolJob& job : week.jobs({"S1"}))
        if (job.urgency == Urgency::waiting)
            jobs.push_back(job.printer.value + " " + std::to_string(job.codes.size()));
    CHECK(jobs == Lines{"etiquettes 2", "tickets 1"});
    CHECK(week.finish());
    CHECK(week.row(order).copies == 2);
}

TEST_CASE("codes may be typed with spaces, in small letters, twice, or come from the QR", "[depot]")
{
    PrintedWeek week;
    const std::string code = week.code(PageKind::unit), crate = week.code(PageKind::order);
    std::string spaced = to_spaced_string(*parse_code(code));
    spaced[0] = 'u';
    CHECK(reprint(week.depot, of({spaced, code + crate, code})).duplicates == 1);
    CHECK(week.newest().codes == Lines{code});
}

TEST_CASE("what was never printed is printed, as no duplicate", "[depot]")
{
    SpoolingDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    const LedgerRow row = sample.depot.store().ledger(session.id).at(1);
    const ReprintAnswer answer = reprint(sample.depot, of({row.code}));
    CHECK(answer.first_prints == 1);
    CHECK(answer.duplicates == 0);
    CHECK(sample.depot.store().find_rows({row.code}).at(0).copies == 1);
    const SpoolJob job = sample.jobs(session.id).at(0);
    CHECK(job.title == "S1 impression 1-1");
    CHECK(job.reason.empty());
    CHECK(sample.print_all(session).pages == 8); // and nothing brings it again
}

TEST_CASE("without a reason nothing comes out a second time", "[depot]")
{
    SpoolingDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    const std::string code = sample.depot.store().ledger(session.id).at(1).code;
    ReprintRequest first = of({code});
    first.reason.reset();
    CHECK(reprint(sample.depot, first).first_prints == 1);
    CHECK(reprint(sample.depot, first).hurried == 1);
    sample.end_jobs(session);
    const ReprintAnswer answer = reprint(sample.depot, first);
    CHECK(answer.known == 1);
    CHECK(answer.jobs.empty());
    CHECK(sample.depot.store().find_rows({code}).at(0).copies == 1);
}

TEST_CASE("what waits in a job that nobody has sent goes first, and is not doubled", "[depot]")
{
    SpoolingDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    sample.print_all(session);
    const SpoolJob second = sample.jobs(session.id).at(1);
    const ReprintAnswer answer = reprint(sample.depot, of({second.codes.at(0)}));
    CHECK(answer.hurried == 1);
    CHECK(answer.duplicates == 0);
    CHECK(answer.jobs == std::vector{second.key});
    CHECK(sample.jobs(session.id).size() == 4);
    CHECK(sample.depot.store().find_job(second.key)->urgency == Urgency::waiting);
    CHECK(sample.depot.store().find_rows({second.codes.at(0)}).at(0).copies == 1);
}

TEST_CASE("misread, foreign and void codes are refused whole, each with its remedy", "[depot]")
{
    PrintedWeek week;
    const std::string good = week.code(PageKind::order);
    const LedgerRow old = [&] {
        for (const LedgerRow& row : week.depot.store().ledger(week.session.id))
            if (row.kind == PageKind::head)
                return row; // of Ferme du Causse, whose tomatoes will be fewer
        throw std::runtime_error("no head");
    }();
    week.freeze_csv(small_week_later());
    REQUIRE(week.row(old.code).state == LabelState::void_);
    const std::string newer = week.code(PageKind::head);
    CHECK(faults_of(week.depot, {good, "U1234567875", "U1234567874", "bonjour", old.code}) ==
          Lines{"«U1234567875»: ce code est mal lu, relisez-le sur l'étiquette.",
                "«bonjour»: ce code est mal lu, relisez-le sur l'étiquette.",
                "«U1234567874»: rien dans ce dépôt ne porte ce code, relisez-le.",
                "«" + old.code + "» ne vaut plus depuis S1@v2: jetez-la et prenez " + newer +
                    " à sa place."});
    CHECK(week.newest().urgency == Urgency::batch); // nothing was asked for
    CHECK(faults_of(week.depot, {}) ==
          Lines{"Aucun code: donnez celui de l'étiquette ou du ticket."});
}

TEST_CASE("a label that nothing replaces is to be thrown away", "[depot]")
{
    PrintedWeek week;
    week.freeze_csv(orders_csv({"17;Inès Lafargue;Aragon;Ferme du Causse;Tomates;500g;2"}));
    const std::string yoghurt = [&] {
        for (const LedgerRow& row : week.depot.store().ledger(week.session.id))
            if (row.state == LabelState::void_ && row.batch == "Fromagerie du Lac" &&
                row.kind == PageKind::unit)
                return row.code;
        throw std::runtime_error("no yoghurt");
    }();
    CHECK(faults_of(week.depot, {yoghurt}) ==
          Lines{"«" + yoghurt + "» ne vaut plus depuis S1@v2 et rien ne la remplace: jetez-la."});
}

TEST_CASE("a request with a name is done once, whatever happens in between", "[depot]")
{
    PrintedWeek week;
    const std::string code = week.code(PageKind::unit);
    ReprintRequest request = of({code});
    request.key = "1f2e";
    const ReprintAnswer first = reprint(week.depot, request);
    CHECK(week.finish());
    week.clock.advance(3'600'000);
    const ReprintAnswer again = reprint(week.depot, request);
    CHECK(again.jobs == first.jobs);
    CHECK(again.known == 1);
    CHECK(again.duplicates == 0);
    CHECK(week.row(code).copies == 2);
    request.codes = {week.code(PageKind::head)};
    CHECK(message_of([&] { reprint(week.depot, request); }) ==
          "Cette demande a déjà servi pour d'autres codes: donnez-lui un autre nom.");
    request.key = "1f2f";
    CHECK(reprint(week.depot, request).duplicates == 1);
}

TEST_CASE("a button that is pressed twice prints once, a second wish later again", "[depot]")
{
    PrintedWeek week;
    const std::string code = week.code(PageKind::unit);
    ReprintRequest request = of({code});
    request.not_again_within = 5000;
    CHECK(reprint(week.depot, request).duplicates == 1);
    week.end_jobs(week.session); // sent already
    week.clock.advance(4999);
    const ReprintAnswer twice = reprint(week.depot, request);
    CHECK(twice.known == 1);
    CHECK(twice.jobs.empty());
    week.clock.advance(1);
    CHECK(reprint(week.depot, request).duplicates == 1);
    CHECK(week.row(code).copies == 3);
}

TEST_CASE("a label of an older session is printed from that session's plan", "[depot]")
{
    PrintedWeek week;
    const std::string code = week.code(PageKind::unit);
    const StoredSession other =
        week.freeze_csv(orders_csv({"31;Léa;Aragon;Ferme du Causse;Navets;kg;1"}, "Vente 47"));
    REQUIRE(other.id.value == "S2");
    week.print_all(other);
    week.end_jobs(other);
    const std::string newer = week.depot.store().ledger(other.id).at(0).code;
    CHECK(reprint(week.depot, of({newer, code})).duplicates == 2);
    CHECK(week.newest().session.value == "S1");
    CHECK(week.depot.store().jobs(other.id).at(0).codes == Lines{newer});
    CHECK(week.finish());
}

TEST_CASE("a printer that was named takes it, and keeps it; a wrong one is refused", "[depot]")
{
    PrintedWeek week;
    week.depot.store().save_printer(
        {{"froid-2"}, "", PrinterRole::labels, {Length::mm(57), Length::mm(32)}, 203});
    ReprintRequest request = of({week.code(PageKind::unit)});
    request.printer = {"froid-2"};
    reprint(week.depot, request);
    CHECK(week.newest().printer.value == "froid-2");
    CHECK(week.newest().pinned);
    request.codes = {week.code(PageKind::head)};
    request.printer = {"bureau"};
    CHECK_THROWS_AS(reprint(week.depot, request), UnknownName);
}

TEST_CASE("more codes than a job holds are several jobs", "[depot]")
{
    SpoolingDepot sample;
    const StoredSession session = sample.freeze_csv(week_of({{"A", 25}}));
    sample.print_labels(session);
    sample.end_jobs(session);
    Lines codes;
    for (const LedgerRow& row : sample.depot.store().ledger(session.id))
        if (row.kind == PageKind::unit)
            codes.push_back(row.code);
    std::reverse(codes.begin(), codes.end());
    CHECK(reprint(sample.depot, of(codes)).jobs.size() == 2);
    std::reverse(codes.begin(), codes.end());
    const std::vector<SpoolJob> jobs = sample.jobs(session.id);
    Lines asked;
    for (const SpoolJob& job : jobs)
        if (job.urgency == Urgency::waiting)
            asked.insert(asked.end(), job.codes.begin(), job.codes.end());
    CHECK(asked == codes); // in walking order
}

TEST_CASE("the reasons have names of their own", "[depot]")
{
    for (const char* word : {"torn", "unreadable", "lost", "changed"})
        CHECK(to_string(parse_reprint_reason(word).value()) == word);
    CHECK_FALSE(parse_reprint_reason("déchirée"));
}

} // namespace cageot
