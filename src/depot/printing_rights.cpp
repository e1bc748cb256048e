#include "depot/printing_rights.h"

namespace cageot {
namespace {

constexpr const char* all_printers = "spooler";
/// What another's end costs beside the rest of its lease.
constexpr UtcMs look_every = 500;
/// How long another program has for taking what was given back.
constexpr UtcMs stand_back = 3000;

} // namespace

std::string right_to(const PrinterName& printer)
{
    return "printer " + printer.value;
}

PrintingRights::PrintingRights(Depot& depot, std::optional<SoleHolder> all)
    : depot_(&depot)
    , all_(std::move(all))
{
}

std::optional<PrintingRights> PrintingRights::try_take(Depot& depot)
{
    if (depot.settings().database)
        return PrintingRights(depot, std::nullopt);
    auto all = SoleHolder::try_take(depot, all_printers);
    return all ? std::optional(PrintingRights(depot, std::move(all))) : std::nullopt;
}

PrintingRights PrintingRights::take(Depot& depot)
{
    if (depot.settings().database)
        return {depot, std::nullopt};
    return {depot, SoleHolder::take(depot, all_printers)};
}

void PrintingRights::refresh(const std::set<PrinterName>& printers)
{
    if (all_)
        return;
    std::erase_if(held_, [&](const auto& held) {
        return !printers.contains(held.first) || !held.second.right.still();
    });
    const UtcMs now = depot_->now();
    for (const PrinterName& printer : printers) {
        const UtcMs wait = look_again_[printer] - now;
        if (held_.contains(printer) || (wait > 0 && wait <= stand_back)) // a clock may be set back
            continue;
        look_again_[printer] = now + look_every;
        if (auto right = SoleHolder::try_take(*depot_, right_to(printer)))
            held_.emplace(printer, Held{std::move(*right)});
    }
}

bool PrintingRights::still(const PrinterName& printer, UtcMs longer) const
{
    if (all_)
        return all_->still(longer);
    const auto held = held_.find(printer);
    return held != held_.end() && held->second.right.still(longer);
}

void PrintingRights::note_reached(const PrinterName& printer)
{
    if (const auto held = held_.find(printer); held != held_.end())
        held->second.reached = true;
}

bool PrintingRights::was_reached(const PrinterName& printer) const
{
    const auto held = held_.find(printer);
    return held != held_.end() && held->second.reached;
}

void PrintingRights::give_back(const PrinterName& printer)
{
    if (held_.erase(printer) > 0)
        look_again_[printer] = depot_->now() + stand_back;
}

} // namespace cageot
