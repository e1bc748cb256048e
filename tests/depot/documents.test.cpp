#include "depot/documents.h"

#include "depot/sample_depot.h"
#include "preflight/rasteriser.h"
#include "support/catch2_compat.h"

namespace cageot {
namespace {

using Places = std::vector<std::pair<int, int>>;

/// The plan of the small week with its pages and paper.
struct SmallWeek {
    explicit SmallWeek(const std::string& csv = small_week())
    {
        sample.freeze_csv(csv);
        plan = sample.depot.plan({"S1"}, 1);
        pages.emplace(*plan);
    }
    MadeDocument make(const std::vector<WantedPage>& wanted, int dpi = 203)
    {
        return make_document({*pages, sample.depot.stationery(), dpi, "v1 jeu. 06:12"}, wanted,
                             "essai");
    }

    SampleDepot sample;
    std::shared_ptr<const PrintPlan> plan;
    std::optional<PlanPages> pages;
};

std::vector<std::string> kinds_of(const std::vector<WantedPage>& wanted)
{
    std::vector<std::string> kinds;
    for (const WantedPage& page : wanted)
        kinds.push_back(std::string(to_string(page.kind)) + " " + std::to_string(page.place));
    return kinds;
}

} // namespace

TEST_CASE("a plan's labels and tickets have places in its order", "[depot]")
{
    const SmallWeek week;
    CHECK(kinds_of(week.pages->label_pages()) ==
          std::vector<std::string>{"head 0", "unit 1", "unit 2", "unit 3", "head 4", "unit 5"});
    CHECK(kinds_of(week.pages->ticket_pages(CrateTicket::Kind::order)) ==
          std::vector<std::string>{"order 0", "order 1"});
    CHECK(kinds_of(week.pages->ticket_pages(CrateTicket::Kind::bag)) ==
          std::vector<std::string>{"bag 2"});
    for (const WantedPage& page : week.pages->label_pages())
        CHECK(page.copy == 1);
}

TEST_CASE("a page is called by its printed code and its farm", "[depot]")
{
    const SmallWeek week;
    const PlanPages& pages = *week.pages;
    CHECK(pages.code({PageKind::head, 0}).starts_with("P"));
    CHECK(pages.code({PageKind::unit, 1}).starts_with("U"));
    CHECK(pages.code({PageKind::bag, 2}) == to_string(week.plan->crates.at(1).code));
    CHECK(pages.code({PageKind::sheet, 0}) == "liste à cocher");
    CHECK(pages.batch({PageKind::unit, 3}) == "Ferme du Causse");
    CHECK(pages.batch({PageKind::head, 4}) == "Fromagerie du Lac");
    CHECK(pages.batch({PageKind::order, 0}).empty());
    CHECK(pages.batch({PageKind::sheet, 0}).empty());
    CHECK_THROWS_AS(pages.code({PageKind::unit, 6}), std::out_of_range);
}

TEST_CASE("a document holds the wanted pages in their order, proved", "[depot]")
{
    SmallWeek week;
    const MadeDocument document =
        week.make({{PageKind::unit, 3}, {PageKind::head, 0}, {PageKind::unit, 1}});
    CHECK(document.may_be_printed());
    CHECK(document.why_not().empty());
    CHECK(document.places == Places{{1, 1}, {2, 1}, {3, 1}});
    CHECK(document.codes == std::vector<std::string>{week.pages->code({PageKind::unit, 3}),
                                                     week.pages->code({PageKind::head, 0}),
                                                     week.pages->code({PageKind::unit, 1})});
    CHECK(Rasteriser(document.pdf).page_count() == 3);
}

TEST_CASE("a document keeps the dots that were proved only when it is asked to", "[depot]")
{
    SmallWeek week;
    const std::vector<WantedPage> wanted{{PageKind::unit, 3}, {PageKind::head, 0}};
    CHECK(week.make(wanted).dots.empty());
    PrintRun run{*week.pages, week.sample.depot.stationery(), 203, "v1 jeu. 06:12"};
    run.keep_dots = true;
    const MadeDocument document = make_document(run, wanted, "essai");
    CHECK((document.dots == Rasteriser(document.pdf).rasterise_all(203)));
}

TEST_CASE("a ticket too long for one page has several, and the next follows them", "[depot]")
{
    std::string csv = small_week();
    for (int i = 1; i <= 90; ++i)
        csv += "Vente 46;Le Panier;17;Inès Lafargue;Aragon;Ferme du Causse;Conserve n° " +
               std::to_string(i) + ";bocal;1\n";
    SmallWeek week(csv);
    const MadeDocument document = week.make({{PageKind::order, 0}, {PageKind::order, 1}});
    REQUIRE(document.places.size() == 2);
    const auto [first, count] = document.places[0];
    CHECK(first == 1);
    CHECK(count > 1);
    CHECK(document.places[1] == std::pair(1 + count, 1));
    CHECK(Rasteriser(document.pdf).page_count() == count + 1);
    CHECK(document.may_be_printed());
}

TEST_CASE("a second copy is another page than the first", "[depot]")
{
    SmallWeek week;
    const std::string first = week.make({{PageKind::unit, 1, 1}}).pdf;
    const std::string second = week.make({{PageKind::unit, 1, 2}}).pdf;
    CHECK(Rasteriser(first).rasterise(0, 203) != Rasteriser(second).rasterise(0, 203));
}

TEST_CASE("what a depot meets on a Thursday can be printed, finely too", "[depot]")
{
    SmallWeek week(orders_csv(
        {"17;Zoé Nuñez-Castel d'Hérisson 🥕;Aragon;Ferme de l'Œuf à la Coque;Œufs "
         "extra-frais "
         "🥚;boîte de 6;2",
         "R482019375;" + std::string(90, 'W') +
             ";Aragon;L'Agneau des Causses d'Aude, GAEC Puech "
             "et Filles, Saint-Denis-des-Monts;Colis d'agneau découpé sous vide avec os et sans "
             "gésiers;1/2 agneau env. 7kg;1"}));
    const int dpi = GENERATE(203, 300);
    std::vector<WantedPage> wanted = week.pages->label_pages();
    const MadeDocument labels = week.make(wanted, dpi);
    CHECK(labels.why_not() == "");
    const MadeDocument tickets = week.make(week.pages->ticket_pages(CrateTicket::Kind::order), dpi);
    CHECK(tickets.why_not() == "");
    CHECK(week.make({{PageKind::sheet, 0}}, dpi).why_not() == "");
}

TEST_CASE("faults are told with the code of their page, five of them", "[depot]")
{
    MadeDocument document;
    document.codes = {"C1", "C2"};
    document.places = {{1, 3}, {4, 1}};
    CHECK(document.may_be_printed());
    document.findings = {{Severity::warning, "C1", 0, "", "texte raccourci."}};
    CHECK(document.may_be_printed());
    CHECK(document.why_not().empty());
    document.faults = {{3, "un."}, {4, "deux."}};
    CHECK_FALSE(document.may_be_printed());
    CHECK(document.why_not() == "C1: un. C2: deux.");
    document.findings.push_back({Severity::error, "C2", 0, "", "pas de place."});
    CHECK(document.why_not() == "C2: pas de place. C1: un. C2: deux.");
    document.faults = {{1, "a."}, {2, "b."}, {3, "c."}, {4, "d."}, {5, "e."}, {4, "f."}};
    CHECK(document.why_not() == "C2: pas de place. C1: a. C1: b. C1: c. C2: d. Et 2 autres.");
    document.findings.clear();
    document.faults = {{5, "e."}};
    CHECK(document.why_not() == "page 5: e.");
}

TEST_CASE("an error of the layout forbids printing without any fault of the dots", "[depot]")
{
    MadeDocument document;
    document.findings = {{Severity::error, "U1", 0, "", "le code n'a pas de place."}};
    CHECK_FALSE(document.may_be_printed());
}

} // namespace cageot
