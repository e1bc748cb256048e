#include "depot/arrivals.h"

#include "depot/reprint.h"
#include "depot/spooling_depot.h"
#include "support/message_of.h"

#include <algorithm>

namespace cageot {
namespace {

using Catch::Matchers::ContainsSubstring;

const Product tomatoes{"Ferme du Causse", "Tomates", "500g"};
const Product yoghurt{"Fromagerie du Lac", "Yaourt", "4x125g"};

/// The small week: order 17 wants 2 tomatoes and a yoghurt, order 18 one tomato.
struct ArrivalDepot : SpoolingDepot {
    Told tell(decltype(ArrivalFact::what) what)
    {
        clock.advance(1000);
        ArrivalFact fact;
        fact.id = "f" + std::to_string(++told_);
        fact.who = "test";
        fact.what = std::move(what);
        return tell_arrivals(depot, session.id, {fact});
    }
    long check(const std::string& farm) { return check_in(depot, session.id, farm, "test"); }
    /// Unit labels that were given to the print server and are not taken back.
    std::vector<std::string> printed_pages()
    {
        std::vector<std::string> codes;
        for (const SpoolJob& job : jobs(session.id))
            if (job.state != SpoolState::canceled && job.state != SpoolState::wanted)
                codes.insert(codes.end(), job.codes.begin(), job.codes.end());
        return codes;
    }
    std::shared_ptr<const Situation> now() { return situation_of(depot, session.id); }
    std::vector<std::string> stickers_printed()
    {
        std::vector<std::string> pages;
        for (const SpoolJob& job : jobs(session.id))
            if (job.kind == PageKind::missing && job.state == SpoolState::handed_over)
                pages.insert(pages.end(), job.codes.begin(), job.codes.end());
        return pages;
    }
    /// The code of the order's main container.
    std::string crate_of(std::size_t order)
    {
        for (const Crate& crate : now()->plan->crates)
            if (crate.order == order && crate.main)
                return to_string(crate.code);
        throw std::logic_error("no crate");
    }
    /// Unit labels of a product, in the plan's order.
    std::vector<std::string> labels_of(const Product& product)
    {
        std::vector<std::string> codes;
        for (const PlannedBatch& batch : now()->ordered->batches)
            for (const Label& label : batch.labels)
                if (const auto* unit = std::get_if<UnitLabel>(&label);
                    unit != nullptr && unit->product == product)
                    codes.push_back(to_string(unit->code));
        return codes;
    }

