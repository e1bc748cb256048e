#pragma once

// What a hub knows of its products beyond what the shop tells, and for which product of a session
// each row of its table speaks.

#include "plan/zone.h"
#include "session/session.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cageot {

/// An empty text is unknown.
struct ProductFacts {
    /// In a hub's table an empty farm or unit means any; in a plan, exactly one of its products.
    Product product;
    std::string lot;          ///< as the farm counts: "2647"
    std::string use_by;       ///< DLC, "2026-11-28"
    std::string best_before;  ///< DDM, "2026-11-28"; a product has one of both at most
    std::string allergens;    ///< "lait, œufs"
    std::string ingredients;  ///< allergens between asterisks: "farine de *blé*, eau"
    std::string origin;       ///< "Aude, France"
    std::string ean;          ///< 8 or 13 digits, with their check digit right
    std::string where;        ///< where to stick the label: "sur le couvercle"
    std::string net_quantity; ///< "500 g"
    std::string storage;      ///< "entre 0 et +4 °C"
    std::optional<Zone> zone;
    std::string short_name = {}; ///< said on labels and tickets instead of the shop's name
    friend bool operator==(const ProductFacts&, const ProductFacts&) = default;
};

/// A text of ProductFacts by its name in stored plans: never rename.
struct FactText {
    const char* name;
    std::string ProductFacts::*text;
};
inline constexpr std::array<FactText, 11> fact_texts = {{
    {"lot", &ProductFacts::lot},
    {"use_by", &ProductFacts::use_by},
    {"best_before", &ProductFacts::best_before},
    {"allergens", &ProductFacts::allergens},
    {"ingredients", &ProductFacts::ingredients},
    {"origin", &ProductFacts::origin},
    {"ean", &ProductFacts::ean},
    {"where", &ProductFacts::where},
    {"net_quantity", &ProductFacts::net_quantity},
    {"storage", &ProductFacts::storage},
    {"short_name", &ProductFacts::short_name},
}};

/// What a row is about, for comparing: name and farm as folded_text; units also without spaces and
/// with "x" and "." for "×" and ",", as labels write them: "1.5kg" and "1,5 kg" are the same.
Product row_key(const Product& product);
/// Finds the row whose values a product takes, all of them: one for the farm's product in this unit,
/// else one for the farm's product, else one for the product in this unit, else one for the product.
class ProductRows {
public:
    /// `table` must outlive this.
    explicit ProductRows(const std::vector<ProductFacts>& table);
    /// Null when no row is about it.
    const ProductFacts* find(const Product& product) const;

private:
    struct Row {
        Product key;
        const ProductFacts* facts;
    };
    std::map<std::string, std::vector<Row>> by_name_;
};
/// The same for one product.
const ProductFacts* find_row(const std::vector<ProductFacts>& table, const Product& product);

/// What the table tells of the products of a session, each product once, sorted by product.
std::vector<ProductFacts> facts_of_goods(const Session& session,
                                         const std::vector<ProductFacts>& table);
/// Those of `facts` that tell something, sorted by product.
std::vector<ProductFacts> telling_facts(std::vector<ProductFacts> facts);
/// What a plan's facts, sorted by product, tell of one of its products; null when nothing.
const ProductFacts* find_facts(const std::vector<ProductFacts>& sorted, const Product& product);
/// True when labels say the same; null tells nothing.
bool same_on_paper(const ProductFacts* a, const ProductFacts* b);

} // namespace cageot
