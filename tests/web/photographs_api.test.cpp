#include "web/served_depot.h"

#include "barcode/drawn_symbol.h"
#include "preflight/photograph.h"
#include "preflight/rasteriser.h"
#include "support/catch2_compat.h"

#include <thread>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string path = "/api/v1/photographs";

std::string photographed(const std::string& text)
{
    return to_png(drawn_symbol(encode(Symbology::qr, text), 6, 0), 203);
}

Answer sent(const ServedDepot& served, const std::string& picture,
            const std::vector<std::string>& headers = {"Content-Type: image/png",
                                                       "Sec-Fetch-Site: same-origin"})
{
    return served.request("POST", path, headers, picture);
}

} // namespace

TEST_CASE("the codes on a photograph are answered, and none is no fault", "[web]")
{
    const ServedDepot served;
    const Answer answer = sent(served, photographed("U1234567874"));
    CHECK(answer.status == 200);
    CHECK(answer.body == R"({"symbols":[{"symbology":"qr","text":"U1234567874"}]})");
    CHECK(answer.headers.at("cache-control") == "no-store");
    CHECK(sent(served, to_png(Dots(40, 40), 203)).body == R"({"symbols":[]})");
}

TEST_CASE("a file that is no photograph is refused in one sentence", "[web]")
{
    const ServedDepot served;
    const std::string png = photographed("U1234567874");
    for (const std::string& body :
         {std::string(), std::string("bonjour"), png.substr(0, png.size() / 2)}) {
        const Answer answer = sent(served, body);
        CHECK(answer.status == 422);
        CHECK_THAT(answer.body, ContainsSubstring("Cette photo ne se lit pas: "));
    }
}

TEST_CASE("photographs alone may be large, and say what they are", "[web]")
{
    const ServedDepot served;
    const std::string large = photographed("U1234567874") + std::string(100'000, '\0');
    CHECK(sent(served, large).status == 200);
    for (const std::size_t many : {max_photograph_bytes + 1, std::size_t{40} * 1024 * 1024}) {
        const Answer refused = sent(served, std::string(many, 'a'));
        CHECK(refused.status == 413);
        CHECK_THAT(refused.body,
                   ContainsSubstring("Ce fichier est trop gros: envoyez-en un de 12 Mo au plus."));
    }
    CHECK(served
              .request("POST", "/api/v1/reprints", {"Content-Type: application/json"},
                       std::string(100'000, ' '))
              .status == 413);
    for (const char* type : {"application/json", "image/heic", "text/plain", "image/png2"})
        CHECK(sent(served, large, {std::string("Content-Type: ") + type}).status == 415);
    CHECK(sent(served, large, {}).status == 415);
    CHECK(sent(served, large, {"Content-Type: image/png; charset=binary"}).status == 200);
    CHECK(served.request("POST", "/api/v1/reprints", {"Content-Type: image/png"}, "{}").status ==
          415);
}

TEST_CASE("a page of another site sends no photograph", "[web]")
{
    const ServedDepot served;
    const std::string png = photographed("U1234567874");
    CHECK(sent(served, png, {"Content-Type: image/png", "Sec-Fetch-Site: cross-site"}).status ==
          403);
    CHECK(sent(served, png, {"Content-Type: image/png", "Origin: http://evil.example"}).status ==
          403);
}

TEST_CASE("photographs sent at once are read one after the other", "[web]")
{
    const ServedDepot served;
    std::vector<std::thread> phones;
    std::atomic<int> read = 0;
    for (int i = 0; i < 6; ++i)
        phones.emplace_back(
            [&] { read += sent(served, photographed("U1234567874")).status == 200; });
    for (std::thread& phone : phones)
        phone.join();
    CHECK(read == 6);
}
