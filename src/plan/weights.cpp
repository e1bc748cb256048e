#include "plan/weights.h"

#include "base/french_number.h"
#include "base/text.h"
#include "plan/csv_text.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <utility>

namespace cageot {
namespace {

constexpr long most_grams = 100'000; ///< more is no label's

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Takes text from the end of what stands before a unit of measure.
class Backwards {
public:
    explicit Backwards(std::string_view text)
        : text_(text)
    {
    }
    void skip_spaces()
    {
        while (text_.ends_with(' '))
            text_.remove_suffix(1);
    }
    bool take(std::string_view end)
    {
        if (!text_.ends_with(end))
            return false;
        text_.remove_suffix(end.size());
        return true;
    }
    std::string_view digits()
    {
        std::size_t count = 0;
        while (count < text_.size() && is_digit(text_[text_.size() - 1 - count]))
            ++count;
        const std::string_view taken = text_.substr(text_.size() - count);
        text_.remove_suffix(count);
        return taken;
    }
    bool ends_with_digit() const { return !text_.empty() && is_digit(text_.back()); }
    bool ends_with_mark() const { return text_.ends_with(',') || text_.ends_with('.'); }

private:
    std::string_view text_;
};

/// "1" and "2" of "1,2" in thousandths: 1200. Nothing when it is too long to be meant.
std::optional<long> thousandths(std::string_view whole, std::string_view part)
{
    constexpr std::size_t most_digits = 6;
    if (whole.empty() || whole.size() > most_digits || part.size() > 3)
        return std::nullopt;
    std::string digits = std::string(whole) + std::string(part);
    digits.append(3 - part.size(), '0');
    return std::stol(digits);
}

/// Grams of the number, perhaps of several pieces, that `before` ends with; a gram or a kilogram each.
std::optional<long> grams_before(std::string_view before, long measure)
{
    Backwards text(before);
    text.skip_spaces();
    std::string_view whole = text.digits(), part;
    if (text.ends_with_mark()) {
        if (!text.take(","))
            text.take(".");
        part = std::exchange(whole, text.digits());
    }
    const auto amount = thousandths(whole, part);
    if (!amount || (*amount * measure) % 1000 != 0)
        return std::nullopt;
    text.skip_spaces();
    if (text.ends_with_digit()) // "1 280 g": nobody knows where the number begins
        return std::nullopt;
    const long each = *amount * measure / 1000;
    if (!text.take("x") && !text.take("×"))
        return each;
    text.skip_spaces();
    const std::string_view pieces = text.digits();
    if (pieces.empty())
        return each; // the x was the end of a word
    return pieces.size() > 3 ? std::nullopt : std::optional(each * std::stol(std::string(pieces)));
}

/// "1 350 g"
std::string in_grams(long grams)
{
    return french_number(grams) + "\u00A0g";
}

} // namespace

std::optional<long> grams_of_unit(std::string_view unit)
{
    struct Measure {
        std::string_view word;
        long grams;
    };
    constexpr std::array<Measure, 2> measures = {{{"kg", 1000}, {"g", 1}}};
    const std::string text = folded_text(unit);
    const std::string_view all = text;
    std::optional<long> found;
    for (std::size_t at = 1; at < all.size(); ++at) {
        const char before = all[at - 1];
        if (!is_digit(before) && before != ' ')
            continue;
        for (const Measure& measure : measures) {
            const std::string_view after = all.substr(at);
            if (!after.starts_with(measure.word) ||
                (after.size() > measure.word.size() && is_letter(after[measure.word.size()])))
                continue;
            const auto grams = grams_before(all.substr(0, at), measure.grams);
            if (!grams)
                continue;
            if (found)
                return std::nullopt;
            found = grams;
        }
    }
    return found && *found > 0 ? found : std::nullopt;
}

const WeighedRule* weighed_rule_of(const Product& product, const WeighedProducts& weighed)
{
    const WeighedRule* best = nullptr;
    for (const WeighedRule& rule : weighed)
        if ((!best || rule.match.by < best->match.by) && matches(rule.match, product))
            best = &rule;
    return best;
}

std::vector<FinalWeight> final_weights(const PrintPlan& plan, const Arrivals& arrivals,
                                       const WeighedProducts& weighed)
{
    std::vector<FinalWeight> weights;
    std::map<std::pair<std::size_t, int>, std::size_t> places;
    for (std::size_t i = 0; i < plan.orders.size(); ++i) {
        const PlannedOrder& order = plan.orders[i];
        for (const PlannedLine& line : order.lines) {
            if (line.quantity <= 0 || !weighed_rule_of(line.product, weighed))
                continue;
            places.emplace(std::pair(i, line.place), weights.size());
            weights.push_back(
                {.order = order.order,
                 .number = order.number,
                 .product = line.product,
                 .ordered = line.quantity + line.missing,
                 .there = line.quantity,
                 .nominal = grams_of_unit(line.product.unit).value_or(0) * line.quantity});
        }
    }
    for (const PlannedBatch& batch : plan.batches) {
        for (const Label& label : batch.labels) {
            const auto* unit = std::get_if<UnitLabel>(&label);
            if (!unit || unit->covers <= 0)
                continue;
            const auto place = places.find({plan.crates.at(unit->crate).order, unit->line});
            if (place == places.end())
                continue;
            FinalWeight& weight = weights[place->second];
            ++weight.labels;
            const auto grams = arrivals.grams.find(to_string(unit->code));
            if (grams == arrivals.grams.end())
                continue;
            ++weight.labels_weighed;
            weight.weighed += grams->second;
        }
    }
    return weights;
}

std::string weights_csv(const std::vector<FinalWeight>& weights)
{
    CsvText csv({"commande", "numéro", "ferme", "produit", "unité", "commandé", "livré",
                 "grammes attendus", "grammes pesés", "étiquettes pesées", "étiquettes",
                 "poids final"});
    for (const FinalWeight& weight : weights) {
        const bool whole = weight.labels > 0 && weight.labels_weighed == weight.labels;
        csv.add({weight.order.value, std::to_string(weight.number), weight.product.producer,
                 weight.product.name, weight.product.unit, std::to_string(weight.ordered),
                 std::to_string(weight.there),
                 weight.nominal > 0 ? std::to_string(weight.nominal) : "",
                 std::to_string(weight.weighed), std::to_string(weight.labels_weighed),
                 std::to_string(weight.labels), whole ? std::to_string(weight.weighed) : ""});
    }
    return csv.text();
}

std::optional<std::string> weight_fault(const UnitLabel& label, long grams,
                                        const WeighedProducts& weighed)
{
    if (grams == 0)
        return std::nullopt;
    const std::string name = "«" + full_name(label.product) + "»";
    const WeighedRule* rule = weighed_rule_of(label.product, weighed);
    if (!rule)
        return name + " ne se vend pas au poids: vérifiez que c'est la bonne étiquette.";
    if (grams < 0 || grams > most_grams)
        return in_grams(grams) + " n'est pas un poids d'étiquette: tapez des grammes, de 1 à " +
               french_number(most_grams) + ".";
    const auto each = grams_of_unit(label.product.unit);
    const long nominal = each.value_or(0) * label.covers;
    if (nominal == 0 || std::labs(grams - nominal) * 100 <= nominal * rule->tolerance)
        return std::nullopt;
    return name + ": " + in_grams(grams) + " au lieu de " + in_grams(nominal) + ", plus de " +
           std::to_string(rule->tolerance) +
           "\u00A0% d'écart: vérifiez l'étiquette, puis pesez encore.";
}

} // namespace cageot
