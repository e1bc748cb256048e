#include "depot/arrival_facts.h"

#include <stdexcept>

namespace cageot {
namespace {

constexpr const char* farm_kind = "farm";
constexpr const char* count_kind = "count";
constexpr const char* chosen_kind = "chosen";
constexpr const char* leftover_kind = "leftover";
constexpr const char* weight_kind = "weight";

void set_product(StoredFact& row, const Product& product)
{
    row.producer = product.producer;
    row.name = product.name;
    row.unit = product.unit;
}

void fill(StoredFact& row, const FarmFact& fact)
{
    row.kind = farm_kind;
    row.producer = fact.producer;
    row.subject = to_string(fact.state);
}

void fill(StoredFact& row, const CountFact& fact)
{
    row.kind = count_kind;
    set_product(row, fact.product);
    row.first = fact.missing;
    row.second = fact.refused;
}

void fill(StoredFact& row, const ChosenFact& fact)
{
    row.kind = chosen_kind;
    set_product(row, fact.product);
    row.subject = fact.order.value;
    row.first = fact.quantity;
}

void fill(StoredFact& row, const LeftoverFact& fact)
{
    row.kind = leftover_kind;
    row.subject = fact.code;
    row.first = fact.left ? 1 : 0;
}

void fill(StoredFact& row, const WeightFact& fact)
{
    row.kind = weight_kind;
    row.subject = fact.code;
    row.first = fact.grams;
}

} // namespace

StoredFact to_row(const SessionId& session, const ArrivalFact& fact)
{
    StoredFact row;
    row.session = session;
    row.id = fact.id;
    row.at = fact.at;
    row.who = fact.who;
    std::visit([&row](const auto& what) { fill(row, what); }, fact.what);
    return row;
}

ArrivalFact to_fact(const StoredFact& row)
{
    ArrivalFact fact{row.id, row.at, row.who, {}};
    const Product product{row.producer, row.name, row.unit};
    const int first = static_cast<int>(row.first);
    if (row.kind == farm_kind) {
        const auto state = parse_farm_state(row.subject);
        if (!state)
            throw std::runtime_error("unknown state of a farm «" + row.subject + "»");
        fact.what = FarmFact{row.producer, *state};
    } else if (row.kind == count_kind)
        fact.what = CountFact{product, first, static_cast<int>(row.second)};
    else if (row.kind == chosen_kind)
        fact.what = ChosenFact{product, {row.subject}, first};
    else if (row.kind == leftover_kind)
        fact.what = LeftoverFact{row.subject, row.first != 0};
    else if (row.kind == weight_kind)
        fact.what = WeightFact{row.subject, static_cast<long>(row.first)};
    else
        throw std::runtime_error("unknown kind of fact «" + row.kind + "»");
    return fact;
}

std::vector<ArrivalFact> to_facts(const std::vector<StoredFact>& rows)
{
    std::vector<ArrivalFact> facts;
    for (const StoredFact& row : rows)
        facts.push_back(to_fact(row));
    return facts;
}

} // namespace cageot
