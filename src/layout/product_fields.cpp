#include "layout/product_fields.h"

#include "base/text.h"
#include "layout/french_text.h"

namespace cageot {
namespace {

/// "L 2647": the mark of a lot is the letter L (directive 2011/91/EU, article 4), unless the farm
/// wrote it already.
std::string lot_text(const std::string& lot)
{
    constexpr std::string_view ends_mark = " :.-0123456789";
    const bool marked = (lot.size() > 1 && lot.front() == 'L' &&
                         ends_mark.find(lot[1]) != std::string_view::npos) ||
                        folded_text(lot).starts_with("lot ");
    return lot.empty() || marked ? lot : "L\u00A0" + lot;
}

/// "28/11/2026" of "2026-11-28"; another text as it is.
std::string french_day(const std::string& day)
{
    return day.size() != 10 ? day
                            : day.substr(8, 2) + "/" + day.substr(5, 2) + "/" + day.substr(0, 4);
}

/// The words of regulation (EU) 1169/2011, annex X.
std::string date_text(const ProductFacts& facts)
{
    if (!facts.use_by.empty())
        return "À consommer jusqu'au " + french_day(facts.use_by);
    if (!facts.best_before.empty())
        return "À consommer de préférence avant le " + french_day(facts.best_before);
    return {};
}

/// What stands between asterisks in capitals: allergens must stand out in the list (regulation (EU)
/// 1169/2011, article 21).
std::string ingredients_text(const std::string& ingredients)
{
    std::string text;
    bool allergen = false;
    for (const std::string_view part : split(ingredients, '*')) {
        text += allergen ? french_capitals(part) : std::string(part);
        allergen = !allergen;
    }
    return text;
}

void add_known(Fields& fields, const char* name, std::string text)
{
    if (!text.empty())
        fields[name] = std::move(text);
}

} // namespace

void add_product_fields(Fields& fields, const PrintPlan& plan, const Product& product)
{
    fields["product"] = product.name;
    fields["unit"] = french_unit(product.unit);
    fields["farm"] = product.producer;
    const ProductFacts* facts = find_facts(plan.products, product);
    if (facts == nullptr)
        return;
    add_known(fields, "product", facts->short_name);
    add_known(fields, "lot", lot_text(facts->lot));
    add_known(fields, "date", date_text(*facts));
    add_known(fields, "allergens", facts->allergens);
    add_known(fields, "ingredients", ingredients_text(facts->ingredients));
    add_known(fields, "origin", facts->origin);
    add_known(fields, "ean", facts->ean);
    add_known(fields, "where", facts->where);
    add_known(fields, "net_quantity", french_unit(facts->net_quantity));
    add_known(fields, "storage", facts->storage);
}

} // namespace cageot
