#include "plan/plan_json.h"

#include "sessions.h"
#include "support/catch2_compat.h"

#include <fstream>
#include <iterator>
#include <regex>
#include <stdexcept>

using namespace cageot;

namespace {

PrintPlan a_plan()
{
    return plan_of(a_session({an_order("R1", "Zoé Nuñez-Castel", "Aragon")
                                  .with(1, carrots())
                                  .with(1, yoghurt(), true)}))
        .plan;
}

DocumentPlaces some_places()
{
    return {{{"labels-001.pdf", 1, 1},
             {"labels-001.pdf", 2, 1},
             {"labels-001.pdf", 3, 1},
             {"labels-001.pdf", 4, 1}},
            {{"tickets-001.pdf", 1, 1}, {"tickets-002.pdf", 1, 1}}};
}

/// The document of a_plan() with the codes left open, line breaks for reading only.
constexpr const char* expected = R"json(
{"session":{"id":"S1","name":"Vente du 12 au 14 sept.","version":1,"sha256":"ab12"},
"orders":[{"order":"R1","number":1,"customer":"Zoé Nuñez-Castel","relay":"Aragon"}],
"crates":[
{"code":"<crate>","mark":"1","order":"R1","zone":"ambient","main":true,"k":1,"n":2},
{"code":"<bag>","mark":"1 F","order":"R1","zone":"chilled","main":false,"k":2,"n":2}],
"labels":[
{"code":"<farm>","kind":"head","crate":null,"order":null,"line":null,"product":"",
"producer":"Ferme des Alizés","unit":"","covers":0,"k":0,"n":0,"batch":"Ferme des Alizés",
"payloads":[{"symbology":"code128","text":"<farm>"}],
"file":"labels-001.pdf","page":1},
{"code":"<carrot>","kind":"unit","crate":"<crate>","order":"R1","line":1,"product":"Carottes",
"producer":"Ferme des Alizés","unit":"1kg","covers":1,"k":1,"n":1,"batch":"Ferme des Alizés",
"payloads":[{"symbology":"code128","text":"<carrot>"},{"symbology":"qr","text":"<carrot><crate>"}],
"file":"labels-001.pdf","page":2},
{"code":"<dairy>","kind":"head","crate":null,"order":null,"line":null,"product":"",
"producer":"Fromagerie du Lac","unit":"","covers":0,"k":0,"n":0,"batch":"Fromagerie du Lac",
"payloads":[{"symbology":"code128","text":"<dairy>"}],
"file":"labels-001.pdf","page":3},
{"code":"<pot>","kind":"unit","crate":"<bag>","order":"R1","line":2,"product":"Yaourt brebis",
"producer":"Fromagerie du Lac","unit":"Nature (4x125g)","covers":1,"k":1,"n":1,
"batch":"Fromagerie du Lac",
"payloads":[{"symbology":"code128","text":"<pot>"},{"symbology":"qr","text":"<pot><bag>"}],
"file":"labels-001.pdf","page":4}],
"tickets":[
{"crate":"<crate>","kind":"order",
"payloads":[{"symbology":"code128","text":"<crate>"},{"symbology":"qr","text":"<crate>"}],
"file":"tickets-001.pdf","page":1,"pages":1},
{"crate":"<bag>","kind":"bag",
"payloads":[{"symbology":"code128","text":"<bag>"},{"symbology":"qr","text":"<bag>"}],
"file":"tickets-002.pdf","page":1,"pages":1}]}
)json";

std::string filled(std::string text, const PrintPlan& plan)
{
    const std::vector<std::pair<std::string, std::string>> codes = {
        {"\n", ""},
        {"<crate>", to_string(plan.crates[0].code)},
        {"<bag>", to_string(plan.crates[1].code)},
        {"<farm>", to_string(head_labels(plan)[0].code)},
        {"<dairy>", to_string(head_labels(plan)[1].code)},
        {"<carrot>", to_string(unit_labels(plan)[0].code)},
        {"<pot>", to_string(unit_labels(plan)[1].code)}};
    for (const auto& [open, code] : codes)
        for (auto at = text.find(open); at != std::string::npos; at = text.find(open))
            text.replace(at, open.size(), code);
    return text;
}

std::string without_places(const std::string& text)
{
    return std::regex_replace(text, std::regex(R"(,"file":"[^"]*","page":\d+(,"pages":\d+)?)"), "");
}

} // namespace

TEST_CASE("plan.json has exactly the members of its contract, in its order", "[plan]")
{
    const PrintPlan plan = a_plan();
    const DocumentPlaces places = some_places();
    CHECK(to_plan_json(plan, &places) == filled(expected, plan));
    CHECK(to_plan_json(plan, nullptr) == without_places(filled(expected, plan)));
}

TEST_CASE("the worked example of the documentation is what is written", "[plan]")
{
    std::ifstream file(CAGEOT_SOURCE_DIR "/docs/plan-json.md");
    const std::string page((std::istreambuf_iterator<char>(file)), {});
    const auto begin = page.find("```json\n");
    REQUIRE(begin != std::string::npos);
    const std::string example = page.substr(begin + 8, page.find("```", begin + 8) - begin - 8);
    const DocumentPlaces places = some_places();
    CHECK(std::regex_replace(example, std::regex("\n *"), "") == to_plan_json(a_plan(), &places));
}

TEST_CASE("places of another plan are our own fault", "[plan]")
{
    DocumentPlaces places = some_places();
    places.labels.pop_back();
    CHECK_THROWS_AS(to_plan_json(a_plan(), &places), std::logic_error);
}

TEST_CASE("the QR of a unit label holds its unit and its crate in twenty characters", "[plan]")
{
    const PrintPlan plan = a_plan();
    const UnitLabel unit = unit_labels(plan)[0];
    const auto payloads = payloads_of(plan, Label(unit));
    REQUIRE(payloads.size() == 2);
    CHECK(payloads[0] == PlannedPayload{"code128", to_string(unit.code)});
    CHECK(payloads[1].symbology == "qr");
    CHECK(parse_unit_in_crate(payloads[1].text) == UnitInCrate{unit.code, plan.crates[0].code});
}

TEST_CASE("an empty plan is a document with empty lists", "[plan]")
{
    CHECK(to_plan_json(plan_of(a_session({})).plan, nullptr) ==
          R"({"session":{"id":"S1","name":"Vente du 12 au 14 sept.","version":1,"sha256":"ab12"},)"
          R"("orders":[],"crates":[],"labels":[],"tickets":[]})");
}
