#include "web/served_depot.h"

#include "barcode/drawn_symbol.h"
#include "depot/stations.h"
#include "preflight/rasteriser.h"
#include "source/drop_folder.h"
#include "support/catch2_compat.h"
#include "web/routes.h"

#include <Poco/Dynamic/Var.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <set>
#include <sstream>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

using Names = std::set<std::string>;

Poco::JSON::Object::Ptr object(const Poco::Dynamic::Var& value)
{
    return value.extract<Poco::JSON::Object::Ptr>();
}

Poco::JSON::Object::Ptr parse(const std::string& json)
{
    return object(Poco::JSON::Parser().parse(json));
}

Names members(const Poco::JSON::Object::Ptr& json)
{
    Names names;
    for (const auto& [name, value] : *json)
        names.insert(name);
    return names;
}

/// The lines of docs/openapi.yaml, without a YAML reader: its indentation is part of the contract.
std::vector<std::string> openapi_lines()
{
    std::istringstream text(
        read_file(std::filesystem::path(CAGEOT_SOURCE_DIR) / "docs/openapi.yaml"));
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);)
        lines.push_back(line);
    return lines;
}

Names documented_paths()
{
    Names paths;
    for (const std::string& line : openapi_lines())
        if (line.starts_with("  /") && line.ends_with(":"))
            paths.insert(line.substr(2, line.size() - 3));
    return paths;
}

Names documented_members(const std::string& schema)
{
    Names names;
    bool inside = false, properties = false;
    for (const std::string& line : openapi_lines()) {
        if (line.starts_with("    ") && line[4] != ' ')
            inside = line == "    " + schema + ":";
        if (inside && line == "      properties:")
            properties = true;
        else if (inside && properties && line.starts_with("        "))
            names.insert(line.substr(8, line.find(':') - 8));
        else
            properties = false;
    }
    return names;
}

} // namespace

TEST_CASE("docs/openapi.yaml names every path for programs and no other", "[web]")
{
    Names served;
    for (const Route& route : routes())
        if (route.pattern.starts_with("/api/") || route.pattern.starts_with("/hooks/"))
            served.insert(std::string(route.pattern));
    CHECK(served == documented_paths());
}

