#include "web/served_depot.h"

#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

TEST_CASE("every layout is listed, those of the printers' stock are named", "[web]")
{
    ServedDepot served;
    const std::string page = served.get("/layouts").body;
    CHECK_THAT(page, ContainsSubstring("href=\"/layouts/unit-57x32\">57x32</a> <span class=\"state "
                                       "tone-done\""));
    CHECK_THAT(page, ContainsSubstring("href=\"/layouts/unit-50x30\">50x30</a></li>"));
    CHECK_THAT(page, ContainsSubstring("href=\"/layouts/order-100x150\""));
    CHECK_THAT(page, ContainsSubstring("href=\"/layouts/order-a4\">A4</a></li>"));
    served.depot.store().save_printer({{"bureau"}, "", PrinterRole::office, a4_media, 300});
    CHECK_THAT(
        served.get("/layouts").body,
        ContainsSubstring("href=\"/layouts/order-a4\">A4</a> <span class=\"state tone-done\""));
    CHECK_THAT(page, !ContainsSubstring("icons"));
}

TEST_CASE("a layout is shown with examples, and with what the depot sold", "[web]")
{
    ServedDepot served;
    const std::string before = served.get("/layouts/unit-57x32").body;
    CHECK_THAT(before, ContainsSubstring("/layouts/unit-57x32/example.png?dpi=203"));
    CHECK_THAT(before, !ContainsSubstring("own.png"));
    CHECK(served.get("/layouts/unit-57x32/own.png").status == 404);
    served.freeze_small_week();
    CHECK_THAT(served.get("/layouts/unit-57x32").body,
               ContainsSubstring("/layouts/unit-57x32/own.png?dpi=203"));
    for (const char* picture : {"example.png", "own.png", "own.png?dpi=300"}) {
        const Answer answer = served.get("/layouts/unit-57x32/" + std::string(picture));
        CHECK(answer.headers.at("content-type") == "image/png");
        CHECK_THAT(answer.body, StartsWith("\x89PNG"));
    }
}

TEST_CASE("no name of a layout leads anywhere else", "[web]")
{
    ServedDepot served;
    for (const char* path : {"/layouts/icons", "/layouts/..%2Fcageot", "/layouts/unit-57x32.toml",
                             "/layouts/unit-57x32/other.png", "/layouts/nothing"})
        CHECK(served.get(path).status == 404);
}
