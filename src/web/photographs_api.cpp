#include "web/json_body.h"
#include "web/pages.h"

#include "plan/json_writer.h"
#include "preflight/photograph.h"

#include <chrono>

namespace cageot {
namespace {

/// A photograph takes a second or two; who waits longer holds a thread that the pages need.
constexpr std::chrono::seconds patience{10};

std::vector<FoundSymbol> symbols_on(Site& site, std::string_view photograph)
{
    const std::unique_lock turn(site.photographs(), patience);
    if (!turn)
        throw HttpRefusal(503, "Beaucoup de photos arrivent à la fois: renvoyez la vôtre.");
    try {
        return read_photograph(photograph);
    } catch (const UnreadablePhotograph& error) {
        throw HttpRefusal(422, error.what());
    }
}

} // namespace

HttpResponse api_photographs(Site& site, const HttpRequest& request)
{
    JsonWriter json;
    json.begin_object();
    json.array("symbols", symbols_on(site, request.body), [&](const FoundSymbol& symbol) {
        json.begin_object();
        json.member("symbology", to_string(symbol.symbology));
        json.member("text", symbol.text);
        json.end_object();
    });
    json.end_object();
    return json_answer(json.text());
}

} // namespace cageot
