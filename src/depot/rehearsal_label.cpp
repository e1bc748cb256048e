#include "depot/rehearsal_label.h"

#include <stdexcept>

namespace cageot {
namespace {

Code code_in(const std::string& text)
{
    if (const auto code = parse_code(text))
        return *code;
    throw std::logic_error("a rehearsal without its codes");
}

} // namespace

Rehearsal rehearsal_of(Depot& depot, const JobKey& job)
{
    for (const Rehearsal& rehearsal : depot.store().rehearsals())
        if (rehearsal.job == job)
            return rehearsal;
    throw std::logic_error("a rehearsal's job without its rehearsal");
}

MadeDocument make_rehearsal_label(Depot& depot, const Printer& printer, const Rehearsal& rehearsal)
{
    const PrintPlan no_plan{};
    const PlanPages no_pages(no_plan);
    PrintRun run{no_pages, depot.stationery(), printer.dpi, "", {}, depot.offset_of(printer.name)};
    run.papers.labels = printer.media;
    run.calibration = {
        printer.name.value,        to_string(printer.media),  printer.dpi,
        code_in(rehearsal.code_4), code_in(rehearsal.code_3), code_in(rehearsal.code_2)};
    const WantedPage page{PageKind::calibration, 0, 1};
    return make_document(run, {&page, 1}, "répétition " + printer.name.value);
}

} // namespace cageot
