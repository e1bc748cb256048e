#include "plan/product_facts.h"

#include "base/text.h"

#include <algorithm>
#include <set>
#include <utility>

namespace cageot {
namespace {

std::string unit_key(std::string_view unit)
{
    std::u32string key;
    for (const char32_t code : to_code_points(folded_text(unit)))
        if (code != U' ')
            key += code == U'×' ? U'x' : code == U',' ? U'.' : code;
    return to_utf8(key);
}

bool precedes(const ProductFacts& facts, const Product& product)
{
    return facts.product < product;
}

} // namespace

Product row_key(const Product& product)
{
    return {folded_text(product.producer), folded_text(product.name), unit_key(product.unit)};
}

ProductRows::ProductRows(const std::vector<ProductFacts>& table)
{
    for (const ProductFacts& row : table) {
        Product key = row_key(row.product);
        std::vector<Row>& same_name = by_name_[key.name];
        same_name.push_back({std::move(key), &row});
    }
}

const ProductFacts* ProductRows::find(const Product& product) const
{
    if (by_name_.empty())
        return nullptr;
    const Product wanted = row_key(product);
    const auto same_name = by_name_.find(wanted.name);
    if (same_name == by_name_.end())
        return nullptr;
    const ProductFacts* best = nullptr;
    int strength = 0;
    for (const auto& [key, facts] : same_name->second) {
        const bool other_farm = !key.producer.empty() && key.producer != wanted.producer;
        const bool other_unit = !key.unit.empty() && key.unit != wanted.unit;
        const int own = 1 + (key.unit.empty() ? 0 : 1) + (key.producer.empty() ? 0 : 2);
        if (other_farm || other_unit || own <= strength)
            continue;
        best = facts;
        strength = own;
    }
    return best;
}

const ProductFacts* find_row(const std::vector<ProductFacts>& table, const Product& product)
{
    return ProductRows(table).find(product);
}

std::vector<ProductFacts> facts_of_goods(const Session& session,
                                         const std::vector<ProductFacts>& table)
{
    std::set<Product> products;
    for (const Order& order : session.orders)
        for (const OrderLine& line : order.lines)
            products.insert(line.product);
    const ProductRows rows(table);
    std::vector<ProductFacts> facts;
    for (const Product& product : products) {
        if (const ProductFacts* row = rows.find(product)) {
            facts.push_back(*row);
            facts.back().product = product;
        }
    }
    return telling_facts(std::move(facts));
}

std::vector<ProductFacts> telling_facts(std::vector<ProductFacts> facts)
{
    std::erase_if(
        facts, [](const ProductFacts& one) { return !one.zone && same_on_paper(&one, nullptr); });
    std::sort(facts.begin(), facts.end(),
              [](const ProductFacts& a, const ProductFacts& b) { return precedes(a, b.product); });
    return facts;
}

const ProductFacts* find_facts(const std::vector<ProductFacts>& sorted, const Product& product)
{
    const auto found = std::lower_bound(sorted.begin(), sorted.end(), product, precedes);
    return found != sorted.end() && found->product == product ? &*found : nullptr;
}

bool same_on_paper(const ProductFacts* a, const ProductFacts* b)
{
    static const ProductFacts nothing;
    const ProductFacts& one = a ? *a : nothing;
    const ProductFacts& other = b ? *b : nothing;
    return std::all_of(fact_texts.begin(), fact_texts.end(),
                       [&](const FactText& fact) { return one.*fact.text == other.*fact.text; });
}

} // namespace cageot
