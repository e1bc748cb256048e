#include "depot/documents.h"

#include "depot/more_page.h"
#include "layout/card_content.h"
#include "layout/compose.h"
#include "layout/impose.h"
#include "layout/label_content.h"
#include "layout/page_faults.h"
#include "layout/sheet_content.h"
#include "layout/slip_content.h"
#include "pdf/write_pdf.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace cageot {
namespace {

/// Pages of one wanted thing, and how its stock leaves the printer.
struct ComposedThing {
    Composition composition;
    std::vector<const JudgedLayout*> layouts;
    MediaMode mode = MediaMode::printer;
};

/// The grid of the printer, or that of the layout when it is not made for it: sheets are drawn at
/// 300 dpi, and an office printer makes dots of its own from them.
int dpi_for(const Layout& layout, int dpi)
{
    const bool made_for = std::find(layout.dpi.begin(), layout.dpi.end(), dpi) != layout.dpi.end();
    return made_for ? dpi : layout.dpi.front();
}

/// An office printer makes dots of its own; a thermal one prints the page's.
bool is_thermal(DocumentKind document, const Layout& layout)
{
    const bool office = layout.width >= Length::mm(140);
    return document == DocumentKind::unit || document == DocumentKind::head ||
           document == DocumentKind::bag || document == DocumentKind::missing ||
           document == DocumentKind::calibration ||
           ((document == DocumentKind::order || document == DocumentKind::slip) && !office);
}

ComposedThing composed(const PrintRun& run, DocumentKind document, Media media,
                       std::span<const Content> contents)
{
    const JudgedLayout& judged = run.stationery.judged(document, media);
    const Layout& layout = judged.layout;
    ComposedThing all{{}, {&judged}, layout.mode};
    if (is_thermal(document, layout) && dpi_for(layout, run.dpi) != run.dpi)
        all.composition.findings.push_back({Severity::error, layout.name, 0, "",
                                            "Le modèle «" + layout.name + "» n'est pas fait pour " +
                                                std::to_string(run.dpi) +
                                                " points par pouce: ajoutez-les à son dpi."});
    for (const Content& content : contents) {
        Composition one =
            compose(layout, content, run.stationery.fonts(), dpi_for(layout, run.dpi));
        std::move(one.pages.begin(), one.pages.end(), std::back_inserter(all.composition.pages));
        std::move(one.findings.begin(), one.findings.end(),
                  std::back_inserter(all.composition.findings));
    }
    return all;
}

/// What drivers and packers work by on paper: relay sheets, bay cards, the tick list.
ComposedThing composed_sheets(const PrintRun& run)
{
    const PrintPlan& plan = run.pages.plan();
    ComposedThing all;
    for (const auto& [document, contents] :
         {std::pair{DocumentKind::relay_sheet, relay_sheet_contents(plan, run.stamp)},
          std::pair{DocumentKind::bay_card, bay_card_contents(plan)},
          std::pair{DocumentKind::tick_list, std::vector{tick_list_content(plan, run.stamp)}}}) {
        ComposedThing part = composed(run, document, a4_media, contents);
        std::move(part.composition.pages.begin(), part.composition.pages.end(),
                  std::back_inserter(all.composition.pages));
        std::move(part.composition.findings.begin(), part.composition.findings.end(),
                  std::back_inserter(all.composition.findings));
        all.layouts.push_back(part.layouts.front());
    }
    return all;
}

ComposedThing compose_thing(const PrintRun& run, const WantedPage& wanted)
{
    const PrintPlan& plan = run.pages.plan();
    const auto label = [&](DocumentKind document) {
        const Content content =
            content_of(plan, *run.pages.labels().at(wanted.place), {wanted.copy});
        return composed(run, document, run.papers.labels, {&content, 1});
    };
    const auto ticket = [&](DocumentKind document, Media media) {
        const Content content =
            content_of(plan, plan.tickets.at(wanted.place), run.stamp, {wanted.copy});
        return composed(run, document, media, {&content, 1});
    };
    switch (wanted.kind) {
    case PageKind::unit:
        return label(DocumentKind::unit);
    case PageKind::head:
        return label(DocumentKind::head);
    case PageKind::order:
        return ticket(DocumentKind::order, run.papers.tickets);
    case PageKind::bag:
        return ticket(DocumentKind::bag, run.papers.labels);
    case PageKind::more: {
        const Crate& full = plan.crates.at(plan.tickets.at(wanted.place).crate);
        const Content content = more_content(plan, full, wanted.copy, run.stamp);
        return composed(run, DocumentKind::bag, run.papers.labels, {&content, 1});
    }
    case PageKind::sheet:
        return composed_sheets(run);
    case PageKind::slip: {
        const Content content = slip_content(run.slip, run.stamp);
        return composed(run, DocumentKind::slip, run.papers.tickets, {&content, 1});
    }
    case PageKind::missing: {
        const Sticker& sticker = run.stickers.at(wanted.place);
        const Content content =
            missing_content(plan, plan.crates.at(sticker.crate), sticker.line, sticker.quantity);
        return composed(run, DocumentKind::missing, run.papers.labels, {&content, 1});
    }
    case PageKind::calibration: {
        const Content content = calibration_content(run.calibration);
        return composed(run, DocumentKind::calibration, run.papers.labels, {&content, 1});
    }
    }
    throw std::logic_error("unknown kind of page");
}

/// A page moved by what its printer is out of place, and what that pushed over its edges.
void put_in_place(Page& page, Offset offset, std::vector<Finding>& findings)
{
    if (offset == Offset{})
        return;
    move_marks(page, offset.x.dots(page.dpi), offset.y.dots(page.dpi));
    for (MarkFault& fault : faults_of(page))
        findings.push_back(
            {Severity::error, "", 0, "", fault.message + " Diminuez le décalage de l'imprimante."});
}

void append(MadeDocument& document, const PrintRun& run, ComposedThing thing,
            const std::string& code)
{
    Composition& composition = thing.composition;
    if (document.places.empty())
        document.mode = thing.mode;
    document.places.emplace_back(static_cast<int>(document.pages.size()) + 1,
                                 static_cast<int>(composition.pages.size()));
    document.codes.push_back(code);
    for (Page& page : composition.pages) {
        put_in_place(page, run.offset, composition.findings);
        document.pages.push_back(std::move(page));
    }
    for (Finding& finding : composition.findings) {
        finding.source = code;
        finding.row = 0; // the layout's line says nothing to who reads of a label
        document.findings.push_back(std::move(finding));
    }
}

void append_all(MadeDocument& document, const PrintRun& run, std::span<const WantedPage> wanted)
{
    std::set<const JudgedLayout*> layouts;
    for (const WantedPage& page : wanted) {
        ComposedThing thing = compose_thing(run, page);
        layouts.insert(thing.layouts.begin(), thing.layouts.end());
        append(document, run, std::move(thing), run.pages.code(page));
    }
    // What is wrong with a layout is told once, whatever number of pages it makes.
    for (const JudgedLayout* layout : layouts)
        document.findings.insert(document.findings.end(), layout->faults.begin(),
                                 layout->faults.end());
}

} // namespace

