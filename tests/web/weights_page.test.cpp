#include "web/arrival_week.h"

#include "support/catch2_compat.h"
#include "web/http.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string path = "/sessions/S1/weights";

/// The label of Zoé's honey, sold by weight.
std::string honey(ArrivalWeek& week)
{
    for (const PlannedBatch& batch : week.situation()->ordered->batches)
        for (const Label& label : batch.labels)
            if (const auto* unit = std::get_if<UnitLabel>(&label);
                unit != nullptr && unit->product.name == "Miel")
                return to_string(unit->code);
    throw std::logic_error("no honey");
}

Answer weigh(ArrivalWeek& week, const std::string& code, const std::string& weight)
{
    const std::string page = week.get(path).body;
    week.clock.advance(1000);
    return week.post(path, "token=" + attribute(page, "name=\"token\"", "value") +
                               "&once=" + attribute(page, "name=\"once\"", "value") +
                               "&code=" + encode(code) + "&weight=" + encode(weight));
}

} // namespace

TEST_CASE("a weight is typed or read from the scale's label, and stands in the table", "[web]")
{
    ArrivalWeek week;
    CHECK_THAT(week.get(path).body, ContainsSubstring("pesée sur 1"));
    CHECK(weigh(week, honey(week), "512").status == 303);
    CHECK_THAT(week.get(path).body, ContainsSubstring("0,512 kg"));
    CHECK(weigh(week, honey(week), "2100123005406").status == 303); // 540 g
    const std::string page = week.get(path).body;
    CHECK_THAT(page, ContainsSubstring("0,540 kg"));
    CHECK_THAT(page, ContainsSubstring("1\u00a0ligne pesée sur 1"));
    const Answer table = week.get(path + ".csv");
    CHECK(table.headers.at("content-type") == "text/csv; charset=utf-8");
    CHECK_THAT(table.body, ContainsSubstring("Miel;500g;1;1;500;540;1;1;540"));
}

TEST_CASE("what cannot be the weight of a label is refused in a sentence, and nothing is noted",
          "[web]")
{
    ArrivalWeek week;
    for (const auto& [code, weight, sentence] :
         {std::tuple{honey(week), std::string("900"), "10"},
          std::tuple{honey(week), std::string("2100123005407"), "balance"},
          std::tuple{honey(week), std::string("beaucoup"), "n’est pas un poids"},
          std::tuple{std::string("3017620422003"), std::string("500"), "étiquette du dépôt"}}) {
        const Answer answer = weigh(week, code, weight);
        CAPTURE(weight, answer.body);
        CHECK(answer.status == 422);
        CHECK_THAT(answer.body, ContainsSubstring(sentence));
    }
    CHECK(week.situation()->facts == 0);
    CHECK(week.post(path, "code=x&weight=1").status == 403);
}

TEST_CASE("what was just weighed is said, so that nobody has to look for its line", "[web]")
{
    ArrivalWeek week;
    const Answer told = weigh(week, honey(week), "512");
    CHECK_THAT(week.get(told.headers.at("location")).body, ContainsSubstring("0,512 kg noté."));
    CHECK_THAT(week.get(path).body, !ContainsSubstring("noté."));
    CHECK_THAT(week.get(path + "?noted=U0000000180").body, !ContainsSubstring("noté."));
}

TEST_CASE("a weight sent twice by a double click is noted once", "[web]")
{
    ArrivalWeek week;
    const std::string page = week.get(path).body;
    const std::string form = "token=" + attribute(page, "name=\"token\"", "value") +
                             "&once=" + attribute(page, "name=\"once\"", "value") +
                             "&code=" + honey(week) + "&weight=512";
    CHECK(week.post(path, form).status == 303);
    CHECK(week.post(path, form).status == 303);
    CHECK(week.situation()->facts == 1);
}
