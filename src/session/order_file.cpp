#include "session/order_file.h"

#include "base/text.h"
#include "session/cells.h"
#include "session/order_rows.h"
#include "session/shop_words.h"

#include <algorithm>
#include <set>

namespace cageot {
namespace {

using Rows = std::vector<const CsvRow*>;

/// The different texts of a column, by folded text, as first written; empty cells do not count.
std::map<std::string, std::string> names_in(const Table& table, const Rows& rows, Field field)
{
    std::map<std::string, std::string> names;
    for (const CsvRow* row : rows) {
        if (const std::string_view name = table.cell(*row, field); !name.empty())
            names.emplace(folded_text(name), name);
    }
    return names;
}

/// "«A», «B» et «C»"; long lists are cut.
std::string listed(const std::map<std::string, std::string>& names)
{
    constexpr std::size_t most = 10;
    std::string text;
    std::size_t at = 0;
    for (const auto& [folded, name] : names) {
        if (at == most)
            return text + "…";
        text += at == 0 ? "" : at + 1 == names.size() ? " et " : ", ";
        text += "«" + name + "»";
        ++at;
    }
    return text;
}

/// An order whose rows stand in two cycles would lose some when one cycle is taken.
void check_orders_have_one_cycle(const Table& table, const Rows& rows, FileFindings& findings)
{
    std::map<std::string_view, const CsvRow*> first_rows;
    for (const CsvRow* row : rows) {
        const std::string_view cycle = table.cell(*row, Field::cycle);
        const std::string_view number = table.cell(*row, Field::order_number);
        const CsvRow* first = first_rows.emplace(number, row).first->second;
        if (cycle.empty())
            findings.error(row->number, table.header(Field::cycle),
                           "cette cellule est vide: écrivez le nom de la vente.");
        else if (table.cell(*first, Field::cycle) != cycle && !number.empty())
            findings.error(row->number, table.header(Field::cycle),
                           "la commande " + std::string(number) +
                               " est aussi dans une autre vente à la ligne " +
                               std::to_string(first->number) + ": corrigez celle qui est fausse.");
    }
}

/// The rows of the asked cycle, or all when there is one cycle only. `name` becomes its name.
Rows rows_of_cycle(const Table& table, Rows rows, const ReadOptions& options, std::string& name,
                   FileFindings& findings)
{
    const std::map<std::string, std::string> cycles = names_in(table, rows, Field::cycle);
    if (!options.cycle && cycles.size() > 1)
        findings.error(0, table.header(Field::cycle),
                       "ce fichier contient plusieurs ventes, " + listed(cycles) +
                           ": choisissez-en une avec --cycle ou exportez le rapport d'une seule.");
    if (options.cycle && cycles.empty())
        findings.error(0, table.header(Field::cycle),
                       "ce fichier ne nomme aucune vente: affichez cette colonne avant d'exporter, "
                       "ou importez sans --cycle.");
    if (cycles.empty())
        return rows;
    check_orders_have_one_cycle(table, rows, findings);
    if (!options.cycle) {
        name = cycles.begin()->second;
        return rows;
    }
    const auto chosen = cycles.find(folded_text(*options.cycle));
    if (chosen == cycles.end()) {
        findings.error(0, table.header(Field::cycle),
                       "la vente «" + *options.cycle +
                           "» n'est pas dans ce fichier, qui contient " + listed(cycles) +
                           ": choisissez-en une.");
        return rows;
    }
    name = chosen->second;
    std::set<std::string_view> left;
    std::erase_if(rows, [&](const CsvRow* row) {
        const bool other = folded_text(table.cell(*row, Field::cycle)) != chosen->first;
        if (other)
            left.insert(table.cell(*row, Field::order_number));
        return other;
    });
    if (!left.empty())
        findings.warning(0, table.header(Field::cycle),
                         "les commandes d'autres ventes (" + std::to_string(left.size()) +
                             ") sont laissées de côté: vérifiez que «" + name +
                             "» est la bonne vente.");
    return rows;
}

void check_not_masked(const Table& table, const Rows& rows, FileFindings& findings)
{
    int first = 0;
    std::size_t count = 0;
    for (const CsvRow* row : rows) {
        if (!is_masked(table.cell(*row, Field::customer)))
            continue;
        first = count++ == 0 ? row->number : first;
    }
    if (count > 0)
        findings.error(
            first, table.header(Field::customer),
            "les noms des clients sont masqués (lignes touchées: " + std::to_string(count) +
                "): faites exporter le rapport par un gestionnaire de la boutique.");
}

std::string address_of(const OrderRows& order)
{
    const std::string parts =
        address_line(order.of(Field::street).text, order.of(Field::street_2).text,
                     order.of(Field::postcode).text, order.of(Field::city).text);
    const std::string& whole = order.of(Field::address).text;
    return whole.empty() || parts.empty() ? whole + parts : whole + ", " + parts;
}

/// Turns the texts of whole orders into values; finds the unreadable ones where they were first
/// told.
class OrderMaker {
public:
    OrderMaker(const Table& table, FileFindings& findings)
        : table_(table)
        , findings_(findings)
    {
    }

