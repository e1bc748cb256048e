#include "session/columns.h"

#include "base/text.h"

#include <algorithm>

namespace cageot {
namespace {

using enum FileKind;
using enum Need;
using F = Field;

constexpr Column columns[] = {
    {customer_totals, F::order_number, required, {"N° commande", "Order number"}},
    {customer_totals, F::customer, required, {"Client", "Customer"}},
    {customer_totals, F::producer, required, {"Producteur", "Producer"}},
    {customer_totals, F::product, required, {"Produit", "Product"}},
    {customer_totals, F::unit, required, {"Variante", "Variant"}},
    {customer_totals, F::quantity, required, {"Quantité", "Quantity"}},
    {customer_totals, F::relay, required, {"Méthode de livraison", "Shipping"}},
    {customer_totals, F::cycle, recommended, {"Cycle de Vente", "Order Cycle"}},
    {customer_totals, F::date, recommended, {"Date"}},
    {customer_totals, F::sku, recommended, {"Référence Produit", "SKU"}},
    {customer_totals, F::code, recommended, {"Code acheteur", "Customer Code"}},
    {customer_totals, F::home_delivery, recommended, {"Livré ?", "Delivery?"}},
    {customer_totals, F::hub, optional, {"Boutique", "Hub"}},
    {customer_totals, F::email, optional, {"Email", "E-mail"}},
    {customer_totals, F::phone, optional, {"n° tel", "Phone"}},
    {customer_totals, F::price, optional, {"Coût produits (€)", "Item (€)", "item_price"}},
    {customer_totals,
     F::price_with_fees,
     optional,
     {"Coût produits + Marge (€)", "Item + Fees (€)", "item_fees_price"}},
    {customer_totals, F::paid, optional, {"Payé ?", "Paid?"}},
    {customer_totals, F::street, optional, {"Rue Livraison", "Ship Street"}},
    {customer_totals, F::street_2, optional, {"Rue (2) Livraison", "Ship Street 2"}},
    {customer_totals, F::city, optional, {"Ville Livraison", "Ship City"}},
    {customer_totals, F::postcode, optional, {"Code Postal Livraison", "Ship Postcode"}},
    {customer_totals, F::comment, optional, {"Commentaire", "Comments"}},
    {customer_totals, F::shipment_state, optional, {"Statut livraison", "Shipment State"}},
    {customer_totals,
     F::other,
     optional,
     {"Frais si par commande (€)", "Admin & Handling (€)", "admin_handling_fees"}},
    {customer_totals, F::other, optional, {"Frais de livraison (€)", "Ship (€)", "ship_price"}},
    {customer_totals,
     F::other,
     optional,
     {"Frais de Transaction (€)", "Pay fee (€)", "pay_fee_price"}},
    {customer_totals, F::other, optional, {"Label de la réduction", "Voucher Label"}},
    {customer_totals, F::other, optional, {"Montant de la réduction (€)", "Voucher Amount (€)"}},
    {customer_totals, F::other, optional, {"Total (€)", "total_price"}},
    {customer_totals, F::other, optional, {"Département Livraison", "Ship State"}},
    {customer_totals, F::other, optional, {"Méthode de paiement", "Payment Method"}},
    {customer_totals, F::other, optional, {"Tags"}},
    {customer_totals, F::other, optional, {"Rue Facturation", "Billing Street"}},
    {customer_totals, F::other, optional, {"Rue (2) Facturation", "Billing Street 2"}},
    {customer_totals, F::other, optional, {"Ville Facturation", "Billing City"}},
    {customer_totals, F::other, optional, {"Code Postal Facturation", "Billing Postcode"}},
    {customer_totals, F::other, optional, {"Département Facturation", "Billing State"}},
    {customer_totals,
     F::other,
     optional,
     {"Poids ou volume livré", "Final (Weight/Volume)", "final_weight_volume"}},

    {neutral, F::order_number, required, {"commande", "order"}},
    {neutral, F::customer, required, {"client", "customer"}},
    {neutral, F::relay, required, {"relais", "relay"}},
    {neutral, F::producer, required, {"ferme", "producer", "producteur"}},
    {neutral, F::product, required, {"produit", "product"}},
    {neutral, F::quantity, required, {"quantité", "quantity"}},
    {neutral, F::cycle, recommended, {"vente", "session"}},
    {neutral, F::unit, recommended, {"unité", "unit"}},
    {neutral, F::hub, optional, {"boutique", "hub"}},
    {neutral, F::email, optional, {"email", "e-mail", "courriel"}},
    {neutral, F::phone, optional, {"téléphone", "phone"}},
    {neutral, F::code, optional, {"code", "customer_code"}},
    {neutral, F::home_delivery, optional, {"domicile", "home_delivery"}},
    {neutral, F::address, optional, {"adresse", "address"}},
    {neutral, F::price, optional, {"prix", "price"}},
    {neutral, F::sku, optional, {"référence", "sku"}},
    {neutral, F::chilled, optional, {"froid", "chilled"}},
    {neutral, F::paid, optional, {"payé", "paid"}},
    {neutral, F::total, optional, {"total"}},
    {neutral, F::comment, optional, {"commentaire", "comment"}},
    {neutral, F::date, optional, {"date"}},

    {packing, F::producer, required, {"Fournisseur", "Supplier"}},
    {packing, F::product, required, {"Produit", "Product"}},
    {packing, F::unit, required, {"Variante", "Variant"}},
    {packing, F::chilled, required, {"Temp Contrôlée ?", "TempControlled?", "temp_controlled"}},
    {packing, F::hub, optional, {"Boutique", "Hub"}},
    {packing, F::other, optional, {"Code acheteur", "Customer Code"}},
    {packing, F::other, optional, {"Prénom", "First Name"}},
    {packing, F::other, optional, {"Nom", "Last Name"}},
    {packing, F::other, optional, {"n° tel", "Phone"}},
    {packing, F::other, optional, {"Poids", "Weight"}},
    {packing, F::other, optional, {"Hauteur", "Height"}},
    {packing, F::other, optional, {"Largeur", "Width"}},
    {packing, F::other, optional, {"Profondeur", "Depth"}},
    {packing, F::other, optional, {"Quantité", "Quantity"}},
    {packing, F::other, optional, {"Prix", "Price"}},
    {packing, F::other, optional, {"Statut livraison", "Shipment State"}},
    {packing, F::other, optional, {"Méthode de Livraison", "Shipping Method"}},

    {orders_and_distributors, F::other, optional, {"Date de commande", "Order date"}},
    {orders_and_distributors, F::other, optional, {"N° Commande", "Order Id"}},
    {orders_and_distributors, F::other, optional, {"Nom Acheteur", "Customer Name"}},
    {orders_and_distributors, F::other, optional, {"E-mail Acheteur", "Customer Email"}},
    {orders_and_distributors, F::other, optional, {"Tel Acheteur", "Customer Phone"}},
    {orders_and_distributors, F::other, optional, {"Ville Acheteur", "Customer City"}},
    {orders_and_distributors, F::other, optional, {"Référence Produit", "SKU"}},
    {orders_and_distributors, F::other, optional, {"Produit", "Product"}},
    {orders_and_distributors, F::other, optional, {"Variante", "Variant"}},
    {orders_and_distributors, F::other, optional, {"Quantité", "Quantity"}},
    {orders_and_distributors, F::other, optional, {"Quantité Max", "Max Quantity"}},
    {orders_and_distributors, F::other, optional, {"Coût", "Cost"}},
    {orders_and_distributors, F::other, optional, {"Coût de livraison", "Shipping Cost"}},
    {orders_and_distributors, F::other, optional, {"Méthode de paiement", "Payment Method"}},
    {orders_and_distributors, F::other, optional, {"Distributeur", "Distributor"}},
    {orders_and_distributors, F::other, optional, {"Adresse Boutique", "Distributor address"}},
    {orders_and_distributors, F::other, optional, {"Ville Distributeur", "Distributor city"}},
    {orders_and_distributors,
     F::other,
     optional,
     {"Code Postal Distributeur", "Distributor postcode"}},
    {orders_and_distributors, F::other, optional, {"Méthode de Livraison", "Shipping Method"}},
    {orders_and_distributors,
     F::other,
     optional,
     {"Instructions de Livraison", "Shipping instructions"}},

    {delivery, F::other, optional, {"Prénom", "First Name"}},
    {delivery, F::other, optional, {"Nom", "Last Name"}},
    {delivery, F::other, optional, {"Boutique", "Hub"}},
    {delivery, F::other, optional, {"Code acheteur", "Customer Code"}},
    {delivery, F::other, optional, {"Adresse Livraison", "Delivery Address"}},
    {delivery, F::other, optional, {"Code Postal Livraison", "Delivery Postcode"}},
    {delivery, F::other, optional, {"n° tel", "Phone"}},
    {delivery, F::other, optional, {"Méthode de Livraison", "Shipping Method"}},
    {delivery, F::other, optional, {"Méthode de paiement", "Payment Method"}},
    {delivery, F::other, optional, {"Montant", "Amount"}},
    {delivery, F::other, optional, {"Solde", "Balance"}},
    {delivery, F::other, optional, {"Article à température contrôlée ?", "Temp Controlled Items?"}},
    {delivery, F::other, optional, {"Note au producteur", "Special Instructions"}},

    {supplier_totals, F::producer, required, {"Producteur", "Producer"}},
    {supplier_totals, F::product, required, {"Produit", "Product"}},
    {supplier_totals, F::unit, required, {"Variante", "Variant"}},
    {supplier_totals, F::quantity, required, {"Quantité", "Quantity"}},
    {supplier_totals, F::other, optional, {"Vol. total", "Total Units"}},
    {supplier_totals, F::other, optional, {"Prix prod unitaire", "Curr. Cost per Unit"}},
    {supplier_totals, F::other, optional, {"Coût Total", "Total Cost"}},
    {supplier_totals, F::other, optional, {"Référence Produit", "SKU"}},
    {supplier_totals, F::other, optional, {"Soumis à la TVA", "GST/VAT Registered"}},
    {supplier_totals, F::other, optional, {"TVA applicable", "Product Tax Category"}},

    {bulk_coop, F::other, optional, {"Client", "Customer"}},
    {bulk_coop, F::other, optional, {"Produit", "Product"}},
    {bulk_coop, F::other, optional, {"Variante", "Variant"}},
    {bulk_coop, F::other, optional, {"Total déjà commandé", "Sum Total"}},
};

} // namespace

std::span<const Column> all_columns()
{
    return columns;
}

std::string header_key(std::string_view header)
{
    std::string key = folded_text(header);
    std::replace(key.begin(), key.end(), '_', ' ');
    if (!key.empty() && key.back() == ')') {
        if (const std::size_t open = key.rfind('('); open != std::string::npos && open > 0)
            key.erase(open);
    }
    while (!key.empty() && (key.back() == ' ' || key.back() == '?'))
        key.pop_back();
    return key;
}

} // namespace cageot
