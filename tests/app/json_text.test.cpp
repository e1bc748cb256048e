#include "app/json_text.h"

#include "support/catch2_compat.h"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/ParseHandler.h>
#include <Poco/JSON/Parser.h>

using namespace cageot;

namespace {

/// The objects of a JSON array, read by Poco.
std::vector<Poco::JSON::Object::Ptr> objects_in(const std::string& json)
{
    CHECK(json.back() == '\n');
    Poco::JSON::Parser parser(new Poco::JSON::ParseHandler(true));
    const auto array = parser.parse(json).extract<Poco::JSON::Array::Ptr>();
    std::vector<Poco::JSON::Object::Ptr> objects;
    for (unsigned i = 0; i < array->size(); ++i)
        objects.push_back(array->getObject(i));
    return objects;
}

std::string text(const Poco::JSON::Object::Ptr& object, const char* key)
{
    return object->getValue<std::string>(key);
}

} // namespace

TEST_CASE("no session, printer or finding is an empty list", "[app]")
{
    CHECK(objects_in(to_json(std::vector<StoredSession>{})).empty());
    CHECK(objects_in(to_json(std::vector<Printer>{})).empty());
    CHECK(objects_in(to_json(std::vector<Finding>{})).empty());
}

TEST_CASE("sessions are told in JSON with all they have", "[app]")
{
    const auto objects = objects_in(
        to_json({{{"S2"}, 3, "Tout Ô Pré", "Vente \"d'œufs\" \\ 🌻\n", "ab12", 1'795'518'983'526},
                 {{"S1"}, 1, "", "", "", 0}}));
    REQUIRE(objects.size() == 2);
    CHECK(objects[0]->getNames() ==
          std::vector<std::string>{"id", "version", "hub", "name", "sha256", "frozen_at"});
    CHECK(text(objects[0], "id") == "S2");
    CHECK(objects[0]->getValue<int>("version") == 3);
    CHECK(text(objects[0], "hub") == "Tout Ô Pré");
    CHECK(text(objects[0], "name") == "Vente \"d'œufs\" \\ 🌻\n");
    CHECK(text(objects[0], "sha256") == "ab12");
    CHECK(objects[0]->getValue<std::int64_t>("frozen_at") == 1'795'518'983'526);
    CHECK(text(objects[1], "id") == "S1");
}

TEST_CASE("printers are told in JSON with all they have", "[app]")
{
    const Media media{Length::mm(57.5), Length::mm(32)};
    const auto objects =
        objects_in(to_json(std::vector<Printer>{{{"étiquettes"},
                                                 "socket://192.168.1.20/?waiteof=false",
                                                 PrinterRole::tickets,
                                                 media,
                                                 300}}));
    REQUIRE(objects.size() == 1);
    CHECK(objects[0]->getNames() == std::vector<std::string>{"name", "uri", "role", "media", "dpi",
                                                             "handling", "stacking", "format"});
    CHECK(text(objects[0], "name") == "étiquettes");
    CHECK(text(objects[0], "uri") == "socket://192.168.1.20/?waiteof=false");
    CHECK(text(objects[0], "role") == "tickets");
    CHECK(text(objects[0], "media") == "57.5x32");
    CHECK(objects[0]->getValue<int>("dpi") == 300);
}

TEST_CASE("findings are told in JSON, errors and warnings apart", "[app]")
{
    const auto objects = objects_in(to_json(std::vector<Finding>{
        {Severity::error, "totaux.csv", 12, "Quantité", "la quantité «1.5» n'est pas entière."},
        {Severity::warning, "", 0, "", "tabulation\tet \x01"}}));
    REQUIRE(objects.size() == 2);
    CHECK(objects[0]->getNames() ==
          std::vector<std::string>{"severity", "source", "row", "field", "message"});
    CHECK(text(objects[0], "severity") == "error");
    CHECK(text(objects[0], "source") == "totaux.csv");
    CHECK(objects[0]->getValue<int>("row") == 12);
    CHECK(text(objects[0], "field") == "Quantité");
    CHECK(text(objects[0], "message") == "la quantité «1.5» n'est pas entière.");
    CHECK(text(objects[1], "severity") == "warning");
    CHECK(text(objects[1], "message") == "tabulation\tet \x01");
}
