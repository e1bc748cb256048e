#include "session/order_rows.h"

#include "base/text.h"
#include "session/cells.h"

#include <algorithm>
#include <tuple>

namespace cageot {
namespace {

/// What one order has once, however many rows it takes.
constexpr Field order_fields[] = {
    Field::customer, Field::email,         Field::phone,   Field::code,
    Field::relay,    Field::home_delivery, Field::street,  Field::street_2,
    Field::postcode, Field::city,          Field::address, Field::paid,
    Field::total,    Field::comment,       Field::date,    Field::shipment_state};

void tell(OrderRows& order, const std::string& number, const Table& table, const CsvRow& row,
          Field field, FileFindings& findings)
{
    std::string text = table.text(row, field, findings);
    if (text.empty())
        return;
    OrderRows::Told& told = order.told[static_cast<std::size_t>(field)];
    if (told.text.empty())
        told = {std::move(text), row.number};
    else if (told.text != text)
        findings.error(row.number, table.header(field),
                       "la commande " + number + " dit «" + text + "» ici et «" + told.text +
                           "» à la ligne " + std::to_string(told.row) +
                           ": corrigez celle qui est fausse.");
}

/// The value of a cell that must be readable when it is filled.
template <class Value>
std::optional<Value> value_of(const Table& table, const CsvRow& row, Field field,
                              CellReading<Value> (*parse)(std::string_view), FileFindings& findings)
{
    const std::string text = table.text(row, field, findings);
    if (is_nothing(text))
        return std::nullopt;
    CellReading<Value> reading = parse(text);
    if (!reading.value)
        findings.error(row.number, table.header(field), reading.fault);
    return reading.value;
}

void check_filled(const Table& table, const CsvRow& row, Field field, FileFindings& findings)
{
    if (table.has(field) && table.cell(row, field).empty())
        findings.error(row.number, table.header(field), "cette cellule est vide: remplissez-la.");
}

std::string required_text(const Table& table, const CsvRow& row, Field field,
                          FileFindings& findings)
{
    check_filled(table, row, field, findings);
    return table.text(row, field, findings);
}

/// Nothing when the quantity cannot be read: such lines are not to be compared with others.
std::optional<OrderLine> read_line(const Table& table, const CsvRow& row, FileFindings& findings)
{
    OrderLine line;
    line.product.producer = required_text(table, row, Field::producer, findings);
    line.product.name = required_text(table, row, Field::product, findings);
    line.product.unit = table.text(row, Field::unit, findings);
    check_filled(table, row, Field::quantity, findings);
    const std::string quantity_text = table.text(row, Field::quantity, findings);
    CellReading<int> quantity;
    if (!quantity_text.empty())
        quantity = parse_quantity(quantity_text);
    if (!quantity.fault.empty())
        findings.error(row.number, table.header(Field::quantity), quantity.fault);
    const auto bare = value_of(table, row, Field::price, parse_amount, findings);
    const auto with_fees = value_of(table, row, Field::price_with_fees, parse_amount, findings);
    line.price = with_fees ? with_fees : bare;
    line.sku = table.text(row, Field::sku, findings);
    if (is_nothing(line.sku))
        line.sku.clear();
    line.temperature_controlled = value_of(table, row, Field::chilled, parse_boolean, findings);
    if (!quantity.value)
        return std::nullopt;
    line.quantity = *quantity.value;
    return line;
}

} // namespace

OrderRowsByNumber gather_orders(const Table& table, const std::vector<const CsvRow*>& rows,
                                FileFindings& findings)
{
    OrderRowsByNumber orders;
    for (const CsvRow* row : rows) {
        const std::string number = required_text(table, *row, Field::order_number, findings);
        const bool has_digit = number.find_first_of("0123456789") != std::string::npos;
        if (!number.empty() && table.kind() == FileKind::customer_totals && !has_digit)
            findings.error(row->number, table.header(Field::order_number),
                           "«" + number +
                               "» n'est pas un numéro de commande comme R482019375: "
                               "corrigez-le.");
        OrderRows unnumbered; // so that the other faults of such a row are found too
        OrderRows& order = number.empty() ? unnumbered : orders[number];
        for (const Field needed : {Field::customer, Field::relay})
            check_filled(table, *row, needed, findings);
        for (const Field of_file : {Field::hub, Field::cycle})
            table.text(*row, of_file, findings);
        for (const Field field : order_fields)
            tell(order, number, table, *row, field, findings);
        if (const std::optional<OrderLine> line = read_line(table, *row, findings))
            order.lines.push_back({*line, row->number});
    }
    return orders;
}

void check_repeated_lines(const std::string& number, const OrderRows& order, FileFindings& findings)
{
    struct Repeat {
        int first_row = 0;
        int row = 0;
    };
    std::vector<Repeat> repeats;
    std::size_t different = 0;
    std::size_t repeated = 0;
    std::vector<const OrderRows::Line*> lines;
    for (const OrderRows::Line& line : order.lines)
        lines.push_back(&line);
    const auto same = [](const OrderRows::Line* a, const OrderRows::Line* b) {
        return a->line == b->line;
    };
    const auto key = [](const OrderRows::Line* l) {
        return std::tie(l->line.product, l->line.quantity, l->line.price, l->line.sku,
                        l->line.temperature_controlled);
    };
    std::stable_sort(lines.begin(), lines.end(),
                     [&](const auto* a, const auto* b) { return key(a) < key(b); });
    for (auto at = lines.begin(); at != lines.end();) {
        const auto end =
            std::find_if(at, lines.end(), [&](const auto* l) { return !same(*at, l); });
        ++different;
        repeated += end - at > 1 ? 1u : 0u;
        for (auto next = at + 1; next != end; ++next)
            repeats.push_back({(*at)->row, (*next)->row});
        at = end;
    }
    if (repeats.empty())
        return;
    // Without prices, one product at two prices is two equal rows too.
    const bool priced = std::any_of(lines.begin(), lines.end(),
                                    [](const auto* l) { return l->line.price.has_value(); });
    if (repeated == different && priced) {
        const auto first =
            std::min_element(repeats.begin(), repeats.end(),
                             [](const Repeat& a, const Repeat& b) { return a.row < b.row; });
        findings.error(first->row, "",
                       "toutes les lignes de la commande " + number +
                           " sont là deux fois (voyez aussi la ligne " +
                           std::to_string(first->first_row) +
                           "): supprimez la copie ou exportez de nouveau.");
        return;
    }
    for (const Repeat& repeat : repeats)
        findings.warning(repeat.row, "",
                         "cette ligne est la même que la ligne " +
                             std::to_string(repeat.first_row) +
                             " et compte en plus: vérifiez la commande " + number + ".");
}

} // namespace cageot