    Order make(const std::string& number, const OrderRows& rows)
    {
        Order order;
        order.number = {number};
        order.customer = {rows.of(Field::customer).text, told_text(rows.of(Field::code).text),
                          told_text(rows.of(Field::email).text),
                          told_phone(rows.of(Field::phone).text)};
        order.relay.name = rows.of(Field::relay).text;
        order.relay.home_delivery =
            value(rows, Field::home_delivery, parse_boolean).value_or(false);
        if (order.relay.home_delivery)
            take_address(order, rows);
        order.completed_at = value(rows, Field::date, parse_moment).value_or("");
        order.paid = value(rows, Field::paid, parse_boolean);
        order.total = value(rows, Field::total, parse_amount);
        order.comment = told_text(rows.of(Field::comment).text);
        for (const OrderRows::Line& line : rows.lines)
            order.lines.push_back(line.line);
        return order;
    }

private:
    template <class Value>
    std::optional<Value> value(const OrderRows& rows, Field field,
                               CellReading<Value> (*parse)(std::string_view))
    {
        const OrderRows::Told& told = rows.of(field);
        if (is_nothing(told.text))
            return std::nullopt;
        CellReading<Value> reading = parse(told.text);
        if (!reading.value)
            findings_.error(told.row, table_.header(field), reading.fault);
        return reading.value;
    }

    void take_address(Order& order, const OrderRows& rows)
    {
        order.relay.address = address_of(rows);
        if (order.relay.address.empty())
            findings_.warning(rows.of(Field::home_delivery).row,
                              table_.header(Field::home_delivery),
                              "la commande " + order.number.value +
                                  " est livrée à domicile sans adresse: demandez-la au client.");
    }

    const Table& table_;
    FileFindings& findings_;
};

} // namespace

Session read_order_file(const Table& table, const ReadOptions& options, FileFindings& findings)
{
    Session session;
    Rows rows;
    for (const CsvRow& row : table.rows())
        rows.push_back(&row);
    rows = rows_of_cycle(table, std::move(rows), options, session.name, findings);
    const std::map<std::string, std::string> hubs = names_in(table, rows, Field::hub);
    if (hubs.size() > 1)
        findings.error(0, table.header(Field::hub),
                       "ce fichier contient plusieurs boutiques, " + listed(hubs) +
                           ": exportez le rapport d'une seule.");
    if (!hubs.empty())
        session.hub = hubs.begin()->second;
    check_not_masked(table, rows, findings);
    OrderMaker maker(table, findings);
    for (const auto& [number, order] : gather_orders(table, rows, findings)) {
        if (is_cancelled_state(order.of(Field::shipment_state).text)) {
            findings.warning(order.of(Field::shipment_state).row,
                             table.header(Field::shipment_state),
                             "la commande " + number +
                                 " est annulée et laissée de côté: vérifiez "
                                 "que c'est bien voulu.");
            continue;
        }
        check_repeated_lines(number, order, findings);
        session.orders.push_back(maker.make(number, order));
    }
    if (session.orders.empty() && !findings.has_error())
        findings.error(
            0, "",
            "ce fichier ne contient aucune commande: vérifiez la vente et les filtres du "
            "rapport puis exportez de nouveau.");
    return session;
}

} // namespace cageot
