#include "layout/example_slip.h"

namespace cageot {
namespace {

using Kind = ThrownPaper::Kind;

ThrownPaper thrown(const PrintPlan& plan, const CrateTicket& ticket)
{
    const Crate& crate = plan.crates.at(ticket.crate);
    const bool order = ticket.kind == CrateTicket::Kind::order;
    const std::string mark = mark_of(plan, crate);
    return {order ? Kind::order : Kind::bag, crate.code, mark, {}, 1, 1, true, "autre relais"};
}

/// The k-th of the labels of its line.
ThrownPaper thrown(const PrintPlan& plan, const UnitLabel& label, int k)
{
    const Code code(CodeKind::unit, label.code.number() - static_cast<std::uint32_t>(k - 1));
    const std::string mark = mark_of(plan, plan.crates.at(label.crate));
    const bool more = label.covers > 1;
    return {Kind::unit, code,    mark, label.product,
            k,          label.n, more, more ? "3 au lieu de 2" : "commande annulée"};
}

ThrownPaper thrown(const HeadLabel& label)
{
    const bool farm = label.of == HeadLabel::Of::farm;
    const Product product = farm ? Product{label.product.producer, "", ""} : label.product;
    return {Kind::head, label.code, "", product, 1, 1, true, "autres numéros"};
}

} // namespace

ThrowAwaySlip example_slip(const PrintPlan& plan)
{
    ThrowAwaySlip slip{plan.name, plan.version, {}};
    std::vector<ThrownPaper> heads;
    for (const CrateTicket& ticket : plan.tickets)
        slip.papers.push_back(thrown(plan, ticket));
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels) {
            if (const auto* head = std::get_if<HeadLabel>(&label))
                heads.push_back(thrown(*head));
            else if (const auto* unit = std::get_if<UnitLabel>(&label))
                for (int k = 1; k <= unit->n; ++k)
                    slip.papers.push_back(thrown(plan, *unit, k));
        }
    slip.papers.insert(slip.papers.end(), heads.begin(), heads.end());
    return slip;
}

} // namespace cageot
