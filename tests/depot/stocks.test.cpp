#include "depot/freeze.h"
#include "depot/print.h"
#include "depot/render.h"

#include "depot/sample_depot.h"
#include "layout/intended_dots.h"
#include "preflight/rasteriser.h"
#include "source/drop_folder.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"

namespace cageot {
namespace {

Media media(int width, int height)
{
    return {Length::mm(width), Length::mm(height)};
}

/// The small week, printed on other paper than usual.
struct OtherPaper {
    explicit OtherPaper(void (*change)(DepotSettings&))
        : sample(change)
        , session(sample.freeze_csv(small_week()))
        , plan(sample.depot.plan(session.id, session.version))
        , pages(*plan)
    {
    }
    PrintRun run(Offset offset = {})
    {
        return {pages, sample.depot.stationery(), 203, "v1", papers_of(sample.depot), offset};
    }
    MadeDocument make(std::vector<WantedPage> wanted, Offset offset = {})
    {
        return make_document(run(offset), wanted, "essai");
    }

    SampleDepot sample;
    StoredSession session;
    std::shared_ptr<const PrintPlan> plan;
    PlanPages pages;
};

std::vector<std::string> titles_of(SampleDepot& sample, const StoredSession& session)
{
    std::vector<std::string> titles;
    for (const SpoolJob& job : sample.jobs(session.id))
        titles.push_back(job.printer.value + ": " + job.title);
    return titles;
}

} // namespace

TEST_CASE("labels and tickets are laid out for the stock that the printers hold", "[depot]")
{
    OtherPaper small([](DepotSettings& settings) {
        settings.printers[0].printer.media = media(50, 30);
        settings.printers[1].printer.media = {Length::mm(80), Length()};
    });
    const MadeDocument labels = small.make(small.pages.label_pages());
    CHECK(labels.why_not().empty());
    for (const Page& page : labels.pages)
        CHECK(page.width_points == Length::mm(50).points_up());
    const MadeDocument tickets = small.make(small.pages.ticket_pages(CrateTicket::Kind::order));
    CHECK(tickets.why_not().empty());
    CHECK(tickets.mode == MediaMode::cut);
    REQUIRE(tickets.pages.size() == 2);
    CHECK(tickets.pages[0].width_points == Length::mm(80).points_up());
    CHECK(tickets.pages[0].height_points != tickets.pages[1].height_points);
}

TEST_CASE("each ticket on a roll is a job of its own, since their lengths differ", "[depot]")
{
    OtherPaper roll([](DepotSettings& settings) {
        settings.printers[1].printer.media = {Length::mm(80), Length()};
    });
    PrintRequest request;
    request.labels = false;
    request_print(roll.sample.depot, roll.session, request);
    CHECK(titles_of(roll.sample, roll.session) ==
          std::vector<std::string>{"tickets: S1 tickets 1-1", "tickets: S1 tickets 2-2",
                                   "etiquettes: S1 tickets de sac 1-1"});
}

TEST_CASE("without a ticket printer tickets go to the office, on its paper", "[depot]")
{
    OtherPaper office([](DepotSettings& settings) {
        settings.printers.erase(settings.printers.begin() + 1);
        settings.printers[1].printer.media = media(148, 210);
    });
    PrintRequest request;
    request.labels = false;
    request_print(office.sample.depot, office.session, request);
    CHECK(titles_of(office.sample, office.session).front() == "bureau: S1 tickets 1-2");
    const MadeDocument tickets = office.make(office.pages.ticket_pages(CrateTicket::Kind::order));
    CHECK(tickets.why_not().empty());
    CHECK(tickets.pages.front().dpi == 300);
    CHECK(tickets.pages.front().width_points == Length::mm(148).points_up());
}

TEST_CASE("a stock without layouts names those that have one", "[depot]")
{
    SampleDepot sample([](DepotSettings& settings) {
        settings.printers[0].printer.media = {Length::mm(60), Length::mm(40)};
    });
    const Freezing freezing = freeze(sample.depot, {{"commandes.csv", small_week()}});
    CHECK_THAT(freezing.documents_fault,
               Catch::Matchers::ContainsSubstring("Il n'y a pas de modèle «head-60x40.toml»") &&
                   Catch::Matchers::ContainsSubstring("100x50, 50x30, 57x32"));
}

TEST_CASE("a printer's offset moves every dot, and what it pushes out is an error", "[depot]")
{
    OtherPaper usual(nullptr);
    const std::vector<WantedPage> wanted = {usual.pages.label_pages()[1]};
    const MadeDocument straight = usual.make(wanted);
    const MadeDocument moved = usual.make(wanted, {Length::um(250), Length::um(-125)});
    REQUIRE(moved.why_not().empty());
    const Dots before = Rasteriser(straight.pdf).rasterise(0, 203);
    const Dots after = Rasteriser(moved.pdf).rasterise(0, 203);
    const DotRect bars =
        std::get<SymbolMark>(*std::find_if(straight.pages[0].marks.begin(),
                                           straight.pages[0].marks.end(),
                                           [](const Mark& mark) {
                                               return std::holds_alternative<SymbolMark>(mark);
                                           }))
            .area;
    CHECK(after.crop({bars.x + 2, bars.y - 1, bars.width, bars.height}) == before.crop(bars));
    CHECK_THAT(usual.make(wanted, {Length::mm(4), Length()}).why_not(),
               Catch::Matchers::ContainsSubstring("Diminuez le décalage de l'imprimante."));
}

TEST_CASE("all labels fit on A4 sheets, from the first free place on", "[depot]")
{
    OtherPaper usual(nullptr);
    for (const auto& [first, sheets] : {std::pair{1, 1}, std::pair{18, 1}, std::pair{19, 2}}) {
        const Rendering rendering =
            render_label_sheet(usual.run(), usual.sample.folder.path() / "out", first);
        CHECK(rendering.why_not.empty());
        CHECK(rendering.pages == sheets); // 6 labels and a bag ticket
        const std::string pdf = read_file(rendering.files.at(0));
        CHECK(Rasteriser(pdf).page_count() == sheets);
    }
    CHECK(message_of([&] {
              render_label_sheet(usual.run(), usual.sample.folder.path() / "out", 25);
          }) == "La première place libre va de 1 à 24.");
}

TEST_CASE("a layout of another size than its name says is refused to the printer", "[depot]")
{
    const TemporaryFolder elsewhere;
    DepotSettings settings = sample_settings(elsewhere.path());
    settings.layouts =
        layouts_with(elsewhere.path(), "unit-57x32.toml", "media = [57, 32]", "media = [58, 32]");
    SampleDepot sample(settings);
    const Freezing freezing = freeze(sample.depot, {{"commandes.csv", small_week()}});
    CHECK_THAT(freezing.documents_fault,
               Catch::Matchers::ContainsSubstring("n'est pas de la taille que son nom dit"));
}

TEST_CASE("a layout made for other dots is refused to the printer", "[depot]")
{
    const TemporaryFolder elsewhere;
    DepotSettings settings = sample_settings(elsewhere.path());
    settings.layouts = layouts_with(elsewhere.path(), "unit-57x32.toml", "media = [57, 32]",
                                    "media = [57, 32]\ndpi = [300]");
    SampleDepot sample(settings);
    CHECK_THAT(freeze(sample.depot, {{"commandes.csv", small_week()}}).documents_fault,
               Catch::Matchers::ContainsSubstring("n'est pas fait pour 203 points par pouce"));
}

TEST_CASE("a missing layout of one document leaves the session frozen and the others written",
          "[depot]")
{
    const TemporaryFolder elsewhere;
    DepotSettings settings = sample_settings(elsewhere.path());
    settings.layouts = layouts_with(elsewhere.path(), "label-sheet-a4.toml", "name", "name");
    std::filesystem::remove(settings.layouts / "label-sheet-a4.toml");
    SampleDepot sample(settings);
    const Freezing freezing = freeze(sample.depot, {{"commandes.csv", small_week()}});
    REQUIRE(freezing.session);
    CHECK_THAT(report(freezing), Catch::Matchers::StartsWith("Importé: S1@v1") &&
                                     Catch::Matchers::ContainsSubstring("«label-sheet-a4.toml»"));
    const auto files = files_in(sample.depot.archive({"S1"}, 1));
    for (const char* name : {"labels-001.pdf", "tickets-001.pdf", "sheets.pdf", "fautes.txt"})
        CHECK(files.contains(name));
}

TEST_CASE("papers are those of the config's printers, others may be gone", "[depot]")
{
    SampleDepot sample;
    sample.depot.store().save_printer({{"ancienne"}, "", PrinterRole::labels, media(60, 40), 203});
    CHECK(papers_of(sample.depot).labels == media(57, 32));
}

} // namespace cageot
