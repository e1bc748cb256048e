#include "depot/page_words.h"

#include "depot/more_page.h"

namespace cageot {
namespace {

PageWords words_of(const PrintPlan& plan, const Label& label)
{
    if (const auto* unit = std::get_if<UnitLabel>(&label))
        return {mark_of(plan, plan.crates.at(unit->crate)), full_name(unit->product) + " " +
                                                                std::to_string(unit->k) + "/" +
                                                                std::to_string(unit->n)};
    const auto& head = std::get<HeadLabel>(label);
    const std::string count = std::to_string(head.labels);
    if (head.of == HeadLabel::Of::farm)
        return {head.product.producer, "tête de la ferme, " + count};
    return {full_name(head.product), "tête du produit, " + count};
}

} // namespace

std::map<std::string, PageWords> page_words(const PrintPlan& plan)
{
    std::map<std::string, PageWords> words;
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            words.emplace(to_string(code_of(label)), words_of(plan, label));
    for (const CrateTicket& ticket : plan.tickets) {
        const Crate& crate = plan.crates.at(ticket.crate);
        words.emplace(to_string(crate.code),
                      PageWords{mark_of(plan, crate), ticket.kind == CrateTicket::Kind::order
                                                          ? "ticket de commande"
                                                          : "ticket de sac"});
    }
    return words;
}

std::optional<PageWords> find_words(const std::map<std::string, PageWords>& words,
                                    const std::string& page)
{
    const auto more = parse_more_page(page);
    const auto found = words.find(more ? more->crate : page);
    if (found == words.end())
        return std::nullopt;
    if (more)
        return PageWords{found->second.mark + " +" + std::to_string(more->more),
                         "ticket d’une cagette de plus"};
    return found->second;
}

} // namespace cageot