PlanPages::PlanPages(const PrintPlan& plan)
    : plan_(plan)
{
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels) {
            labels_.push_back(&label);
            batches_.push_back(&batch.producer);
        }
}

std::vector<WantedPage> PlanPages::label_pages() const
{
    std::vector<WantedPage> pages;
    for (std::size_t i = 0; i < labels_.size(); ++i)
        pages.push_back(
            {std::holds_alternative<UnitLabel>(*labels_[i]) ? PageKind::unit : PageKind::head, i,
             1});
    return pages;
}

std::vector<WantedPage> PlanPages::ticket_pages(CrateTicket::Kind kind) const
{
    std::vector<WantedPage> pages;
    for (std::size_t i = 0; i < plan_.tickets.size(); ++i)
        if (plan_.tickets[i].kind == kind)
            pages.push_back(
                {kind == CrateTicket::Kind::order ? PageKind::order : PageKind::bag, i, 1});
    return pages;
}

std::string PlanPages::code(const WantedPage& page) const
{
    switch (page.kind) {
    case PageKind::unit:
    case PageKind::head:
        return to_string(code_of(*labels_.at(page.place)));
    case PageKind::order:
    case PageKind::bag:
        return to_string(plan_.crates.at(plan_.tickets.at(page.place).crate).code);
    case PageKind::more:
        return to_string(MorePage{
            to_string(plan_.crates.at(plan_.tickets.at(page.place).crate).code), page.copy});
    case PageKind::sheet:
        return "liste à cocher";
    case PageKind::slip:
        return "bon à jeter";
    case PageKind::calibration:
        return "calibrage";
    case PageKind::missing:
        return "autocollant";
    }
    throw std::logic_error("unknown kind of page");
}

