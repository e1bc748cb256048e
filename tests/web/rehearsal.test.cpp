#include "web/served_depot.h"

#include "depot/rehearse.h"
#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::vector<std::string> json_sender{"Content-Type: application/json"};

Answer send_json(const ServedDepot& served, const std::string& path, const std::string& body)
{
    return served.request("POST", path, json_sender, body);
}

std::string finest_code(ServedDepot& served, const std::string& printer)
{
    for (const Rehearsal& one : served.depot.store().rehearsals())
        if (one.printer.value == printer)
            return one.code_2;
    throw std::logic_error("no rehearsal");
}

} // namespace

TEST_CASE("the page begins a rehearsal and says where each printer stands", "[web]")
{
    ServedDepot served;
    CHECK_THAT(served.get("/").body, ContainsSubstring("href=\"/rehearsal\""));
    const std::string empty = served.get("/rehearsal").body;
    CHECK_THAT(empty, ContainsSubstring("Commencer la répétition"));
    CHECK_THAT(empty, ContainsSubstring("Jamais répétée: commencez une répétition."));
    CHECK_THAT(empty, ContainsSubstring("autofocus"));
    const std::string token = "token=" + served.token_on("/rehearsal");
    CHECK(served.post("/rehearsal", token).status == 303);
    CHECK(served.depot.store().rehearsals().size() == 2);
    CHECK_THAT(served.get("/rehearsal").body,
               ContainsSubstring("L&apos;étiquette part à l&apos;imprimante"));
    CHECK_THAT(served.get("/").body, ContainsSubstring("Répétition: 0 imprimante sur 2 prête."));
}

TEST_CASE("what is scanned on the page is answered in one large sentence", "[web]")
{
    ServedDepot served;
    start_rehearsal(served.depot, {}, "test");
    const std::string token = "token=" + served.token_on("/rehearsal");
    const std::string code = finest_code(served, "froid-1");
    const Answer answer = served.post("/rehearsal/scan", token + "&at=froid-1&text=" + code);
    CHECK(answer.status == 303);
    CHECK(answer.headers.at("location") == "/rehearsal?at=froid-1&text=" + code);
    const std::string page = served.get(answer.headers.at("location")).body;
    CHECK_THAT(page, ContainsSubstring("<span>froid-1 est prête.</span>"));
    CHECK_THAT(page, ContainsSubstring("<option value=\"froid-1\" selected>"));
    CHECK_THAT(page, ContainsSubstring("Répétition: 1 imprimante sur 2 prête."));
    const Answer other = served.post("/rehearsal/scan", token + "&at=&text=3412345678900");
    CHECK_THAT(served.get(other.headers.at("location")).body,
               ContainsSubstring("une étiquette de répétition: scannez celle qui vient de sortir"));
}

TEST_CASE("a rehearsal is begun and scanned only with our token and for our printers", "[web]")
{
    ServedDepot served;
    CHECK(served.post("/rehearsal", "").status == 403);
    CHECK(served.post("/rehearsal/scan", "text=U1234567874").status == 403);
    const std::string token = "token=" + served.token_on("/rehearsal");
    CHECK(served.post("/rehearsal/scan", token + "&at=zebra&text=U1234567874").status == 404);
    CHECK(served.depot.store().rehearsals().empty());
    ServedDepot bare(Printers::none);
    CHECK_THAT(bare.get("/rehearsal").body, ContainsSubstring("cageot printer add"));
}

TEST_CASE("what was scanned stays text on the page", "[web]")
{
    ServedDepot served;
    const std::string page = served.get("/rehearsal?text=%3Cscript%3E&at=%22%3E%3Cb%3E").body;
    CHECK_THAT(page, !ContainsSubstring("<script>") && !ContainsSubstring("\"><b>"));
}

TEST_CASE("a program begins a rehearsal, scans and reads how it stands", "[web]")
{
    ServedDepot served;
    const Answer begun = send_json(served, "/api/v1/rehearsals", "{\"printer\":\"froid-1\"}");
    CHECK(begun.status == 201);
    CHECK_THAT(begun.body, ContainsSubstring("\"fault\":\"asked\""));
    REQUIRE(served.depot.store().rehearsals().size() == 1);
    const Answer read =
        send_json(served, "/api/v1/rehearsals/scans",
                  "{\"text\":\"" + finest_code(served, "froid-1") + "\",\"printer\":\"froid-1\"}");
    CHECK(read.status == 200);
    CHECK(read.body == "{\"ok\":true,\"fault\":\"none\",\"sentence\":\"froid-1 est prête.\"}");
    CHECK_THAT(served.get("/api/v1/rehearsals").body, ContainsSubstring("\"ready\":1"));
    CHECK(send_json(served, "/api/v1/rehearsals", "").status == 201);
    CHECK(served.depot.store().rehearsals().size() == 3);
}

TEST_CASE("a program that sends something else is told what to send", "[web]")
{
    ServedDepot served;
    CHECK(send_json(served, "/api/v1/rehearsals", "{").status == 400);
    CHECK(send_json(served, "/api/v1/rehearsals", "[1]").status == 400);
    CHECK(send_json(served, "/api/v1/rehearsals", "{\"printer\":7}").status == 400);
    CHECK(send_json(served, "/api/v1/rehearsals", "{\"printer\":\"zebra\"}").status == 404);
    CHECK(send_json(served, "/api/v1/rehearsals/scans", "{}").status == 400);
    CHECK(served.post("/api/v1/rehearsals", "printer=froid-1").status == 415);
    CHECK(served
              .request("POST", "/api/v1/rehearsals",
                       {json_sender.front(), "Origin: http://evil.example"}, "{}")
              .status == 403);
    CHECK(served.depot.store().rehearsals().empty());
    ServedDepot bare(Printers::none);
    CHECK(send_json(bare, "/api/v1/rehearsals", "{}").status == 409);
}
