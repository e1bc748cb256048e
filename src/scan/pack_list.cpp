#include "scan/pack_list.h"

#include "base/text.h"
#include "plan/on_paper.h"

#include <algorithm>
#include <stdexcept>

namespace cageot {
namespace {

PackHead head_in(const PrintPlan& plan, const HeadLabel& head)
{
    PackHead packed;
    packed.farm = head.product.producer;
    if (head.of == HeadLabel::Of::farm)
        return packed;
    packed.product = full_name(name_on_paper(plan, head.product));
    for (std::size_t i = 0; i < head.numbers.size(); ++i)
        packed.quantities.emplace_back(head.numbers[i],
                                       i < head.quantities.size() ? head.quantities[i] : 0);
    if (head.labelling != Labelling::none)
        return packed;
    for (std::size_t c = 0; c < plan.crates.size(); ++c) {
        const Crate& crate = plan.crates[c];
        for (const PlannedLine& line : plan.orders.at(crate.order).lines)
            if (line.product == head.product && line.labelling == Labelling::none &&
                line.zone == crate.zone && line.quantity > 0)
                packed.loose.push_back({c, line.place, line.quantity});
    }
    return packed;
}

} // namespace

std::string_view to_string(GoneCode::Why why)
{
    switch (why) {
    case GoneCode::Why::replaced:
        return "replaced";
    case GoneCode::Why::cancelled:
        return "cancelled";
    case GoneCode::Why::surplus:
        return "surplus";
    }
    throw std::logic_error("unknown reason of a void code");
}

std::optional<std::size_t> PackList::crate_of(std::string_view code) const
{
    const auto found = std::ranges::find(crates, code, &PackCrate::code);
    if (found == crates.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - crates.begin());
}

std::optional<std::size_t> PackList::crate_by_mark(std::string_view typed) const
{
    const auto plain = [](std::string_view mark) {
        std::string text;
        for (const char letter : mark)
            if (letter != ' ')
                text +=
                    letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
        return text;
    };
    const std::string wanted = plain(typed);
    for (std::size_t c = 0; c < crates.size(); ++c)
        if (plain(crates[c].mark) == wanted ||
            (crates[c].main && std::to_string(orders[crates[c].order].number) == wanted))
            return c;
    return std::nullopt;
}

std::vector<std::size_t> PackList::containers_of(std::string_view relay) const
{
    std::vector<std::size_t> containers;
    for (std::size_t c = 0; c < crates.size(); ++c)
        if (crates[c].taken && relay_of(c) == relay)
            containers.push_back(c);
    return containers;
}

PackList pack_list(const PrintPlan& plan, const std::set<std::string>& absent,
                   std::map<std::string, GoneCode> gone)
{
    PackList list;
    list.session = plan.session;
    list.version = plan.version;
    list.gone = std::move(gone);
    for (const PlannedOrder& order : plan.orders) {
        const PlannedRelay& relay = plan.relays.at(order.relay);
        list.orders.push_back({order.number, relay.letter, relay.colour, relay.name});
    }
    for (const Crate& crate : plan.crates) {
        const std::string code = to_string(crate.code);
        list.crates.push_back({code, mark_of(plan, crate), crate.order, crate.zone, crate.main,
                               !absent.contains(code)});
    }
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels) {
            const std::string code = to_string(code_of(label));
            if (const auto* unit = std::get_if<UnitLabel>(&label))
                list.units[code] = {unit->crate, unit->line,
                                    full_name(name_on_paper(plan, unit->product)),
                                    absent.contains(code) ? 0 : unit->covers};
            else
                list.heads[code] = head_in(plan, std::get<HeadLabel>(label));
        }
    return list;
}

} // namespace cageot
