#include "base/french_number.h"
#include "base/text.h"
#include "plan/summary.h"

namespace cageot {
namespace {

constexpr const char* oddities_heading = "À regarder";

/// "Vente du 12 au 14 nov.: 70 commandes, 1 280 articles, 34 fermes, 8 relais."
std::string first_line(const Summary& summary)
{
    std::string name = summary.name.empty() ? "Vente" : summary.name;
    if (summary.version > 1)
        name += " (version " + std::to_string(summary.version) + ")";
    if (summary.orders == 0)
        return name + ": aucune commande.";
    return name + ": " + count_of(summary.orders, "commande", "commandes") + ", " +
           count_of(summary.units, "article", "articles") + ", " +
           count_of(std::ssize(summary.farms), "ferme", "fermes") + ", " +
           count_of(std::ssize(summary.relays), "relais", "relais") + ".";
}

std::string relay_line(const SummaryShare& relay)
{
    return relay.hint + (relay.hint.empty() ? "" : " ") + relay.name + ": " +
           count_of(relay.orders, "commande", "commandes") + ", " +
           count_of(relay.units, "article", "articles");
}

std::string farm_line(const SummaryShare& farm)
{
    return farm.name + (farm.hint.empty() ? "" : ", " + farm.hint) + ": " +
           count_of(farm.units, "article", "articles") + ", " +
           count_of(farm.labels, "étiquette", "étiquettes");
}

std::string section(const std::string& title, const std::vector<std::string>& lines)
{
    std::string text;
    if (!lines.empty())
        text = "\n" + title + "\n";
    for (const std::string& line : lines)
        text += "- " + line + "\n";
    return text;
}

template <class Line>
std::vector<std::string> lines_of(const std::vector<SummaryShare>& shares, Line line)
{
    std::vector<std::string> lines;
    for (const SummaryShare& share : shares)
        lines.push_back(line(share));
    return lines;
}

} // namespace

std::string paper_needed(const Summary& summary, int labels_per_roll)
{
    std::string text = count_of(summary.labels, "étiquette", "étiquettes");
    if (labels_per_roll > 0 && summary.labels > 0) {
        const long rolls = (summary.labels + labels_per_roll - 1) / labels_per_roll;
        text +=
            ": " + count_of(rolls, "rouleau", "rouleaux") + " de " + french_number(labels_per_roll);
    }
    return text + ", " + count_of(summary.order_tickets, "ticket", "tickets");
}

std::string to_text(const Summary& summary, int labels_per_roll)
{
    std::string text = first_line(summary) + "\n";
    if (summary.orders > 0)
        text += "\n" + paper_needed(summary, labels_per_roll) + ".\n";
    text += summary.oddities.empty() ? "\nRien d'étrange.\n"
                                     : section(oddities_heading, summary.oddities);
    text += section("Relais", lines_of(summary.relays, relay_line));
    text += section("Fermes", lines_of(summary.farms, farm_line));
    return summary.hub.empty() ? text : text + "\n" + summary.hub + "\n";
}

std::vector<std::string> oddities_in(std::string_view text)
{
    constexpr std::string_view item = "- ";
    std::vector<std::string> oddities;
    bool among = false;
    for (const std::string_view line : split(text, '\n'))
        if (among && line.starts_with(item))
            oddities.emplace_back(line.substr(item.size()));
        else
            among = line == oddities_heading;
    return oddities;
}

} // namespace cageot
