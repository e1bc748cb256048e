#include "depot/check_facts.h"

#include "base/text.h"

#include <algorithm>
#include <map>
#include <set>

namespace cageot {
namespace {

std::string name_of(const Product& product)
{
    return "«" + full_name(product) + "» de «" + product.producer + "»";
}

/// What a plan has, to be looked up.
class Known {
public:
    Known(const PrintPlan& plan, const WeighedProducts& weighed)
        : weighed_(weighed)
    {
        for (const PlannedOrder& order : plan.orders)
            for (const PlannedLine& line : order.lines) {
                farms_.insert(line.product.producer);
                ordered_[line.product] += line.quantity;
                by_order_[{line.product, order.order}] += line.quantity;
            }
        for (const PlannedBatch& batch : plan.batches)
            for (const Label& label : batch.labels)
                if (const auto* unit = std::get_if<UnitLabel>(&label))
                    units_.emplace(to_string(unit->code), unit);
    }

    std::string fault(const FarmFact& fact) const
    {
        return farms_.contains(fact.producer)
                   ? ""
                   : "Pas de ferme «" + fact.producer + "» dans cette vente: rouvrez la page.";
    }
    std::string fault(const CountFact& fact) const
    {
        const auto known = ordered_.find(fact.product);
        if (known == ordered_.end())
            return unknown(fact.product);
        if (fact.missing < 0 || fact.refused < 0 ||
            static_cast<long>(fact.missing) + fact.refused > known->second)
            return name_of(fact.product) + ": " + std::to_string(known->second) +
                   " commandés, il ne peut pas en manquer " +
                   std::to_string(static_cast<long>(fact.missing) + fact.refused) + ".";
        return {};
    }
    std::string fault(const ChosenFact& fact) const
    {
        const auto known = by_order_.find({fact.product, fact.order});
        if (known == by_order_.end())
            return "La commande «" + fact.order.value + "» n'a pas de " + name_of(fact.product) +
                   ": rouvrez la page.";
        if (fact.quantity < -1 || fact.quantity > known->second)
            return "La commande «" + fact.order.value + "» a " + std::to_string(known->second) +
                   " " + name_of(fact.product) + ": choisissez de 0 à " +
                   std::to_string(known->second) + ".";
        return {};
    }
    std::string fault(const LeftoverFact& fact) const { return unit_fault(fact.code); }
    std::string fault(const WeightFact& fact) const
    {
        const auto unit = units_.find(fact.code);
        if (unit == units_.end())
            return unit_fault(fact.code);
        return weight_fault(*unit->second, fact.grams, weighed_).value_or("");
    }

private:
    static std::string unknown(const Product& product)
    {
        return "Pas de " + name_of(product) + " dans cette vente: rouvrez la page.";
    }
    std::string unit_fault(const std::string& code) const
    {
        return units_.contains(code) ? ""
                                     : "«" + code +
                                           "» n'est pas une étiquette de produit de cette vente: "
                                           "scannez l'étiquette du dépôt.";
    }

    std::set<std::string> farms_;
    std::map<Product, int> ordered_;
    std::map<std::pair<Product, OrderNumber>, int> by_order_;
    std::map<std::string, const UnitLabel*> units_;
    const WeighedProducts& weighed_;
};

} // namespace

std::vector<std::string> faults_of(const PrintPlan& plan, const WeighedProducts& weighed,
                                   std::span<const ArrivalFact> facts)
{
    const Known known(plan, weighed);
    std::vector<std::string> faults;
    for (const ArrivalFact& fact : facts) {
        if (!is_plain_id(fact.id))
            faults.push_back("«" + fact.id +
                             "» n'est pas un numéro de fait: 1 à 64 lettres et chiffres.");
        std::string fault =
            std::visit([&known](const auto& what) { return known.fault(what); }, fact.what);
        if (!fault.empty())
            faults.push_back(std::move(fault));
    }
    return faults;
}

} // namespace cageot
