#include "session/ofn_pages.h"

#include "base/text.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr const char* again = "relancez la lecture du site.";

/// What the pages of one list announce, and what they hold.
struct Pages {
    std::vector<std::pair<OpenedFile*, std::string>> announced;
    std::size_t count = 0;

    void add(OpenedFile& file, const std::optional<std::string>& results, std::size_t held)
    {
        if (results)
            announced.emplace_back(&file, *results);
        count += held;
    }

    /// Pages that do not add up were turned while something changed, or one is missing.
    void check(const std::string& field, const std::string& what) const
    {
        for (const auto& [file, results] : announced) {
            if (results != std::to_string(count))
                file->findings.error(0, field,
                                     "la liste annonce " + results + " " + what +
                                         " et les pages lues en ont " + std::to_string(count) +
                                         ": " + again);
        }
    }
};

void check_id(const std::string& found, const std::string& wanted, const std::string& field,
              const std::string& about, FileFindings& findings)
{
    if (found != wanted)
        findings.error(0, field,
                       about + (found.empty() ? std::string("(aucune)") : found) +
                           " et non de la " + wanted +
                           ": vérifiez les numéros de la boutique et de la vente puis " + again);
}

void take_listed(ListedOrders& orders, const OfnListed& order, const std::optional<OfnCycle>& cycle,
                 OpenedFile& file)
{
    if (!orders.try_emplace(order.number, ListedOrder{order, &file}).second)
        file.findings.error(0, "orders.number",
                            "la commande " + order.number +
                                " est deux fois dans la liste des commandes: " + again);
    if (order.state == OfnState::placed)
        check_belongs(order, cycle, file.findings);
    else if (order.state == OfnState::undated)
        file.findings.warning(0, "orders.completed_at",
                              "la commande " + order.number +
                                  " est terminée sans date et laissée de côté: ouvrez-la dans la "
                                  "boutique.");
}

void check_name(std::string& told, const std::string& wanted, const std::string& field,
                const std::string& what, FileFindings& findings)
{
    if (told.empty())
        told = wanted;
    else if (!wanted.empty() && folded_text(told) != folded_text(wanted))
        findings.error(0, field,
                       "le rapport est " + what + " «" + told + "» et non «" + wanted +
                           "»: donnez le rapport de la même vente.");
}

} // namespace

OpenedFile* first_of(std::vector<OpenedFile>& files, AnswerKind kind)
{
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const OpenedFile& file) { return file.is(kind); });
    return found == files.end() ? nullptr : &*found;
}

std::optional<OfnCycle> find_ofn_cycle(std::vector<OpenedFile>& files)
{
    const OpenedFile* first = first_of(files, AnswerKind::cycle);
    std::optional<OfnCycle> cycle;
    for (OpenedFile& file : files) {
        if (!file.is(AnswerKind::cycle))
            continue;
        if (&file == first)
            cycle = read_ofn_cycle(*file.answer, file.findings);
        else
            file.findings.error(0, "",
                                "ce fichier dit quelle est la vente et «" + first->name +
                                    "» aussi: donnez un seul des deux.");
    }
    return cycle;
}

void add_ofn_cycle(Session& session, const OfnCycle& cycle, FileFindings& findings)
{
    check_name(session.name, cycle.name, "order_cycle.name", "de la vente", findings);
    check_name(session.hub, cycle.hub_name, "hub_name", "de la boutique", findings);
    session.cycle = cycle.id;
}

std::map<std::string, std::string> read_ofn_producers(std::vector<OpenedFile>& files,
                                                      const std::optional<OfnCycle>& cycle)
{
    std::map<std::string, std::string> producers;
    for (OpenedFile& file : files) {
        if (!file.is(AnswerKind::shop))
            continue;
        const std::optional<OfnShop> shop = read_ofn_shop(*file.answer, file.findings);
        if (!shop)
            continue;
        if (cycle)
            check_id(shop->id, cycle->hub, "id", "cette réponse est de la boutique ",
                     file.findings);
        producers.insert(shop->producers.begin(), shop->producers.end());
    }
    return producers;
}

std::map<std::string, std::string> read_ofn_codes(std::vector<OpenedFile>& files)
{
    std::map<std::string, std::string> codes;
    Pages pages;
    for (OpenedFile& file : files) {
        if (!file.is(AnswerKind::customers))
            continue;
        if (const auto customers = read_ofn_customers(*file.answer, file.findings)) {
            codes.insert(customers->codes.begin(), customers->codes.end());
            pages.add(file, customers->results, customers->count);
        }
    }
    pages.check("meta.pagination.results", "clients");
    return codes;
}

ListedOrders read_ofn_list(std::vector<OpenedFile>& files, const std::optional<OfnCycle>& cycle)
{
    ListedOrders orders;
    Pages pages;
    for (OpenedFile& file : files) {
        if (!file.is(AnswerKind::order_list))
            continue;
        if (const auto list = read_ofn_order_list(*file.answer, file.findings)) {
            pages.add(file, list->results, list->count);
            for (const OfnListed& order : list->orders)
                take_listed(orders, order, cycle, file);
        }
    }
    pages.check("pagination.results", "commandes");
    return orders;
}

void check_belongs(const OfnListed& order, const std::optional<OfnCycle>& cycle,
                   FileFindings& findings)
{
    if (!cycle)
        return;
    check_id(order.cycle, cycle->id, "order_cycle.id",
             "la commande " + order.number + " est de la vente ", findings);
    check_id(order.hub, cycle->hub, "distributor.id",
             "la commande " + order.number + " est de la boutique ", findings);
}

} // namespace cageot
