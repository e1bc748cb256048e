#include "scan/shown.h"

#include <map>

namespace cageot {
namespace {

ShownCrate crate_shown(const Packing& packing, std::size_t place)
{
    const PackList& list = packing.list();
    const PackCrate& crate = list.crates[place];
    const PackOrder& order = list.orders[crate.order];
    ShownCrate shown{crate.code,
                     crate.mark,
                     order.number,
                     order.letter,
                     order.colour,
                     order.relay,
                     crate.zone,
                     packing.seen(place),
                     packing.needed(place),
                     packing.is_complete(place),
                     {},
                     packing.more_crates(place)};
    for (const PackCrate& other : list.crates)
        if (other.order == crate.order && other.taken && other.zone > crate.zone)
            shown.cold.push_back(other.mark);
    return shown;
}

void show_code(const Packing& packing, const Judgement& judgement, Shown& shown)
{
    const PackList& list = packing.list();
    if (const auto found = list.units.find(judgement.code); found != list.units.end()) {
        const PackUnit& unit = found->second;
        shown.product = unit.product;
        std::tie(shown.seen, shown.needed) = packing.line(unit.crate, unit.line);
    }
    if (const auto found = list.heads.find(judgement.code); found != list.heads.end()) {
        const PackHead& head = found->second;
        shown.product = head.product.empty() ? head.farm : head.product;
        shown.numbers = head.quantities;
        for (const LooseLine& line : head.loose) {
            if (!packing.loose_in(line.crate, line.line))
                shown.spread = true;
            if (line.crate == judgement.crate) {
                const auto [seen, needed] = packing.line(line.crate, line.line);
                shown.seen += seen;
                shown.needed += needed;
            }
        }
    }
    if (const auto found = list.gone.find(judgement.code); found != list.gone.end())
        shown.now = found->second.now;
}

int crates_left(const Packing& packing, const std::string& van)
{
    const PackList& list = packing.list();
    int left = 0;
    for (const std::size_t c : list.containers_of(van))
        left += packing.loaded(c, van) ? 0 : 1;
    if (van.empty())
        for (std::size_t c = 0; c < list.crates.size(); ++c)
            left += list.crates[c].taken && !packing.is_complete(c) ? 1 : 0;
    return left;
}

} // namespace

std::vector<ShownLine> missing_in(const Packing& packing, std::size_t crate)
{
    const PackList& list = packing.list();
    std::map<int, ShownLine> lines;
    for (const auto& [code, unit] : list.units)
        if (unit.crate == crate && unit.covers > 0 && !packing.unit_in(code))
            lines.try_emplace(unit.line, ShownLine{code, unit.product, 0, 0});
    for (const auto& [code, head] : list.heads)
        for (const LooseLine& line : head.loose)
            if (line.crate == crate && !packing.loose_in(crate, line.line))
                lines.try_emplace(line.line, ShownLine{code, head.product, 0, 0});
    std::vector<ShownLine> missing;
    for (auto& [place, line] : lines) {
        std::tie(line.seen, line.needed) = packing.line(crate, place);
        missing.push_back(std::move(line));
    }
    return missing;
}

Shown shown_of(const Packing& packing, const Judgement& judgement)
{
    Shown shown;
    if (judgement.crate) {
        shown.crate = crate_shown(packing, *judgement.crate);
        if (judgement.reason == Reason::opened || judgement.reason == Reason::count_asked ||
            judgement.reason == Reason::wrong_count || judgement.reason == Reason::finished)
            shown.missing = missing_in(packing, *judgement.crate);
    }
    show_code(packing, judgement, shown);
    const std::string& van = judgement.after.van;
    if (judgement.verdict() == Verdict::crate_complete || !van.empty())
        shown.crates_left = crates_left(packing, van);
    return shown;
}

} // namespace cageot
