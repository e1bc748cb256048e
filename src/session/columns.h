#pragma once

// Which columns the files have that a hub may hand over, in one table. Open Food Network's headers
// are those of its locales fr and en (August 2026); users choose columns, so nothing goes by place.

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace cageot {

/// In this order a file that fits several is taken for the first.
enum class FileKind {
    customer_totals, ///< "Totaux Cycle de Vente par Acheteur": holds the orders
    neutral,         ///< the CSV of docs/session-format.md: holds the orders
    packing,         ///< "Préparation des commandes": tells what is temperature controlled
    orders_and_distributors,
    delivery,
    supplier_totals, ///< "Totaux Cycle de Vente par Producteur": tells the sums of the orders
    bulk_coop
};

/// What we read of a column. `other` is known but not read.
enum class Field {
    hub,
    cycle,
    order_number,
    customer,
    email,
    phone,
    code,
    relay,
    home_delivery,
    street,
    street_2,
    postcode,
    city,
    address,
    producer,
    product,
    unit,
    quantity,
    price,
    price_with_fees,
    sku,
    chilled,
    paid,
    total,
    comment,
    date,
    shipment_state,
    other
};
constexpr std::size_t field_count = static_cast<std::size_t>(Field::other);

enum class Need { required, recommended, optional };

struct Column {
    FileKind kind;
    Field field;
    Need need;
    /// How it may be called; the first is the French one we show.
    std::array<std::string_view, 4> headers;
};

std::span<const Column> all_columns();

/// Headers are compared by this: folded, without the currency in brackets at the end, without the
/// question mark, "_" as a space. "Coût produits (€)" and "Cout produits" are the same.
std::string header_key(std::string_view header);

} // namespace cageot