    StoredSession session = freeze_csv(small_week());

private:
    int told_ = 0;
};

} // namespace

TEST_CASE("TOUT EST LÀ prints the farm's labels, and pressed again nothing", "[depot]")
{
    ArrivalDepot sample;
    CHECK(sample.check("Ferme du Causse") == 4); // the farm's head and three tomatoes
    CHECK(sample.check("Ferme du Causse") == 0);
    CHECK(sample.now()->arrivals.state_of("Ferme du Causse") == FarmState::here);
    CHECK(sample.now()->arrivals.state_of("Fromagerie du Lac") == FarmState::awaited);
    CHECK(sample.finish());
    CHECK(sample.printed_pages().size() == 4);
}

TEST_CASE("what is missing before the labels are asked for is not printed", "[depot]")
{
    ArrivalDepot sample;
    sample.tell(CountFact{tomatoes, 1, 0});
    CHECK(sample.check("Ferme du Causse") == 3);
    CHECK(sample.finish());
    // Every order gets one before anyone gets two: 17 has one of its two.
    const std::vector<std::string> labels = sample.labels_of(tomatoes);
    const std::vector<std::string> printed = sample.printed_pages();
    CHECK(std::ranges::count(printed, labels.at(0)) == 1);
    CHECK(std::ranges::count(printed, labels.at(1)) == 0);
    CHECK(std::ranges::count(printed, labels.at(2)) == 1);
}

TEST_CASE(
    "what is missing after the labels were asked for and before they are sent waits in no job",
    "[depot]")
{
    ArrivalDepot sample;
    sample.check("Ferme du Causse");
    CHECK(sample.tell(CountFact{tomatoes, 1, 0}).withheld == 1);
    CHECK(sample.finish());
    CHECK(sample.printed_pages().size() == 3);
    // They came after all: one tap, and only what is still due is printed.
    sample.tell(CountFact{tomatoes, 0, 0});
    CHECK(sample.check("Ferme du Causse") == 1);
    CHECK(sample.finish());
    const std::vector<std::string> printed = sample.printed_pages();
    CHECK(printed.size() == 4);
    for (const std::string& code : sample.labels_of(tomatoes))
        CHECK(std::ranges::count(printed, code) == 1);
}

TEST_CASE("a farm that never comes prints nothing, its bag included", "[depot]")
{
    ArrivalDepot sample;
    sample.tell(FarmFact{"Fromagerie du Lac", FarmState::never});
    const PrintAnswer answer = sample.print_all(sample.session);
    CHECK(answer.pages == 4 + 2); // the other farm and two order tickets, no bag ticket
    CHECK(sample.finish());
    sample.tell(FarmFact{"Fromagerie du Lac", FarmState::awaited});
    CHECK(sample.print_all(sample.session).pages == 3); // head, label and bag ticket
}

TEST_CASE("a ticket that is still to be printed tells what is missing: no sticker is needed",
          "[depot]")
{
    ArrivalDepot sample;
    sample.tell(CountFact{tomatoes, 1, 0});
    sample.print_all(sample.session);
    CHECK(sample.finish());
    CHECK(follow_arrivals(sample.depot) == 0);
    CHECK(sample.stickers_printed().empty());
}

TEST_CASE("a ticket that was printed gets a sticker once, and another when it changes", "[depot]")
{
    ArrivalDepot sample;
    sample.print_all(sample.session);
    CHECK(sample.finish());
    CHECK(sample.tell(CountFact{tomatoes, 0, 2}).stickers == 2);
    CHECK(follow_arrivals(sample.depot) == 0); // asked for already
    CHECK(sample.finish());
    const std::string first = sample.crate_of(0) + "-1", second = sample.crate_of(1) + "-2";
    CHECK(sample.stickers_printed() == std::vector<std::string>{first, second});
    CHECK(follow_arrivals(sample.depot) == 0);

    // One of them came later: the rule gives it to the older order.
    CHECK(sample.tell(CountFact{tomatoes, 0, 1}).stickers == 1);
    CHECK(sample.finish());
    CHECK(sample.stickers_printed() == std::vector<std::string>{first, second, second});
    sample.tell(CountFact{tomatoes, 0, 0});
    CHECK(sample.finish());
    CHECK(sample.stickers_printed() == std::vector<std::string>{first, second, second, first});
    CHECK(follow_arrivals(sample.depot) == 0);
}

TEST_CASE("a correction taken back before its sticker is sent prints none", "[depot]")
{
    ArrivalDepot sample;
    sample.print_all(sample.session);
    CHECK(sample.finish());
    CHECK(sample.tell(CountFact{tomatoes, 1, 0}).stickers == 1);
    sample.tell(CountFact{tomatoes, 0, 0});
    CHECK(sample.finish());
    CHECK(sample.stickers_printed().empty());
    CHECK(follow_arrivals(sample.depot) == 0);
}

TEST_CASE("stickers wait a moment, so that corrections come out together", "[depot]")
{
    ArrivalDepot sample;
    sample.print_all(sample.session);
    CHECK(sample.finish());
    sample.tell(CountFact{tomatoes, 1, 0});
    const std::size_t before = sample.queue.taken().size();
    sample.step();
    CHECK(sample.queue.taken().size() == before);
    sample.tell(CountFact{yoghurt, 1, 0});
    CHECK(sample.finish());
    CHECK(sample.stickers_printed().size() == 2);
}

TEST_CASE("without a label printer what is missing is remembered, and its sticker comes with one",
          "[depot]")
{
    ArrivalDepot sample;
    sample.print_all(sample.session);
    CHECK(sample.finish());
    const std::vector<Printer> printers = sample.depot.store().printers();
    for (const Printer& printer : printers)
        sample.depot.store().remove_printer(printer.name);
    const Told told = sample.tell(CountFact{tomatoes, 1, 0});
    CHECK(told.added == 1);
    CHECK(told.stickers == 0);
    for (const Printer& printer : printers)
        sample.depot.store().save_printer(printer);
    CHECK(follow_arrivals(sample.depot) == 1);
}

TEST_CASE("leftover labels are the shortage of their orders", "[depot]")
{
    ArrivalDepot sample;
    sample.check("Ferme du Causse");
    CHECK(sample.finish());
    const std::string left = sample.labels_of(tomatoes).at(2); // of order 18
    sample.tell(LeftoverFact{left});
    REQUIRE(sample.now()->supply.shortages.size() == 1);
    CHECK(sample.now()->supply.shortages.front().order == 1);
    CHECK(sample.now()->supply.absent.contains(left));
}

TEST_CASE("a label whose goods are absent is not reprinted before the count is corrected",
          "[depot]")
{
    ArrivalDepot sample;
    sample.check("Ferme du Causse");
    CHECK(sample.finish());
    ReprintRequest wanted;
    wanted.codes = {sample.labels_of(tomatoes).at(2)};
    wanted.asked_by = "test";
    sample.tell(CountFact{tomatoes, 3, 0});
    CHECK_THAT(message_of([&] { reprint(sample.depot, wanted); }),
               ContainsSubstring("ne sont pas arrivés"));
    sample.tell(CountFact{tomatoes, 0, 0});
    CHECK(reprint(sample.depot, wanted).duplicates == 1);
}

TEST_CASE("what cannot be is refused whole, with every fault", "[depot]")
{
    ArrivalDepot sample;
    const std::vector<ArrivalFact> facts = {
        {"a", 0, "test", CountFact{tomatoes, 1, 0}},
        {"b", 0, "test", CountFact{tomatoes, 2, 2}},
        {"c", 0, "test", CountFact{yoghurt, -1, 0}},
        {"d", 0, "test", FarmFact{"Ferme de la Lune", FarmState::here}},
        {"e", 0, "test", LeftoverFact{"U0000000000"}},
        {"f", 0, "test", ChosenFact{yoghurt, {"18"}, 1}},
        {"g", 0, "test", WeightFact{sample.labels_of(tomatoes).at(0), -3}},
        {"h i", 0, "test", FarmFact{"Ferme du Causse", FarmState::here}}};
    try {
        tell_arrivals(sample.depot, sample.session.id, facts);
        FAIL("not refused");
    } catch (const ArrivalRefused& refused) {
        CHECK(refused.faults().size() == 7);
        CHECK_THAT(refused.faults().at(0), ContainsSubstring("3 commandés"));
        CHECK_THAT(refused.faults().at(2), ContainsSubstring("Ferme de la Lune"));
    }
    CHECK(sample.now()->facts == 0);
    tell_arrivals(sample.depot, sample.session.id, {facts.front()});
    CHECK(tell_arrivals(sample.depot, sample.session.id, {}).added == 0);
    ArrivalFact other = facts.front();
    other.what = CountFact{tomatoes, 2, 0};
    CHECK_THROWS_AS(tell_arrivals(sample.depot, sample.session.id, {other}), ArrivalRefused);
    CHECK(sample.now()->facts == 1);
}

TEST_CASE("facts stay true when a new version comes", "[depot]")
{
    ArrivalDepot sample;
    sample.tell(CountFact{tomatoes, 1, 0});
    sample.session = sample.freeze_csv(small_week_later()); // two tomatoes ordered now
    CHECK(sample.now()->session.version == 2);
    REQUIRE(sample.now()->supply.shortages.size() == 1);
    CHECK(sample.now()->supply.shortages.front().quantity == 1);
}

TEST_CASE("a crash after any step of a correction loses nothing and prints nothing twice",
          "[depot]")
{
    // The facts are stored first; whatever was to follow is done by the next look.
    ArrivalDepot sample;
    sample.print_all(sample.session);
    CHECK(sample.finish());
    sample.depot.store().add_facts({{sample.session.id, "x", sample.clock.now(), "test", "count",
                                     tomatoes.producer, tomatoes.name, tomatoes.unit, "", 1, 0}});
    sample.restart();
    CHECK(follow_arrivals(sample.depot) == 1);
    CHECK(follow_arrivals(sample.depot) == 0);
    sample.queue.fail_next_submit(SubmitFault::crash_after_document);
    sample.clock.advance(60'000);
    sample.die_in_step();
    CHECK(follow_arrivals(sample.depot) == 0);
    CHECK(sample.finish());
    CHECK(sample.stickers_printed().size() == 1);
    CHECK(follow_arrivals(sample.depot) == 0);
}

TEST_CASE("the board asks for farms that nobody counted by the hour, and stops asking", "[depot]")
{
    TemporaryFolder folder;
    DepotSettings settings = sample_settings(folder.path());
    settings.ask_for_farms_at = parse_weekly_time("jeudi 10:00");
    SampleDepot sample(settings);
    const StoredSession session = sample.freeze_csv(small_week());
    const auto asked = [&] {
        follow_arrivals(sample.depot);
        return std::ranges::count_if(sample.depot.store().notices(), [](const Notice& notice) {
            return notice.sentence.find("pas encore comptées") != std::string::npos;
        });
    };
    CHECK(asked() == 0);
    sample.clock.advance(4 * 3'600'000); // 10:12
    CHECK(asked() == 1);
    CHECK(asked() == 1);
    check_in(sample.depot, session.id, "Ferme du Causse", "test");
    CHECK(asked() == 1);
    tell_arrivals(sample.depot, session.id,
                  {{"n", 0, "test", FarmFact{"Fromagerie du Lac", FarmState::never}}});
    CHECK(asked() == 0);
}

} // namespace cageot