const std::string& PlanPages::batch(const WantedPage& page) const
{
    static const std::string none;
    const bool label = page.kind == PageKind::unit || page.kind == PageKind::head;
    return label ? *batches_.at(page.place) : none;
}

std::string MadeDocument::why_not() const
{
    constexpr std::size_t told = 5;
    std::vector<std::string> reasons;
    for (const Finding& finding : findings)
        if (finding.severity == Severity::error)
            reasons.push_back(to_string(finding));
    for (const PageFault& fault : faults) {
        std::string code = "page " + std::to_string(fault.page);
        for (std::size_t i = 0; i < places.size(); ++i)
            if (fault.page >= places[i].first && fault.page < places[i].first + places[i].second)
                code = codes[i];
        reasons.push_back(code + ": " + fault.message);
    }
    std::string text;
    for (std::size_t i = 0; i < std::min(reasons.size(), told); ++i)
        text += (text.empty() ? "" : " ") + reasons[i];
    if (reasons.size() > told)
        text += " Et " + std::to_string(reasons.size() - told) + " autres.";
    return text;
}

std::vector<Printer> printers_of(Depot& depot)
{
    std::vector<Printer> printers = depot.store().printers();
    const auto& configured = depot.settings().printers;
    std::stable_partition(printers.begin(), printers.end(), [&](const Printer& printer) {
        return std::any_of(configured.begin(), configured.end(),
                           [&](const auto& one) { return one.printer.name == printer.name; });
    });
    return printers;
}

Papers papers_of(Depot& depot)
{
    const std::vector<Printer> printers = printers_of(depot);
    const auto media_of = [&](PrinterRole role) -> std::optional<Media> {
        for (const Printer& printer : printers)
            if (printer.role == role)
                return printer.media;
        return std::nullopt;
    };
    Papers papers;
    papers.labels = media_of(PrinterRole::labels).value_or(papers.labels);
    papers.tickets = media_of(PrinterRole::tickets)
                         .value_or(media_of(PrinterRole::office).value_or(papers.tickets));
    return papers;
}

MadeDocument make_label_sheet(const PrintRun& run, int first, const std::string& title)
{
    PrintRun office = run;
    const JudgedLayout& judged = run.stationery.judged(DocumentKind::label_sheet, a4_media);
    const Layout& sheet = judged.layout;
    office.dpi = sheet.dpi.front();
    office.papers = Papers{}; // what stands on the sheets, whatever the label printers hold
    std::vector<WantedPage> wanted = run.pages.label_pages();
    for (const WantedPage& bag : run.pages.ticket_pages(CrateTicket::Kind::bag))
        wanted.push_back(bag);
    MadeDocument labels;
    append_all(labels, office, wanted);
    const Page background = compose(sheet, {}, run.stationery.fonts(), office.dpi).pages.at(0);
    MadeDocument document;
    document.findings = std::move(labels.findings);
    document.findings.insert(document.findings.end(), judged.faults.begin(), judged.faults.end());
    document.pages = imposed(sheet, background, labels.pages, first);
    for (const Page& page : document.pages)
        for (MarkFault& fault : faults_of(page))
            document.findings.push_back(
                {Severity::error, sheet.name, 0, "", std::move(fault.message)});
    document.pdf = write_pdf(document.pages, run.stationery.fonts(), title);
    document.faults = check_document(document.pdf, document.pages);
    return document;
}

MadeDocument make_document(const PrintRun& run, std::span<const WantedPage> wanted,
                           const std::string& title)
{
    MadeDocument document;
    append_all(document, run, wanted);
    document.pdf = write_pdf(document.pages, run.stationery.fonts(), title);
    document.faults = check_document(document.pdf, document.pages, [&](Dots dots) {
        if (run.keep_dots)
            document.dots.push_back(std::move(dots));
    });
    return document;
}

} // namespace cageot
