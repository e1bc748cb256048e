#include "session/sample_orders.h"

#include <algorithm>
#include <map>

namespace cageot::test {
namespace {

const std::string trebes = "Relais de Trèbes, salle des fêtes";

struct SampleOrder {
    std::string customer, email, phone, paid, relay, home, street, city, postcode, code, number,
        date;
};

std::vector<std::string> line(const SampleOrder& order, const std::string& producer,
                              const std::string& product, const std::string& unit,
                              const std::string& quantity, const std::string& price,
                              const std::string& sku)
{
    return {"Les Paniers du Viaduc",
            order.customer,
            order.email,
            order.phone,
            producer,
            product,
            unit,
            quantity,
            price,
            order.paid,
            order.relay,
            order.home,
            order.street,
            order.city,
            order.postcode,
            sku,
            "Vente du 7 au 9 novembre",
            order.code,
            order.number,
            order.date};
}

} // namespace

Grid sample_grid()
{
    const SampleOrder ines{"Inès Lafargue",
                           "ines@example.org",
                           "0600000001",
                           "false",
                           trebes,
                           "false",
                           "",
                           "",
                           "",
                           "K012",
                           "R310000017",
                           "2026-11-07 08:15:30"};
    const SampleOrder ines_again{"Inès Lafargue",
                                 "ines@example.org",
                                 "0600000001",
                                 "false",
                                 trebes,
                                 "false",
                                 "",
                                 "",
                                 "",
                                 "K012",
                                 "R310000099",
                                 "2026-11-09 18:00:00"};
    const SampleOrder homonym{"Inès Lafargue",
                              "lafargue@example.org",
                              "",
                              "true",
                              "Mairie de Conques",
                              "false",
                              "",
                              "",
                              "",
                              "",
                              "R310000029",
                              "2026-11-08 19:40:02"};
    const SampleOrder odette{
        "Odette Sœur", "odette@example.org", "a",       "false", "Tournée à domicile",
        "true",        "4 impasse du Four",  "Conques", "11600", "K044",
        "R310000003",  "2026-11-09 21:01:00"};
    return {
        {"Boutique",
         "Client",
         "Email",
         "n° tel",
         "Producteur",
         "Produit",
         "Variante",
         "Quantité",
         "Coût produits + Marge (€)",
         "Payé ?",
         "Méthode de livraison",
         "Livré ?",
         "Rue Livraison",
         "Ville Livraison",
         "Code Postal Livraison",
         "Référence Produit",
         "Cycle de Vente",
         "Code acheteur",
         "N° commande",
         "Date"},
        line(ines, "Ferme du Causse", "Poireaux", "Botte de 1 kg", "2", "5.8", ""),
        line(ines, "Ferme du Causse", "Poireaux", "Botte de 1 kg", "1", "2.5", ""),
        line(ines, "Chèvrerie des Garrigues", "Bûche \"cendrée\"", "180g", "1", "4.9", "BC-180"),
        line(homonym, "Moulin de l’Orbiel", "Farine, T80", "2,5kg", "1", "7.5", "3700000000017"),
        line(odette, "Ferme du Causse", "Poireaux", "Botte de 1 kg", "3", "8.7", ""),
        line(odette, "Ferme du Causse", "Œufs", "boîte de 6", "0", "0.0", ""),
        line(ines_again, "Moulin de l’Orbiel", "Farine, T80", "2,5kg", "2", "15.0",
             "3700000000017"),
    };
}

Grid english(Grid grid)
{
    static const std::map<std::string, std::string> words = {
        {"Boutique", "Hub"},
        {"Client", "Customer"},
        {"n° tel", "Phone"},
        {"Producteur", "Producer"},
        {"Produit", "Product"},
        {"Variante", "Variant"},
        {"Quantité", "Quantity"},
        {"Coût produits + Marge (€)", "Item + Fees (€)"},
        {"Payé ?", "Paid?"},
        {"Méthode de livraison", "Shipping"},
        {"Livré ?", "Delivery?"},
        {"Rue Livraison", "Ship Street"},
        {"Ville Livraison", "Ship City"},
        {"Code Postal Livraison", "Ship Postcode"},
        {"Référence Produit", "SKU"},
        {"Cycle de Vente", "Order Cycle"},
        {"Code acheteur", "Customer Code"},
        {"N° commande", "Order number"}};
    for (std::string& header : grid[0]) {
        if (const auto word = words.find(header); word != words.end())
            header = word->second;
    }
    return grid;
}

std::size_t column_of(const Grid& grid, const std::string& header)
{
    return static_cast<std::size_t>(std::find(grid[0].begin(), grid[0].end(), header) -
                                    grid[0].begin());
}

std::string to_csv(const Grid& grid, char separator)
{
    std::string text;
    for (const auto& row : grid) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0)
                text += separator;
            if (row[i].find_first_of(std::string("\"\r\n") + separator) == std::string::npos) {
                text += row[i];
                continue;
            }
            text += '"';
            for (const char c : row[i])
                text += c == '"' ? std::string("\"\"") : std::string(1, c);
            text += '"';
        }
        text += '\n';
    }
    return text;
}

SessionReading read_text(const std::string& text, const ReadOptions& options)
{
    return read_session({{"totaux.csv", text}}, options);
}

SessionReading read_grid(const Grid& grid, const ReadOptions& options)
{
    return read_text(to_csv(grid), options);
}

std::string printed(const std::vector<Finding>& findings)
{
    std::string text;
    for (const Finding& finding : findings)
        text += (finding.severity == Severity::error ? "E " : "W ") + to_string(finding) + "\n";
    return text;
}

} // namespace cageot::test
