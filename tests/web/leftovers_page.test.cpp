#include "web/arrival_week.h"

#include "base/command.h"
#include "support/catch2_compat.h"
#include "web/http.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string path = "/sessions/S1/leftovers";
const std::string card = to_string(code_of(Command::missing));

/// A scanner on the page: it stays where the last answer led.
struct Door : ArrivalWeek {
    Answer scan(const std::string& code)
    {
        return send("before=" + encode(before) + "&code=" + encode(code));
    }
    Answer send(const std::string& form)
    {
        const std::string page = get(path).body;
        clock.advance(1000);
        const Answer answer =
            post(path, "token=" + attribute(page, "name=\"token\"", "value") +
                           "&once=" + attribute(page, "name=\"once\"", "value") + "&" + form);
        const std::string place =
            answer.status == 303 ? answer.headers.at("location") : std::string();
        const std::size_t at = place.find("?before=");
        before = at == std::string::npos ? "" : place.substr(at + 8);
        return answer;
    }
    /// The first label of a product, or its farm's head.
    std::string code(const std::string& product, bool head = false)
    {
        for (const PlannedBatch& batch : situation()->ordered->batches)
            for (const Label& label : batch.labels) {
                const auto* unit = std::get_if<UnitLabel>(&label);
                const Product& its =
                    unit != nullptr ? unit->product : std::get<HeadLabel>(label).product;
                if ((unit == nullptr) == head && (its.name == product || its.producer == product))
                    return to_string(code_of(label));
            }
        throw std::logic_error("no " + product);
    }

    std::string before;
};

} // namespace

TEST_CASE("the card and then the labels that stayed declare what is missing", "[web]")
{
    Door door;
    door.scan(card);
    CHECK(door.before == card);
    door.scan(door.code("Tomates"));
    door.scan(door.code("Yaourt"));
    CHECK(door.before == card);
    CHECK(door.situation()->supply.shortages.size() == 2);
    const std::string page = door.get(path + "?before=" + card).body;
    CHECK_THAT(page, ContainsSubstring("2\u00a0étiquettes restées"));
    CHECK_THAT(page, ContainsSubstring("MANQUANT: scannez chaque étiquette"));
}

TEST_CASE("a label and then the card declare this label, and a button takes it back", "[web]")
{
    Door door;
    door.scan(door.code("Tomates"));
    CHECK(door.situation()->supply.shortages.empty());
    CHECK_THAT(door.get(path + "?before=" + door.before).body,
               ContainsSubstring("scannez MANQUANT si cette étiquette est restée"));
    door.scan(card);
    CHECK(door.situation()->supply.shortages.size() == 1);
    CHECK(door.before.empty());
    CHECK(door.send("back=" + door.code("Tomates")).status == 303);
    CHECK(door.situation()->supply.shortages.empty());
}

TEST_CASE("a head opens its farm's page, and what is no label of the session is told", "[web]")
{
    Door door;
    CHECK(door.scan(door.code("Ferme du Causse", true)).headers.at("location") ==
          door.farm_path("Ferme du Causse"));
    const Answer refused = door.scan("3017620422003");
    CHECK(refused.status == 422);
    CHECK_THAT(refused.body, ContainsSubstring("scannez l’étiquette du dépôt"));
    CHECK(door.situation()->facts == 0);
}