TEST_CASE("the API's answers have exactly the documented members", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    const auto sessions = parse(served.get("/api/v1/sessions").body);
    CHECK(members(sessions) == documented_members("Sessions"));
    const auto session = object(sessions->getArray("sessions")->get(0));
    CHECK(members(session) == documented_members("Session"));
    CHECK(members(session->getObject("labels")) == documented_members("Progress"));
    CHECK(members(parse(served.get("/api/v1/sessions/S1").body)) == documented_members("Session"));
    const auto arrivals = parse(served.get("/api/v1/sessions/S1/arrivals").body);
    CHECK(members(arrivals) == documented_members("Arrivals"));
    const auto farm = object(arrivals->getArray("farms")->get(0));
    CHECK(members(farm) == documented_members("ArrivedFarm"));
    CHECK(members(object(farm->getArray("products")->get(0))) ==
          documented_members("ArrivedProduct"));
    const auto to_find = parse(served.get("/api/v1/sessions/S1/to-find").body);
    CHECK(members(to_find) == documented_members("ToFind"));
    const auto unseen = object(to_find->getArray("products")->get(0));
    CHECK(members(unseen) == documented_members("ProductToFind"));
    CHECK(members(object(unseen->getArray("orders")->get(0))) == documented_members("OrderToFind"));
    const auto printers = parse(served.get("/api/v1/printers").body);
    CHECK(members(printers) == documented_members("Printers"));
    CHECK(members(object(printers->getArray("printers")->get(0))) == documented_members("Printer"));
    const StoredSession asked = *served.depot.store().find_session({"S1"});
    SpoolJob job =
        *served.depot.store().find_job(served.print_farm(asked, "Ferme du Causse").jobs.at(0));
    job.sent_at = 1;
    served.depot.store().start_job(job, 1);
    job.state = SpoolState::doubtful;
    job.doubt = Doubt::last;
    served.depot.store().update_job(job);
    const auto asking =
        object(parse(served.get("/api/v1/printers").body)->getArray("printers")->get(0));
    const auto question = asking->getObject("question");
    CHECK(members(question) == documented_members("Question"));
    CHECK(members(object(question->getArray("pages")->get(0))) ==
          documented_members("QuestionPage"));
    const auto label = parse(served.get("/api/v1/sessions/S1/labels/" + job.codes.at(0)).body);
    CHECK(members(label) == documented_members("Label"));
    const auto held = object(label->getArray("jobs")->get(0));
    CHECK(members(held) == documented_members("LabelJob"));
    CHECK(members(object(held->getArray("events")->get(0))) == documented_members("JobEvent"));
    const Answer answered =
        served.request("POST", "/api/v1/printers/froid-1/last-label",
                       {"Content-Type: application/json"}, R"({"answer":"all"})");
    CHECK(members(parse(answered.body)) == documented_members("Answered"));
    served.depot.store().tell({"shop key", {"S1"}, 1, true, false, "Faites-en une autre.", ""});
    const auto notices = parse(served.get("/api/v1/notices").body);
    CHECK(members(notices) == documented_members("Notices"));
    CHECK(members(object(notices->getArray("notices")->get(0))) == documented_members("Notice"));
    const auto photographed =
        parse(served
                  .request("POST", "/api/v1/photographs", {"Content-Type: image/png"},
                           to_png(drawn_symbol(encode(Symbology::qr, "U1234567874"), 6, 0), 203))
                  .body);
    CHECK(members(photographed) == documented_members("PhotographedSymbols"));
    CHECK(members(object(photographed->getArray("symbols")->get(0))) ==
          documented_members("PhotographedSymbol"));
    const auto rehearsals = parse(served.get("/api/v1/rehearsals").body);
    CHECK(members(rehearsals) == documented_members("Rehearsals"));
    CHECK(members(object(rehearsals->getArray("printers")->get(0))) ==
          documented_members("RehearsedPrinter"));
    const Answer scan = served.request("POST", "/api/v1/rehearsals/scans",
                                       {"Content-Type: application/json"}, "{\"text\":\"x\"}");
    CHECK(members(parse(scan.body)) == documented_members("Diagnosis"));
    CHECK(members(parse(served.get("/api/v1/changes").body)) == documented_members("Changes"));
    CHECK(members(parse(served.get("/api/v1/sessions/S1/plan").body)) ==
          documented_members("Plan"));
    CHECK(members(parse(served.get("/api/v1/sessions/S9").body)) == Names{"error"});
    const auto tell = [&served](const std::string& to, const std::string& body) {
        return parse(served
                         .request("POST", "/api/v1/sessions/S1/arrivals" + to,
                                  {"Content-Type: application/json"}, body)
                         .body);
    };
    CHECK(members(tell("/check-in", R"({"producer":"Fromagerie du Lac"})")) ==
          documented_members("CheckedIn"));
    CHECK(members(tell("", R"({"facts":[{"id":"a","kind":"farm","producer":"Fromagerie du Lac",)"
                           R"("state":"never","at":1794460321000}]})")) ==
          documented_members("Told"));
    CHECK(members(
              tell("", R"({"facts":[{"id":"b","kind":"farm","producer":"?","state":"here"}]})")) ==
          documented_members("Faults"));
    CHECK(members(object(parse(served.get("/api/v1/sessions/S1/arrivals").body)
                             ->getArray("shortages")
                             ->get(0))) == documented_members("Shortage"));
    const std::string code = served.depot.store().ledger({"S1"}).at(1).code;
    const auto reprint =
        parse(served
                  .request("POST", "/api/v1/reprints", {"Content-Type: application/json"},
                           "{\"codes\": [\"" + code + "\"], \"reason\": \"lost\"}")
                  .body);
    CHECK(members(reprint) == documented_members("Reprint"));
    CHECK(members(object(reprint->getArray("jobs")->get(0))) == documented_members("ReprintJob"));
}

TEST_CASE("what stations send and are answered has exactly the documented members", "[web]")
{
    ServedDepot served(Printers::two, [](DepotSettings& settings) {
        settings.rules.labelling = {{{ProductMatch::By::word, "tomates"}, Labelling::none}};
    });
    served.freeze_small_week();
    served.freeze_csv( // order 18 is gone
        "vente;boutique;commande;client;relais;ferme;produit;unité;quantité;froid\n"
        "Vente 46;Le Panier;17;Inès Lafargue;Aragon;Ferme du Causse;Tomates;500g;2;non\n"
        "Vente 46;Le Panier;17;Inès Lafargue;Aragon;Fromagerie du Lac;Yaourt;4x125g;1;oui\n");
    const auto post = [&served](const std::string& to, const std::string& body,
                                const std::string& secret = "") {
        return served
            .request("POST", "/api/v1/" + to,
                     {"Content-Type: application/json", "Authorization: Bearer " + secret}, body)
            .body;
    };
    const auto opened = parse(post(
        "stations/open", R"({"word":")" + invite_station(served.depot, "poste-1").word + "\"}"));
    CHECK(members(opened) == documented_members("OpenedStation"));
    const auto packing = parse(served.get("/api/v1/sessions/S1/packing").body);
    CHECK(members(packing) == documented_members("Packing"));
    for (const auto& [list, schema] :
         {std::pair("orders", "PackOrder"), std::pair("crates", "PackCrate"),
          std::pair("units", "PackUnit"), std::pair("heads", "PackHead"),
          std::pair("gone", "GoneCode")})
        CHECK(members(object(packing->getArray(list)->get(0))) == documented_members(schema));
    for (const auto& head : *packing->getArray("heads"))
        for (const auto& loose : *object(head)->getArray("loose"))
            CHECK(members(object(loose)) == documented_members("LooseLine"));

    const std::string ticket =
        object(packing->getArray("crates")->get(0))->getValue<std::string>("code");
    const std::string scans =
        R"({"scans":[{"id":"a","at":1794460320000,"action":"scan","text":")" + ticket +
        R"(","amount":0,"offline":false,"version":2,"before":{"crate":"","since":0,"van":"",)"
        R"("card":"","unit":"","undo":"","text":"","text_at":0}}]})";
    const auto sent = object(parse(scans)->getArray("scans")->get(0));
    CHECK(members(sent) == documented_members("NewScan"));
    CHECK(members(sent->getObject("before")) == documented_members("Standing"));
    const auto judged =
        parse(post("sessions/S1/scans", scans, opened->getValue<std::string>("secret")));
    CHECK(members(judged) == documented_members("Judged"));
    const auto judgement = object(judged->getArray("answers")->get(0));
    CHECK(members(judgement) == documented_members("ScanAnswer"));
    CHECK(members(judgement->getObject("after")) == documented_members("Standing"));
    CHECK(members(judgement->getObject("crate")) == documented_members("ShownCrate"));
    CHECK(members(object(judgement->getArray("missing")->get(0))) ==
          documented_members("MissingLine"));
    const auto told = parse(served.get("/api/v1/sessions/S1/scans").body);
    CHECK(members(told) == documented_members("Scans"));
    CHECK(members(object(told->getArray("events")->get(0))) == documented_members("ScanEvent"));
    const auto crates = parse(served.get("/api/v1/sessions/S1/crates").body);
    CHECK(members(crates) == documented_members("Crates"));
    CHECK(members(object(crates->getArray("crates")->get(0))) == documented_members("PackedCrate"));
}

