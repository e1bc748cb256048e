#include "web/arrival_week.h"

#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string path = "/sessions/S1/arrivals";

/// True when they stand in the text in this order.
bool in_order(const std::string& text, std::initializer_list<std::string> words)
{
    std::size_t at = 0;
    for (const std::string& word : words)
        if ((at = text.find(word, at)) == std::string::npos)
            return false;
    return true;
}

} // namespace

TEST_CASE("the arrivals are rows to press, the next farm first", "[web]")
{
    ArrivalWeek week;
    const std::string page = week.get(path).body;
    CHECK(in_order(page, {"<b>0</b> / 5 là", "Attendues", "06:00", "Fournil d&apos;Ôde", "07:45",
                          "Fromagerie du Lac", "froid", "1\u00a0étiq.", "Ferme du Causse",
                          "6\u00a0étiq.", "08:00", "Miellerie du Roc", "sans heure", "Verger"}));
    CHECK_THAT(page, ContainsSubstring("href=\"" + week.farm_path("Ferme du Causse") + "\""));
    CHECK_THAT(page, ContainsSubstring("Tout imprimer"));
    CHECK_THAT(page, !ContainsSubstring("Déjà comptées"));
}

TEST_CASE("farms that came, that lack something and that never come go below, in words", "[web]")
{
    ArrivalWeek week;
    week.tap("Ferme du Causse", "1 2 0");
    week.tap("Ferme du Causse", "here");
    week.tap("Miellerie du Roc", "never");
    const std::string page = week.get(path).body;
    CHECK(
        in_order(page, {"<b>1</b> / 5 là", "1\u00a0ne vient pas", "Attendues", "Fournil",
                        "en retard", "Fromagerie du Lac", "Déjà comptées", "Ferme du Causse", "là",
                        "2\u00a0manquent", "en route", "Miellerie du Roc", "ne vient pas"}));
}

TEST_CASE("everything may be printed before anybody came, from the page of arrivals", "[web]")
{
    ArrivalWeek week;
    const Answer answer =
        week.post("/sessions/S1/print", "token=" + week.token_on(path) + "&back=arrivals&what=all");
    CHECK(answer.status == 303);
    CHECK_THAT(answer.headers.at("location"), ContainsSubstring("/sessions/S1/arrivals?asked="));
    const std::string page = week.get(answer.headers.at("location")).body;
    CHECK_THAT(page, ContainsSubstring("partent à l’imprimante"));
    CHECK_THAT(page, !ContainsSubstring("Tout imprimer"));
}

TEST_CASE("the session's page and the board say how many farms are here", "[web]")
{
    ArrivalWeek week;
    week.tap("Miellerie du Roc", "here");
    CHECK_THAT(week.get("/sessions/S1").body, ContainsSubstring("Arrivées (1 / 5)"));
    const std::string board = week.get("/").body;
    CHECK(in_order(board, {"href=\"/sessions/S1/arrivals\"", "<b>1</b> / 5 là",
                           "en retard:", "Fournil d&apos;Ôde (06:00)"}));
}
