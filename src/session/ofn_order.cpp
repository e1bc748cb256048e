#include "session/ofn_order.h"

#include "session/cells.h"
#include "session/ofn_json.h"
#include "session/shop_words.h"

#include <algorithm>
#include <tuple>

namespace cageot {
namespace {

/// A line before lines of one variant at one price are added up, as reports do.
struct PricedLine {
    std::string variant; ///< its id, when it is told
    Cents unit_price;
    OrderLine line;

    auto key() const { return std::tie(variant, unit_price, line.product); }
};

class OrderReader {
public:
    OrderReader(const JsonValue& answer, OfnSurroundings& surroundings, FileFindings& findings)
        : whole_(answer, "cette commande", findings)
        , surroundings_(surroundings)
        , findings_(findings)
    {
    }

    std::optional<OfnDetail> read()
    {
        const std::optional<OfnListed> listed = read_ofn_listed(whole_);
        if (!listed)
            return std::nullopt;
        whole_.set_about("la commande " + listed->number);
        OfnDetail detail{*listed, {}, {}, 0, false};
        if (listed->state == OfnState::placed) {
            read_order(detail);
            if (findings_.has_error())
                return std::nullopt;
        }
        return detail;
    }

private:
    void read_order(OfnDetail& detail)
    {
        Order& order = detail.order;
        order.number = {detail.listed.number};
        detail.hub_name = whole_.optional_text("distributor_name", Field::hub);
        order.customer = customer();
        detail.masked = is_masked(order.customer.name);
        order.relay = relay();
        order.completed_at = completed_at();
        order.paid = paid();
        order.total = amount(whole_, "total");
        order.comment = told_text(whole_.optional_text("special_instructions", Field::comment));
        detail.line_count = add_lines(order);
    }

    Customer customer() const
    {
        Customer customer;
        customer.name = whole_.filled_text("full_name", Field::customer).value_or("");
        customer.email = told_text(whole_.optional_text("email", Field::email));
        const auto address = whole_.optional_object("bill_address");
        customer.phone = address ? told_phone(address->optional_text("phone", Field::phone))
                                 : told_phone(whole_.optional_text("phone", Field::phone));
        if (const auto id = whole_.optional_digits("customer_id")) {
            const auto code = surroundings_.codes.find(*id);
            customer.code = code == surroundings_.codes.end() ? "" : code->second;
        }
        return customer;
    }

    Relay relay() const
    {
        Relay relay;
        if (whole_.has("shipping_method") && whole_.is_null("shipping_method")) {
            whole_.warning("shipping_method", "n'a pas de relais: choisissez-en un dans la "
                                              "boutique.");
            return relay;
        }
        const auto method = whole_.object("shipping_method");
        if (!method)
            return relay;
        relay.id = method->digits("id").value_or("");
        relay.name = method->filled_text("name", Field::relay).value_or("");
        relay.home_delivery = method->truth("require_ship_address").value_or(false);
        if (relay.home_delivery)
            relay.address = ship_address();
        return relay;
    }

    std::string ship_address() const
    {
        std::string line;
        if (const auto address = whole_.optional_object("ship_address"))
            line = address_line(address->optional_text("address1", Field::street),
                                address->optional_text("address2", Field::street_2),
                                address->optional_text("zipcode", Field::postcode),
                                address->optional_text("city", Field::city));
        if (line.empty())
            whole_.warning("ship_address",
                           "est livrée à domicile sans adresse: demandez-la au client.");
        return line;
    }

    std::string completed_at() const
    {
        const char* member = "completed_at_utc_iso8601";
        if (!whole_.has(member))
            return {};
        const std::string told = whole_.optional_text(member, Field::date);
        std::optional<std::string> local = local_text_of(told, surroundings_.time_zone);
        if (!local)
            whole_.error(member, "a la date «" + told +
                                     "», qui n'est pas lisible: donnez «Totaux Cycle de Vente par "
                                     "Acheteur» en CSV.");
        return local.value_or("");
    }

