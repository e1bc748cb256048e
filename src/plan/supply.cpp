#include "plan/supply.h"

#include "base/text.h"
#include "plan/allocation.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace cageot {
namespace {

/// A line that wants some of a product, and what stands for it on paper.
struct WantingLine {
    std::size_t order = 0; ///< index into the orders
    const PlannedLine* line = nullptr;
    std::vector<const UnitLabel*> labels; ///< by k; none for goods without labels
    int lost = 0;                         ///< units whose labels were left over
    int most() const { return line->quantity - lost; }
};
/// All of one product, the oldest order first, within an order by place.
using WantingLines = std::vector<WantingLine>;
using WantedProducts = std::map<Product, WantingLines>;

/// Places of the orders, the oldest first; those whose age nobody knows come last.
std::vector<std::size_t> oldest_first(const std::vector<PlannedOrder>& orders)
{
    std::vector<std::size_t> places(orders.size());
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = i;
    const auto age = [&orders](std::size_t i) {
        const PlannedOrder& order = orders[i];
        return std::tuple(order.completed_at.empty(), std::string_view(order.completed_at),
                          order.number);
    };
    std::stable_sort(places.begin(), places.end(),
                     [&age](std::size_t a, std::size_t b) { return age(a) < age(b); });
    return places;
}

Product folded(const Product& product)
{
    return {folded_text(product.producer), folded_text(product.name), folded_text(product.unit)};
}

using LabelsOfLines = std::map<std::pair<std::size_t, int>, std::vector<const UnitLabel*>>;

/// By order and place of the line.
LabelsOfLines labels_of_lines(const PrintPlan& plan)
{
    LabelsOfLines labels;
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            if (const auto* unit = std::get_if<UnitLabel>(&label))
                labels[{plan.crates.at(unit->crate).order, unit->line}].push_back(unit);
    return labels;
}

WantedProducts wanted_products(const PrintPlan& plan, const std::set<std::string>& leftovers)
{
    LabelsOfLines labels = labels_of_lines(plan);
    WantedProducts wanted;
    for (const std::size_t order : oldest_first(plan.orders)) {
        for (const PlannedLine& line : plan.orders[order].lines) {
            if (line.quantity <= 0)
                continue;
            WantingLine wanting{order, &line, std::move(labels[{order, line.place}]), 0};
            if (!leftovers.empty())
                for (const UnitLabel* label : wanting.labels)
                    wanting.lost += leftovers.contains(to_string(label->code)) ? label->covers : 0;
            wanted[line.product].push_back(std::move(wanting));
        }
    }
    return wanted;
}

/// Folded names of the farms that never come; of two spellings of one the newer fact counts.
std::set<std::string> farms_that_never_come(const Arrivals& arrivals)
{
    std::map<std::string, std::pair<UtcMs, FarmState>> newest;
    for (const auto& [producer, fact] : arrivals.farms) {
        const auto since = arrivals.since.find(producer);
        const std::pair told(since == arrivals.since.end() ? UtcMs{0} : since->second, fact.state);
        auto& known = newest.emplace(folded_text(producer), told).first->second;
        known = std::max(known, told);
    }
    std::set<std::string> farms;
    for (const auto& [producer, told] : newest)
        if (told.second == FarmState::never)
            farms.insert(producer);
    return farms;
}

class Supplying {
public:
    Supplying(const PrintPlan& plan, const Arrivals& arrivals)
        : plan_(plan)
        , arrivals_(arrivals)
        , never_(farms_that_never_come(arrivals))
    {
    }

    Supply supply()
    {
        for (const auto& [product, lines] : wanted_products(plan_, arrivals_.leftovers))
            supply_product(product, lines);
        std::sort(supply_.shortages.begin(), supply_.shortages.end(),
                  [](const Shortage& a, const Shortage& b) {
                      return std::tie(a.order, a.line) < std::tie(b.order, b.line);
                  });
        find_absent_heads();
        find_absent_crates();
        return std::move(supply_);
    }

private:
    void supply_product(const Product& product, const WantingLines& lines)
    {
        ProductSupply shown = told_of(product, lines);
        const std::vector<int> given = give(product, lines, shown.accepted());
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const PlannedLine& line = *lines[i].line;
            shown.allocated += given[i];
            if (given[i] == line.quantity)
                continue;
            supply_.shortages.push_back({lines[i].order, line.place, line.quantity - given[i],
                                         shown.missing == 0 && shown.refused > 0});
            supply_labels(lines[i], given[i]);
        }
        supply_.products.push_back(std::move(shown));
    }