TEST_CASE("the API counts what is in which state", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    const auto progress = [&served] {
        return parse(served.get("/api/v1/sessions/S1").body)->getObject("labels");
    };
    CHECK(progress()->getValue<int>("planned") == 6);
    const PrintAnswer answer = served.print_farm(session, "Ferme du Causse");
    CHECK(progress()->getValue<int>("waiting") == 4);
    SpoolJob job = *served.depot.store().find_job(answer.jobs.at(0));
    job.state = SpoolState::handed_over;
    served.depot.store().update_job(job);
    CHECK(progress()->getValue<int>("waiting") == 0);
    CHECK(progress()->getValue<int>("handed_over") == 4);
    CHECK(progress()->getValue<int>("planned") == 2);
}

TEST_CASE("the plan of the API is plan.json without places on paper", "[web]")
{
    ServedDepot served;
    served.freeze_small_week();
    const Answer answer = served.get("/api/v1/sessions/S1/plan");
    CHECK(answer.headers.at("content-type") == "application/json");
    const auto label = object(parse(answer.body)->getArray("labels")->get(0));
    CHECK(label->getValue<std::string>("kind") == "head");
    CHECK_FALSE(label->has("file"));
}

TEST_CASE("the API tells what the board tells, until it is done", "[web]")
{
    ServedDepot served;
    CHECK(served.get("/api/v1/notices").body == R"({"notices":[]})");
    served.depot.store().tell({"slip S1@v2",
                               {"S1"},
                               1794460320000,
                               false,
                               true,
                               "2 papiers à jeter.",
                               "/sessions/S1/versions/2"});
    CHECK(served.get("/api/v1/notices").body ==
          R"({"notices":[{"key":"slip S1@v2","told_at":1794460320000,"urgent":false,)"
          R"("by_hand":true,"sentence":"2 papiers à jeter.","url":"/sessions/S1/versions/2"}]})");
    served.depot.store().settle("slip S1@v2");
    CHECK(served.get("/api/v1/notices").body == R"({"notices":[]})");
}

TEST_CASE("the change counter moves when something is printed and rests when not", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    const std::string before = served.get("/api/v1/changes").body;
    CHECK(served.get("/api/v1/changes").body == before);
    served.print_farm(session, "Ferme du Causse");
    CHECK(served.get("/api/v1/changes").body != before);
}

TEST_CASE("health and metrics are plain text", "[web]")
{
    ServedDepot served;
    const StoredSession session = served.freeze_small_week();
    served.print_farm(session, "Ferme du Causse");
    CHECK(served.get("/healthz").body == "ok\n");
    const std::string text = served.get("/metrics").body;
    CHECK_THAT(text, ContainsSubstring("\ncageot_sessions 1\n"));
    CHECK_THAT(text, ContainsSubstring("\ncageot_labels{state=\"planned\"} 2\n"));
    CHECK_THAT(text, ContainsSubstring("\ncageot_labels{state=\"waiting\"} 4\n"));
    CHECK_THAT(text, ContainsSubstring("\ncageot_jobs{state=\"wanted\"} 1\n"));
    CHECK_THAT(text, ContainsSubstring("\ncageot_jobs{state=\"refused\"} 0\n"));
}