    /// As Spree::Order#paid?, which the reports' "Payé ?" is.
    std::optional<bool> paid() const
    {
        const auto payment = whole_.nullable_text("payment_state", Field::other);
        const auto shipment = whole_.nullable_text("shipment_state", Field::other);
        if (!payment || !shipment)
            return std::nullopt;
        if (payment->empty() || shipment->empty())
            whole_.warning(payment->empty() ? "payment_state" : "shipment_state",
                           "est terminée mais son état de paiement ou de livraison est vide (un "
                           "défaut connu du site): vérifiez-la dans la boutique.");
        return *payment == "paid" || *payment == "credit_owed";
    }

    std::optional<Cents> amount(const OfnObject& object, const std::string& member) const
    {
        const auto digits = object.digits(member);
        if (!digits)
            return std::nullopt;
        const CellReading<Cents> reading = parse_amount(*digits);
        if (!reading.value)
            object.error(member, "a un montant à corriger: " + reading.fault);
        return reading.value;
    }

    std::size_t add_lines(Order& order)
    {
        const auto items = whole_.list("line_items");
        if (!items)
            return 0;
        std::vector<PricedLine> lines;
        for (const OfnObject& item : *items) {
            std::optional<PricedLine> line = read_line(item);
            if (!line)
                continue;
            const auto same = std::find_if(lines.begin(), lines.end(), [&](const PricedLine& l) {
                return l.key() == line->key();
            });
            if (same == lines.end())
                lines.push_back(std::move(*line));
            else
                same->line.quantity += line->line.quantity;
        }
        for (PricedLine& line : lines) {
            line.line.price = Cents{line.unit_price.value * line.line.quantity};
            order.lines.push_back(std::move(line.line));
        }
        return items->size();
    }

    std::optional<PricedLine> read_line(const OfnObject& item)
    {
        const auto quantity = read_quantity(item);
        const auto price = amount(item, "price");
        const auto variant = item.object("variant");
        if (!variant)
            return std::nullopt;
        const auto name = variant->filled_text("product_name", Field::product);
        const auto unit = variant->text("unit_to_display", Field::unit);
        const auto display_name = variant->nullable_text("display_name", Field::unit);
        const auto sku = variant->nullable_text("sku", Field::sku);
        const auto producer = read_producer(*variant);
        if (!quantity || !price || !name || !unit || !display_name || !sku || !producer)
            return std::nullopt;
        const Product product{*producer, *name, full_variant_name(*display_name, *unit)};
        return PricedLine{variant->optional_digits("id").value_or(""),
                          *price,
                          {product, *quantity, {}, told_text(*sku), {}}};
    }

    static std::optional<int> read_quantity(const OfnObject& item)
    {
        const auto digits = item.digits("quantity");
        if (!digits)
            return std::nullopt;
        const CellReading<int> reading = parse_quantity(*digits);
        if (!reading.value)
            item.error("quantity", "a une quantité à corriger: " + reading.fault);
        return reading.value;
    }

    /// Releases call it `producer`, before `enterprise` (who may sell it for another), before
    /// `supplier`.
    std::optional<std::string> read_producer(const OfnObject& variant)
    {
        const char* member = "producer";
        for (const char* other : {"producer", "enterprise", "supplier"}) {
            if (!variant.is_null(other)) {
                member = other;
                break;
            }
        }
        const auto producer = variant.object(member);
        const auto id = producer ? producer->digits("id") : std::nullopt;
        if (!id)
            return std::nullopt;
        const auto known = surroundings_.producers.find(*id);
        if (known != surroundings_.producers.end())
            return known->second;
        if (surroundings_.unnamed_producers.insert(*id).second)
            producer->warning("id", "a un produit de la ferme " + *id +
                                        ", que la boutique ne nomme pas: ses étiquettes disent "
                                        "«Producteur #" +
                                        *id + "», liez cette ferme à la boutique sur le site.");
        return "Producteur #" + *id;
    }

    OfnObject whole_;
    OfnSurroundings& surroundings_;
    FileFindings& findings_;
};

} // namespace

std::optional<OfnDetail> read_ofn_order(const JsonValue& answer, OfnSurroundings& surroundings,
                                        FileFindings& findings)
{
    return OrderReader(answer, surroundings, findings).read();
}

} // namespace cageot