    /// The product without what is allocated of it.
    ProductSupply told_of(const Product& product, const WantingLines& lines) const
    {
        ProductSupply told{.product = product};
        int lost = 0;
        for (const WantingLine& wanting : lines) {
            told.zone = std::max(told.zone, wanting.line->zone);
            told.ordered += wanting.line->quantity;
            lost += wanting.lost;
        }
        if (!never_.empty() && never_.contains(folded_text(product.producer))) {
            told.missing = told.ordered;
            return told;
        }
        if (const auto count = arrivals_.counts.find(product); count != arrivals_.counts.end()) {
            told.missing = std::clamp(count->second.missing, 0, told.ordered);
            told.refused = std::clamp(count->second.refused, 0, told.ordered - told.missing);
        }
        told.missing = std::max(told.missing, lost - told.refused);
        return told;
    }

    /// Units for each line.
    std::vector<int> give(const Product& product, const WantingLines& lines, int available) const
    {
        std::vector<Claim> claims; // of orders: lines of one order stand together
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i == 0 || lines[i].order != lines[i - 1].order)
                claims.push_back({0, chosen_for(product, lines[i].order)});
            claims.back().most += lines[i].most();
        }
        std::vector<int> left = allocate(claims, available);
        std::vector<int> given(lines.size());
        std::size_t claim = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i > 0 && lines[i].order != lines[i - 1].order)
                ++claim;
            given[i] = std::min(left[claim], lines[i].most());
            left[claim] -= given[i];
        }
        return given;
    }

    std::optional<int> chosen_for(const Product& product, std::size_t order) const
    {
        if (arrivals_.chosen.empty())
            return std::nullopt;
        const auto known = arrivals_.chosen.find({product, plan_.orders[order].order});
        return known == arrivals_.chosen.end() ? std::nullopt : std::optional(known->second);
    }

    void supply_labels(const WantingLine& wanting, int given)
    {
        for (const UnitLabel* label : wanting.labels) {
            std::string code = to_string(label->code);
            const bool left_over = arrivals_.leftovers.contains(code);
            const int covers = left_over ? 0 : std::min(label->covers, given);
            given -= covers;
            if (covers == 0)
                supply_.absent.insert(std::move(code));
            else if (covers < label->covers)
                supply_.partly.emplace(std::move(code), covers);
        }
    }

    void find_absent_heads()
    {
        std::set<std::string> farms; // of which something is there; all folded
        std::set<Product> products;
        for (const ProductSupply& product : supply_.products) {
            if (product.allocated == 0)
                continue;
            products.insert(folded(product.product));
            farms.insert(folded_text(product.product.producer));
        }
        for (const PlannedBatch& batch : plan_.batches) {
            for (const Label& label : batch.labels) {
                const auto* head = std::get_if<HeadLabel>(&label);
                if (head && !(head->of == HeadLabel::Of::farm
                                  ? farms.contains(folded_text(head->product.producer))
                                  : products.contains(folded(head->product))))
                    supply_.absent.insert(to_string(head->code));
            }
        }
    }

    void find_absent_crates()
    {
        std::map<std::pair<std::size_t, Zone>, int> left;
        for (const Shortage& shortage : supply_.shortages)
            left[{shortage.order, line_of(shortage).zone}] -= shortage.quantity;
        for (const CrateTicket& ticket : plan_.tickets) {
            const Crate& crate = plan_.crates.at(ticket.crate);
            const auto short_of = left.find({crate.order, crate.zone});
            if (!crate.main && short_of != left.end() && ticket.articles + short_of->second <= 0)
                supply_.absent.insert(to_string(crate.code));
        }
    }

    const PlannedLine& line_of(const Shortage& shortage) const
    {
        return plan_.orders[shortage.order].lines.at(static_cast<std::size_t>(shortage.line - 1));
    }

    const PrintPlan& plan_;
    const Arrivals& arrivals_;
    std::set<std::string> never_;
    Supply supply_;
};

} // namespace

Supply supply_of(const PrintPlan& plan, const Arrivals& arrivals)
{
    return Supplying(plan, arrivals).supply();
}

} // namespace cageot
