#include "source/watch.h"

#include <array>
#include <stdexcept>

namespace cageot {
namespace {

constexpr std::array<std::pair<CyclePhase, std::string_view>, 4> phases = {{
    {CyclePhase::open, "open"},
    {CyclePhase::closed, "closed"},
    {CyclePhase::reopened, "reopened"},
    {CyclePhase::done, "done"},
}};

} // namespace

std::string_view to_string(CyclePhase phase)
{
    for (const auto& [known, word] : phases)
        if (known == phase)
            return word;
    throw std::logic_error("unknown cycle phase");
}

std::optional<CyclePhase> parse_cycle_phase(std::string_view text)
{
    for (const auto& [phase, word] : phases)
        if (word == text)
            return phase;
    return std::nullopt;
}

std::string name_of(const WatchedCycle& cycle, const WatchRules& rules)
{
    if (!cycle.name.empty())
        return cycle.name;
    static constexpr std::array months = {"janv.", "févr.", "mars",  "avril", "mai",  "juin",
                                          "juil.", "août",  "sept.", "oct.",  "nov.", "déc."};
    const auto month = [](const LocalTime& time) {
        return std::string(months.at(static_cast<std::size_t>(time.month - 1)));
    };
    const UtcMs from = cycle.opens_at != 0 ? cycle.opens_at : cycle.first_order;
    const UtcMs to = cycle.closes_at != 0 ? cycle.closes_at : cycle.closed_since;
    if (from == 0 || to < from)
        return "Vente " + cycle.id;
    const LocalTime first = local_time(from, rules.time_zone);
    const LocalTime last = local_time(to, rules.time_zone);
    const std::string end = std::to_string(last.day) + " " + month(last);
    if (first.month == last.month && first.day == last.day)
        return "Vente du " + end;
    return "Vente du " + std::to_string(first.day) +
           (first.month == last.month ? "" : " " + month(first)) + " au " + end;
}

} // namespace cageot
