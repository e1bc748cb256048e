#include "plan/relay_table.h"

#include "base/text.h"
#include "plan/csv_text.h"
#include "plan/hub_table.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace cageot {
namespace {

enum Column : std::size_t { match, number, letter, colour, name, driver };

/// "61", as the shop counts its shipping methods.
CellReading<std::string> parse_number(std::string_view cell)
{
    int id = 0;
    const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), id);
    if (fault != std::errc() || end != cell.data() + cell.size() || id <= 0)
        return {std::nullopt, "«" + std::string(cell) +
                                  "» n'est pas un numéro: écrivez celui du mode de livraison dans "
                                  "la boutique, ou rien."};
    return {std::to_string(id), {}};
}

/// One or two letters of the tape, as relay_mark gives them.
CellReading<std::string> parse_letter(std::string_view cell)
{
    std::string letters(cell);
    std::ranges::transform(letters, letters.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    if (letters == "F" || letters == "S")
        return {std::nullopt, "F et S disent le frais et le surgelé: choisissez une autre lettre."};
    if (letters.size() > 2 ||
        !std::ranges::all_of(letters, [](char c) { return c >= 'A' && c <= 'Z'; }))
        return {std::nullopt, "«" + std::string(cell) +
                                  "» n'est pas une lettre: écrivez celle du ruban, de A à Z."};
    return {letters, {}};
}

/// In the order of Column.
const std::vector<HubColumn>& columns()
{
    static const std::vector<HubColumn> all = {
        {{"relais", "relay", "match"}},       {{"numéro", "id", "number"}, parse_number},
        {{"lettre", "letter"}, parse_letter}, {{"couleur", "colour", "color"}, nullptr, 20},
        {{"nom", "name"}, nullptr, 60},       {{"tournée", "driver", "conducteur"}, nullptr, 60},
    };
    return all;
}

/// What no two rows may share, told once a row.
class Taken {
public:
    Taken(std::string column, std::string what)
        : column_(std::move(column))
        , what_(std::move(what))
    {
    }
    void take(const std::string& text, int row, FileFindings& findings)
    {
        if (text.empty())
            return;
        const auto [known, fresh] = rows_.try_emplace(folded_text(text), row);
        if (!fresh)
            findings.error(row, column_,
                           what_ + " est déjà à la ligne " + std::to_string(known->second) +
                               ": corrigez une des deux.");
    }

private:
    std::string column_, what_;
    std::map<std::string, int> rows_;
};

} // namespace

RelayTableReading read_relay_table(std::string_view bytes, const std::string& source)
{
    HubRows read = read_hub_table(bytes, source, columns());
    RelayTableReading reading;
    Taken names("relais", "ce relais"), numbers("numéro", "ce numéro"),
        letters("lettre", "cette lettre");
    for (const HubRow& row : read.rows) {
        const std::vector<std::string>& its = row.values;
        if (its[match].empty() && its[number].empty())
            read.findings.error(row.number, "relais",
                                "rien ne dit quel relais c'est: écrivez ce que son nom contient "
                                "dans la boutique, ou le numéro du mode de livraison.");
        names.take(its[match], row.number, read.findings);
        numbers.take(its[number], row.number, read.findings);
        letters.take(its[letter], row.number, read.findings);
        reading.relays.push_back(
            {its[match], its[letter], its[colour], its[name], its[driver], its[number]});
    }
    if (read.findings.has_error())
        reading.relays.clear();
    reading.findings = all_findings({read.findings});
    return reading;
}

std::string relay_table_text(const std::vector<RelayRule>& relays)
{
    CsvText csv(headers_of(columns()));
    for (const RelayRule& rule : relays)
        csv.add({rule.match, rule.id, rule.letter, rule.colour, rule.name, rule.driver});
    return csv.text();
}

} // namespace cageot
