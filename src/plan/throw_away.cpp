#include "plan/throw_away.h"

#include "base/text.h"
#include "plan/difference.h"
#include "plan/on_paper.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace cageot {
namespace {

constexpr const char* cancelled = "commande annulée";

int quantity_of(const PlannedOrder& order, const Product& product)
{
    int quantity = 0;
    for (const PlannedLine& line : order.lines)
        if (line.product == product)
            quantity += line.quantity;
    return quantity;
}

/// Papers of both plans, asked for one that became wrong.
class WrongPapers {
public:
    WrongPapers(const PrintPlan& before, const PrintPlan& after, const PlanDifference& difference)
        : before_(before)
        , after_(after)
    {
        for (const PlannedOrder& order : after.orders)
            orders_.emplace(order.order, &order);
        for (const CrateTicket& ticket : after.tickets)
            tickets_.emplace(after.crates.at(ticket.crate).code, &ticket);
        for (const PlannedBatch& batch : after.batches)
            for (const Label& label : batch.labels)
                if (difference.new_labels.contains(to_string(code_of(label))))
                    std::visit([this](const auto& known) { ++new_ones_[place_of(after_, known)]; },
                               label);
    }

    ThrownPaper paper(const CrateTicket& ticket) const
    {
        const Crate& crate = before_.crates.at(ticket.crate);
        const bool order = ticket.kind == CrateTicket::Kind::order;
        ThrownPaper thrown{.kind = order ? ThrownPaper::Kind::order : ThrownPaper::Kind::bag,
                           .code = crate.code,
                           .mark = mark_of(before_, crate),
                           .product = {},
                           .why = {}};
        const auto known = tickets_.find(crate.code);
        thrown.placed = known != tickets_.end();
        thrown.why = thrown.placed
                         ? why(on_paper(before_, ticket), on_paper(after_, *known->second))
                     : orders_.contains(before_.orders.at(crate.order).order)
                         ? "plus rien de " + std::string(french_name(crate.zone))
                         : cancelled;
        return thrown;
    }

    ThrownPaper paper(const UnitLabel& unit)
    {
        const Crate& crate = before_.crates.at(unit.crate);
        return {.kind = ThrownPaper::Kind::unit,
                .code = unit.code,
                .mark = mark_of(before_, crate),
                .product = unit.product,
                .k = unit.k,
                .n = unit.n,
                .placed = take_place(place_of(before_, unit)),
                .why = why(unit, crate)};
    }

    ThrownPaper paper(const HeadLabel& head)
    {
        const bool placed = take_place(place_of(before_, head));
        return {.kind = ThrownPaper::Kind::head,
                .code = head.code,
                .mark = {},
                .product = head.product,
                .placed = placed,
                .why = placed                           ? "remplacée"
                       : head.of == HeadLabel::Of::farm ? "plus rien de cette ferme"
                                                        : "produit sans tête à présent"};
    }

private:
    /// What a newer label takes the place of: order, product and piece, or a head's farm or product.
    using Place = std::tuple<std::string, Product, int>;

    static Place place_of(const PrintPlan& plan, const UnitLabel& unit)
    {
        return {plan.orders.at(plan.crates.at(unit.crate).order).order.value, unit.product, unit.k};
    }
    static Place place_of(const PrintPlan&, const HeadLabel& head)
    {
        const Product& product = head.product;
        return {
            "",
            {folded_text(product.producer), folded_text(product.name), folded_text(product.unit)},
            head.of == HeadLabel::Of::farm ? 0 : 1};
    }
    bool take_place(const Place& place)
    {
        const auto found = new_ones_.find(place);
        return found != new_ones_.end() && found->second-- > 0;
    }

    static std::string why(const OrderOnPaper& was, const OrderOnPaper& is)
    {
        if (was.relay_letter != is.relay_letter)
            return "autre relais";
        if (was.relay_name != is.relay_name || was.relay_colour != is.relay_colour)
            return "le relais s'appelle autrement";
        return was.paper_name != is.paper_name ? "autre nom" : "";
    }

    static std::string why(const TicketOnPaper& was, const TicketOnPaper& is)
    {
        if (std::string reason = why(was.order, is.order); !reason.empty())
            return reason;
        if (was.lines != is.lines || was.articles != is.articles || was.n != is.n)
            return "autre contenu";
        return was.paid != is.paid || was.due != is.due ? "autre paiement" : "autres mots";
    }

    std::string why(const UnitLabel& unit, const Crate& crate) const
    {
        const PlannedOrder& was = before_.orders.at(crate.order);
        const auto known = orders_.find(was.order);
        if (known == orders_.end())
            return cancelled;
        const PlannedOrder& is = *known->second;
        const int before = quantity_of(was, unit.product), now = quantity_of(is, unit.product);
        if (now == 0)
            return "plus commandé";
        if (now != before)
            return std::to_string(now) + " au lieu de " + std::to_string(before);
        if (std::string reason = why(on_paper(before_, was), on_paper(after_, is)); !reason.empty())
            return reason;
        const bool same_zone =
            std::any_of(is.lines.begin(), is.lines.end(), [&](const PlannedLine& line) {
                return line.product == unit.product && line.zone == crate.zone;
            });
        return same_zone ? "autres mots" : "autre sac ou cagette";
    }

    const PrintPlan& before_;
    const PrintPlan& after_;
    std::map<OrderNumber, const PlannedOrder*> orders_;
    std::map<Code, const CrateTicket*> tickets_;
    std::map<Place, int> new_ones_; ///< labels that only the later plan has, not yet given a place
};

} // namespace

ThrowAwaySlip throw_away_slip(const PrintPlan& before, const PrintPlan& after,
                              const std::set<std::string>& printed)
{
    const PlanDifference changes = difference(before, after);
    WrongPapers wrong(before, after, changes);
    /// In which order people find them.
    using Rank = std::tuple<int, int, std::size_t>; // heads last, number, tickets first
    std::vector<std::pair<Rank, ThrownPaper>> papers;
    const auto number_of = [&before](std::size_t crate) {
        return before.orders.at(before.crates.at(crate).order).number;
    };
    for (const CrateTicket& ticket : before.tickets) {
        const std::string code = to_string(before.crates.at(ticket.crate).code);
        if (printed.contains(code) &&
            (changes.void_tickets.contains(code) || changes.changed_tickets.contains(code)))
            papers.emplace_back(Rank{0, number_of(ticket.crate), 0}, wrong.paper(ticket));
    }
    for (const PlannedBatch& batch : before.batches) {
        for (const Label& label : batch.labels) {
            const std::string code = to_string(code_of(label));
            if (!changes.void_labels.contains(code) || !printed.contains(code))
                continue;
            if (const auto* unit = std::get_if<UnitLabel>(&label))
                papers.emplace_back(Rank{0, number_of(unit->crate), 1}, wrong.paper(*unit));
            else
                papers.emplace_back(Rank{1, 0, 0}, wrong.paper(std::get<HeadLabel>(label)));
        }
    }
    std::stable_sort(papers.begin(), papers.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    ThrowAwaySlip slip{after.name, after.version, {}};
    for (auto& [rank, paper] : papers)
        slip.papers.push_back(std::move(paper));
    return slip;
}

} // namespace cageot
