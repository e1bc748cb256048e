#include "web/manage_pages.h"
#include "web/page_fields.h"
#include "web/request_checks.h"

#include "depot/hub_tables.h"
#include "session/csv.h"
#include "session/text_file.h"
#include "source/drop_folder.h"

#include <algorithm>
#include <array>

namespace cageot {
namespace {

constexpr std::size_t rows_shown = 500;

struct TableWords {
    HubTable table;
    const char* title;
    const char* about;
};
constexpr std::array all_tables = {
    TableWords{
        HubTable::products, "Produits",
        "Ce que la boutique ne dit pas des produits: zone, nom court, allergènes, lot, date."},
    TableWords{HubTable::farms, "Fermes",
               "Ce que la boutique ne dit pas des fermes: à quelle heure elles livrent, combien "
               "d’étiquettes."},
    TableWords{HubTable::relays, "Relais",
               "Les villages dans l’ordre de la tournée: lettre, couleur, nom, qui y va."},
    TableWords{HubTable::rules, "Règles",
               "Ce qui est frais ou surgelé, ce qui a une étiquette, par ferme ou par mot."},
};

long rows_of(const PlanRules& rules, HubTable table)
{
    switch (table) {
    case HubTable::products:
        return std::ssize(rules.products);
    case HubTable::farms:
        return std::ssize(rules.producers);
    case HubTable::relays:
        return std::ssize(rules.relays);
    case HubTable::rules:
        return std::ssize(rules.zones) + // a row may say both
               std::ranges::count_if(rules.labelling, [&rules](const LabellingRule& rule) {
                   return std::ranges::none_of(rules.zones, [&rule](const ZoneRule& zone) {
                       return zone.match == rule.match;
                   });
               });
    }
    throw std::logic_error("unknown table");
}

const TableWords& table_of(const HttpRequest& request)
{
    if (const auto table = parse_hub_table(request.parts.at("table")))
        for (const TableWords& words : all_tables)
            if (words.table == *table)
                return words;
    throw not_found("Ce tableau n’existe pas: choisissez-en un de la liste.");
}

/// One line a group of rules: "frais", with what is so.
struct RuleGroup {
    std::string name;
    FieldList rules;
};

void add_rule(std::vector<RuleGroup>& groups, const std::string& name, const ProductMatch& match)
{
    auto group = std::ranges::find(groups, name, &RuleGroup::name);
    if (group == groups.end())
        group = groups.insert(groups.end(), {name, {}});
    Fields rule;
    rule.set("rule", to_string(match));
    group->rules.push_back(rule);
}

FieldList group_fields(const std::vector<RuleGroup>& groups)
{
    FieldList shown;
    for (const RuleGroup& group : groups) {
        Fields fields;
        fields.set("group", group.name);
        fields.set("rules-count", counted(std::ssize(group.rules), "règle", "règles"));
        fields.set("rules", group.rules);
        shown.push_back(fields);
    }
    return shown;
}

FieldList labelling_groups(const PlanRules& rules)
{
    std::vector<RuleGroup> groups;
    for (const LabellingRule& rule : rules.labelling)
        add_rule(groups,
                 rule.labelling == Labelling::none   ? "aucune étiquette"
                 : rule.labelling == Labelling::line ? "une étiquette pour la ligne"
                                                     : "une étiquette par pièce",
                 rule.match);
    return group_fields(groups);
}

FieldList zone_groups(const PlanRules& rules)
{
    std::vector<RuleGroup> groups;
    for (const ZoneRule& rule : rules.zones)
        add_rule(groups, std::string(french_name(rule.zone)), rule.match);
    return group_fields(groups);
}

FieldList relay_fields(const PlanRules& rules)
{
    FieldList relays;
    for (const RelayRule& rule : rules.relays) {
        Fields shown;
        shown.set("letter", rule.letter);
        shown.set("colour", rule.colour);
        shown.set("class", relay_class(rule.colour));
        shown.set("relay-name", rule.name);
        shown.set("match", rule.id.empty() ? rule.match : "n° " + rule.id);
        shown.set("driver", rule.driver);
        relays.push_back(shown);
    }
    return relays;
}

FieldList cell_fields(const std::vector<std::string>& cells)
{
    FieldList shown;
    for (const std::string& cell : cells) {
        Fields fields;
        fields.set("cell", cell);
        shown.push_back(fields);
    }
    return shown;
}

/// The one that makes most columns of the first row.
char separator_of(const std::string& text)
{
    const auto columns = [&text](char separator) {
        const std::vector<CsvRow> head = parse_csv(text, separator, 1).rows;
        return head.empty() ? 0 : head.front().cells.size();
    };
    return std::ranges::max(std::array{';', ',', '\t'}, {}, columns);
}

/// Fields `headers`, `rows`, of the file as it is.
void add_rows(Fields& fields, const std::string& bytes)
{
    FileFindings ignored(""); // it was read without a fault before it became the table
    const std::string text = decode_text_file(bytes, ignored).value_or("");
    const std::vector<CsvRow> all = parse_csv(text, separator_of(text), rows_shown + 1).rows;
    FieldList rows;
    for (std::size_t i = 1; i < all.size(); ++i) {
        Fields row;
        row.set("cells", cell_fields(all[i].cells));
        rows.push_back(row);
    }
    fields.set("headers", all.empty() ? FieldList{} : cell_fields(all.front().cells));
    fields.set("has-rows", !rows.empty());
    fields.set("rows", rows);
}

HttpResponse show(Site& site, const HttpRequest& request, const TableWords& table,
                  const std::vector<Finding>& findings = {}, const std::string& fault = {})
{
    Fields fields = site.page(request, table.title);
    const std::filesystem::path& file = file_of(site.depot().settings(), table.table);
    fields.set("table", std::string(to_string(table.table)));
    fields.set("title-words", table.title);
    fields.set("about", table.about);
    fields.set("file", shown_if(!file.empty(), file.filename().string()));
    fields.set("section", "[" + std::string(config_section(table.table)) + "]");
    const long rows = parse_count(field(request.query, "replaced"));
    fields.set("replaced", shown_if(rows >= 0, counted(rows, "ligne compte", "lignes comptent") +
                                                   " dès la prochaine vente figée."));
    fields.set("fault", shown_if(!fault.empty(), fault));
    fields.set("has-findings", !findings.empty());
    fields.set("findings", finding_fields(findings));
    const std::string bytes = table_bytes(site.depot(), table.table);
    fields.set("has-bytes", !bytes.empty());
    fields.set("replaces", table.table == HubTable::relays  ? "[[relay]]"
                           : table.table == HubTable::rules ? "[zones] et [labelling]"
                                                            : "");
    add_rows(fields, bytes);
    HttpResponse response = html("table", std::move(fields));
    if (!fault.empty())
        response.status = 422;
    return response;
}

} // namespace

HttpResponse tables_page(Site& site, const HttpRequest& request)
{
    Fields fields = site.page(request, "Tableaux");
    const auto rules = site.depot().rules();
    fields.set("has-relays", !rules->relays.empty());
    fields.set("relays", relay_fields(*rules));
    FieldList tables;
    for (const TableWords& table : all_tables) {
        Fields shown;
        shown.set("table", std::string(to_string(table.table)));
        shown.set("words", table.title);
        shown.set("about", table.about);
        const bool named = !file_of(site.depot().settings(), table.table).empty();
        shown.set("count", named ? counted(rows_of(*rules, table.table), "ligne", "lignes")
                           : table_bytes(site.depot(), table.table).empty()
                               ? "pas nommé par la config"
                               : "dit par la config, changé là");
        tables.push_back(shown);
    }
    fields.set("tables", tables);
    fields.set("zones", zone_groups(*rules));
    fields.set("labelling", labelling_groups(*rules));
    return html("tables", std::move(fields));
}

HttpResponse table_page(Site& site, const HttpRequest& request)
{
    return show(site, request, table_of(request));
}

HttpResponse table_file(Site& site, const HttpRequest& request)
{
    const TableWords& table = table_of(request);
    std::string bytes = table_bytes(site.depot(), table.table);
    if (bytes.empty())
        throw not_found("La config ne nomme pas ce tableau: il n’y a rien à prendre.");
    return {200,
            "text/csv; charset=utf-8",
            std::move(bytes),
            {{"Cache-Control", "no-store"},
             {"Content-Disposition",
              "attachment; filename=\"" + std::string(to_string(table.table)) + ".csv\""}}};
}

HttpResponse replace_table_by(Site& site, const HttpRequest& request)
{
    check_token(request);
    const TableWords& table = table_of(request);
    if (request.files.empty())
        return show(site, request, table, {}, "Choisissez d’abord un fichier CSV.");
    TableReading reading;
    try {
        reading = replace_table(site.depot(), table.table, request.files.front().bytes,
                                request.visitor.name);
    } catch (const std::runtime_error& error) {
        return show(site, request, table, {}, error.what());
    }
    if (has_error(reading.findings))
        return show(site, request, table, reading.findings,
                    "Refusé en entier, le tableau d’avant compte encore: corrigez ce qui suit.");
    return see("/tables/" + std::string(to_string(table.table)) +
               "?replaced=" + std::to_string(reading.rows));
}

} // namespace cageot
