#include "depot/documents.h"

#include "layout/compose.h"
#include "layout/label_content.h"
#include "pdf/write_pdf.h"

#include <algorithm>

namespace cageot {
namespace {

/// The grid of sheets: an office printer makes dots of its own from it.
constexpr int office_dpi = 300;

Composition compose_page(const PrintRun& run, const WantedPage& wanted)
{
    const Stationery& stationery = run.stationery;
    const PrintPlan& plan = run.pages.plan();
    const auto ticket = [&](const Layout& layout) {
        return compose(layout,
                       content_of(plan, plan.tickets.at(wanted.place), run.stamp, {wanted.copy}),
                       stationery.fonts, run.dpi);
    };
    const auto label = [&](const Layout& layout) {
        return compose(layout,
                       content_of(plan, *run.pages.labels().at(wanted.place), {wanted.copy}),
                       stationery.fonts, run.dpi);
    };
    switch (wanted.kind) {
    case PageKind::unit:
        return label(stationery.unit);
    case PageKind::head:
        return label(stationery.head);
    case PageKind::order:
        return ticket(stationery.order);
    case PageKind::bag:
        return ticket(stationery.bag);
    case PageKind::sheet:
        return compose(stationery.tick_list, tick_list_content(plan, run.stamp), stationery.fonts,
                       office_dpi);
    }
    throw std::logic_error("unknown kind of page");
}

void append(MadeDocument& document, Composition composition, const std::string& code)
{
    document.places.emplace_back(static_cast<int>(document.pages.size()) + 1,
                                 static_cast<int>(composition.pages.size()));
    document.codes.push_back(code);
    for (Finding& finding : composition.findings) {
        finding.source = code;
        finding.row = 0; // the layout's line says nothing to who reads of a label
        document.findings.push_back(std::move(finding));
    }
    for (Page& page : composition.pages)
        document.pages.push_back(std::move(page));
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
    case PageKind::sheet:
        return "liste à cocher";
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

MadeDocument make_document(const PrintRun& run, std::span<const WantedPage> wanted,
                           const std::string& title)
{
    MadeDocument document;
    for (const WantedPage& page : wanted)
        append(document, compose_page(run, page), run.pages.code(page));
    document.pdf = write_pdf(document.pages, run.stationery.fonts, title);
    document.faults = check_document(document.pdf, document.pages);
    return document;
}

} // namespace cageot
