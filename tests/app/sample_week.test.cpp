// The sample week through the real program, and the members of plan.json as docs/plan-json.md
// tells them.

#include "program.h"
#include "support/catch2_compat.h"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/ParseHandler.h>
#include <Poco/JSON/Parser.h>

#include <map>
#include <set>

using namespace cageot;

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;
using Object = Poco::JSON::Object::Ptr;

/// The week imported and rendered once for all cases.
struct RenderedWeek {
    TestDepot depot{content_of(fixture("week/cageot.toml"))};
    fs::path out = depot.folder.path() / "papier";
    bool table = fs::copy_file(fixture("week/produits.csv"), depot.folder.path() / "produits.csv");
    Outcome imported = depot.run({"import", fixture("week/totaux-acheteurs.csv").string(),
                                  fixture("week/preparation-acheteurs.csv").string()});
    Outcome rendered = depot.run({"render", "S1", "--out", out.string()});
};

const RenderedWeek& week()
{
    static const RenderedWeek rendered;
    return rendered;
}

/// With members in the order of the text.
Object plan_json()
{
    Poco::JSON::Parser parser(new Poco::JSON::ParseHandler(true));
    return parser.parse(content_of(week().out / "plan.json")).extract<Object>();
}

std::vector<Object> members(const Object& object, const char* key)
{
    const auto array = object->getArray(key);
    std::vector<Object> objects;
    for (unsigned i = 0; i < array->size(); ++i)
        objects.push_back(array->getObject(i));
    return objects;
}

} // namespace

TEST_CASE("the week is imported with its relays known", "[app]")
{
    CHECK(week().imported.status == 0);
    CHECK(week().imported.out == "S1\n");
    CHECK(week().imported.err.rfind("Importé: S1@v1 «Vente du 7 au 9 nov.».\n", 0) == 0);
    CHECK(week().imported.err.find("n'est pas connu") == std::string::npos);
}

TEST_CASE("the week's plan tells orders, units and relays", "[app]")
{
    const Outcome plan = week().depot.run({"plan", "S1"});
    CHECK(plan.status == 0);
    const Words lines = lines_of(plan.out);
    REQUIRE(lines.size() > 100);
    CHECK(lines[0] == "Vente «Vente du 7 au 9 nov.» de Tout Ô Pré (S1@v1)");
    CHECK(lines[1].rfind("70 commandes, 1280 articles, ", 0) == 0);
    CHECK(lines[3] == "Relais");
    CHECK(lines[4].rfind("  A ROUGE Aragon: 7 commandes", 0) == 0);
    CHECK(lines[11].rfind("  J BLANC Domicile: 3 commandes", 0) == 0);
}

TEST_CASE("the week's documents are all written", "[app]")
{
    CHECK(week().rendered.status == 0);
    std::set<std::string> written;
    for (const auto& entry : fs::directory_iterator(week().out))
        written.insert(entry.path().string());
    const Words named = lines_of(week().rendered.out);
    CHECK(std::set<std::string>(named.begin(), named.end()) == written);
    CHECK(written.contains((week().out / "sheets.pdf").string()));
    CHECK(written.contains((week().out / "labels-001.pdf").string()));
    CHECK(written.contains((week().out / "tickets-001.pdf").string()));
}

TEST_CASE("plan.json has the members that are documented, in that order", "[app]")
{
    const Object plan = plan_json();
    CHECK(plan->getNames() == Words{"session", "orders", "crates", "labels", "tickets"});
    CHECK(plan->getObject("session")->getNames() == Words{"id", "name", "version", "sha256"});
    for (const Object& order : members(plan, "orders"))
        CHECK(order->getNames() == Words{"order", "number", "customer", "relay"});
    for (const Object& crate : members(plan, "crates"))
        CHECK(crate->getNames() == Words{"code", "mark", "order", "zone", "main", "k", "n"});
    for (const Object& label : members(plan, "labels"))
        CHECK(label->getNames() == Words{"code", "kind", "crate", "order", "line", "product",
                                         "producer", "unit", "covers", "k", "n", "batch",
                                         "payloads", "file", "page"});
    for (const Object& ticket : members(plan, "tickets"))
        CHECK(ticket->getNames() == Words{"crate", "kind", "payloads", "file", "page", "pages"});
}

TEST_CASE("plan.json counts what was ordered and points at pages there are", "[app]")
{
    const Object plan = plan_json();
    CHECK(plan->getObject("session")->getValue<std::string>("id") == "S1");
    CHECK(members(plan, "orders").size() == 70);
    int covered = 0;
    std::set<std::string> codes;
    std::map<std::string, int> pages;
    for (const Object& label : members(plan, "labels")) {
        covered += label->getValue<int>("covers");
        codes.insert(label->getValue<std::string>("code"));
        const auto file = label->getValue<std::string>("file");
        // Labels follow each other in their file without a gap.
        CHECK(label->getValue<int>("page") == ++pages[file]);
        CHECK(fs::exists(week().out / file));
    }
    CHECK(codes.size() == members(plan, "labels").size());
    CHECK(covered == 1270); // 1280 units less those of products without label
    for (const Object& ticket : members(plan, "tickets")) {
        const auto file = ticket->getValue<std::string>("file");
        CHECK(ticket->getValue<int>("page") == pages[file] + 1);
        pages[file] += ticket->getValue<int>("pages");
        CHECK(fs::exists(week().out / file));
    }
    CHECK(members(plan, "tickets").size() == members(plan, "crates").size());
}

TEST_CASE("plan --json is plan.json without places on paper", "[app]")
{
    Object plan = plan_json();
    for (const char* kind : {"labels", "tickets"})
        for (Object page : members(plan, kind))
            for (const char* place : {"file", "page", "pages"})
                page->remove(place);
    std::ostringstream without;
    plan->stringify(without);
    const Outcome told = week().depot.run({"plan", "S1", "--json"});
    Poco::JSON::Parser parser(new Poco::JSON::ParseHandler(true));
    std::ostringstream read_back;
    parser.parse(told.out).extract<Object>()->stringify(read_back);
    CHECK(told.status == 0);
    CHECK((read_back.str() == without.str()));
}
