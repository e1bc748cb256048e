#include "web/accepted_body.h"
#include "web/request_checks.h"
#include "web/served_depot.h"
#include "web/uploads.h"

#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr const char* header = "commande;client;relais;ferme;produit;unité;quantité;vente\n";

std::string orders(int tomatoes)
{
    return std::string(header) + "R1;Zoé N;Relais Aragon;Ferme du Causse;Tomates;500 g;" +
           std::to_string(tomatoes) + ";Vente 46\n";
}

/// Sends a file as a browser's form does.
Answer send(ServedDepot& served, const std::string& bytes)
{
    const std::string body = "--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" +
                             served.token_on("/import") +
                             "\r\n--b\r\nContent-Disposition: form-data; name=\"files\"; "
                             "filename=\"vente.csv\"\r\nContent-Type: text/csv\r\n\r\n" +
                             bytes + "\r\n--b--\r\n";
    return served.request(
        "POST", "/import",
        {"Sec-Fetch-Site: same-origin", "Content-Type: multipart/form-data; boundary=b"}, body);
}

std::string upload_in(const std::string& page)
{
    const std::string mark = "name=\"upload\" value=\"";
    const std::size_t begin = page.find(mark);
    REQUIRE(begin != std::string::npos);
    return page.substr(begin + mark.size(), 32);
}

Answer freeze(ServedDepot& served, const std::string& upload)
{
    return served.post("/import", "token=" + served.token_on("/import") + "&upload=" + upload);
}

} // namespace

TEST_CASE("files are looked at first and frozen when somebody says so", "[web]")
{
    ServedDepot served;
    const Answer preview = send(served, orders(3));
    CHECK(preview.status == 200);
    CHECK_THAT(preview.body, ContainsSubstring("Une nouvelle vente: S1 «Vente 46»"));
    CHECK_THAT(preview.body,
               ContainsSubstring("1\u00a0commande, 4\u00a0étiquettes, 1\u00a0ticket"));
    CHECK(served.depot.store().sessions().empty());
    const std::string upload = upload_in(preview.body);
    CHECK(freeze(served, upload).headers.at("location") == "/sessions/S1");
    CHECK(served.depot.store().sessions().size() == 1);
    const Answer again = freeze(served, upload);
    CHECK(again.status == 422);
    CHECK_THAT(again.body, ContainsSubstring("Ces fichiers ne sont plus là"));
    CHECK_THAT(served.get("/history").body, ContainsSubstring("Fichiers importés: version 1"));
}

TEST_CASE("another version says what it changes, the same one that it is known", "[web]")
{
    ServedDepot served;
    freeze(served, upload_in(send(served, orders(3)).body));
    const std::string known = send(served, orders(3)).body;
    CHECK_THAT(known, ContainsSubstring("Déjà figé: S1 «Vente 46» a exactement ce contenu."));
    CHECK_THAT(known, !ContainsSubstring("name=\"upload\""));
    const std::string next = send(served, orders(5)).body;
    CHECK_THAT(next, ContainsSubstring("La version 2 de S1 «Vente 46»"));
    CHECK_THAT(next, ContainsSubstring("Tomates 500 g, 5 au lieu de 3"));
    CHECK(served.depot.store().find_session({"S1"})->version == 1);
}

TEST_CASE("a bad file is refused with every fault before anything is frozen", "[web]")
{
    ServedDepot served;
    const Answer refused =
        send(served, std::string(header) + "R1;Zoé;Aragon;Ferme;Tomates;1 kg;beaucoup;Vente 46\n"
                                           "R2;Zoé;Aragon;Ferme;Tomates;1 kg;-2;Vente 46\n");
    CHECK_THAT(refused.body,
               ContainsSubstring("Refusé: rien ne sera figé avant que ce qui suit soit corrigé."));
    CHECK_THAT(refused.body, ContainsSubstring("ligne 2") && ContainsSubstring("ligne 3"));
    CHECK_THAT(refused.body, !ContainsSubstring("name=\"upload\""));
    CHECK(served.depot.store().sessions().empty());
}

TEST_CASE("nothing chosen or no token is refused, and files may be larger than forms", "[web]")
{
    ServedDepot served;
    CHECK(served.post("/import", "token=" + served.token_on("/import")).status == 422);
    CHECK(served.post("/import", "upload=00").status == 403);
    CHECK(accepted_body("/import").max == max_upload);
}

TEST_CASE("files that wait are few, and not for long", "[web]")
{
    Uploads uploads;
    const std::string first = uploads.keep({{"a.csv", "a"}}, 0);
    for (int i = 0; i < 3; ++i)
        uploads.keep({{"b.csv", "b"}}, 0);
    const std::string last = uploads.keep({{"c.csv", "c"}}, 1000);
    CHECK_FALSE(uploads.take(first, 1000));
    CHECK_FALSE(uploads.take("", 1000));
    CHECK(uploads.take(last, 1000)->at(0).bytes == "c");
    CHECK_FALSE(uploads.take(last, 1000));
    const std::string late = uploads.keep({{"d.csv", "d"}}, 0);
    CHECK_FALSE(uploads.take(late, 30 * 60 * 1000 + 1));
}
