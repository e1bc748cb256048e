#include "web/printer_care.h"
#include "web/manage_pages.h"
#include "web/request_checks.h"

#include "depot/care.h"
#include "depot/rehearse.h"
#include "web/page_fields.h"

#include <algorithm>
#include <cctype>

namespace cageot {
namespace {

constexpr std::size_t most_decimals = 3; // micrometres

bool all_digits(std::string_view text)
{
    return std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

} // namespace

std::optional<Length> millimetres_in(std::string_view text)
{
    const bool negative = text.starts_with('-');
    if (negative)
        text.remove_prefix(1);
    const std::size_t point = std::min(text.find_first_of(",."), text.size());
    const std::string_view whole = text.substr(0, point);
    std::string decimals(point < text.size() ? text.substr(point + 1) : std::string_view());
    if (whole.empty() || whole.size() > 3 || decimals.size() > most_decimals ||
        (point < text.size() && decimals.empty()) || !all_digits(whole) || !all_digits(decimals))
        return std::nullopt;
    decimals.append(most_decimals - decimals.size(), '0');
    const long um = parse_count(whole) * 1000 + parse_count(decimals);
    return Length::um(negative ? -um : um);
}

Fields care_fields(Site& site, const PrinterName& printer)
{
    Depot& depot = site.depot();
    Fields fields;
    fields.set("paused", paused_printers(depot).contains(printer));
    const auto value = [](Length length) {
        const std::string text = french_mm(length);
        return text.substr(0, text.find(' '));
    };
    const Offset offset = depot.offset_of(printer);
    fields.set("right", value(offset.x));
    fields.set("down", value(offset.y));
    FieldList takers;
    for (const PrinterName& taker : takers_of(depot, printer)) {
        Fields shown;
        shown.set("taker", taker.value);
        takers.push_back(shown);
    }
    fields.set("has-takers", !takers.empty());
    fields.set("takers", takers);
    const std::vector<Printer> thermal = thermal_printers(depot);
    fields.set("thermal", std::ranges::any_of(
                              thermal, [&](const Printer& one) { return one.name == printer; }));
    return fields;
}

std::string care_notice(const HttpRequest& request)
{
    const std::string done = field(request.query, "done");
    if (done == "pause")
        return "En pause: ce qui lui était déjà donné sort encore.";
    if (done == "resume")
        return "Elle reprend.";
    if (done == "calibrate")
        return "L’étiquette de calibrage part: scannez-la à la page «Répétition».";
    if (done == "offset")
        return "Le décalage vaut dès la prochaine page.";
    const long moved = parse_count(field(request.query, "moved"));
    if (moved == 0)
        return "Rien n’attendait plus ici.";
    return moved > 0 ? counted(moved, "travail est parti", "travaux sont partis") + " là-bas." : "";
}

HttpResponse care_for_printer(Site& site, const HttpRequest& request)
{
    check_token(request);
    Depot& depot = site.depot();
    const PrinterName printer{request.parts.at("printer")};
    const std::string page = "/printers/" + encode(printer.value);
    const std::string& who = request.visitor.name;
    const std::string wish = field(request.form, "do");
    try {
        if (wish == "pause") {
            pause_printer(depot, printer, who);
        } else if (wish == "resume") {
            resume_printer(depot, printer, who);
        } else if (wish == "calibrate") {
            start_rehearsal(depot, {printer}, who);
        } else if (wish == "offset") {
            const auto right = millimetres_in(field(request.form, "right"));
            const auto down = millimetres_in(field(request.form, "down"));
            if (!right || !down)
                throw HttpRefusal(422, "Un décalage s’écrit en millimètres: 0,5 ou -0,3.");
            move_marks(depot, printer, {*right, *down}, who);
        } else if (wish == "move") {
            const long moved = move_work(depot, printer, {field(request.form, "to")}, who);
            return see(page + "?moved=" + std::to_string(moved));
        } else {
            throw HttpRefusal(400, "Rien n’est choisi: pressez un bouton de la page.");
        }
    } catch (const UnknownName&) {
        throw not_found("Cette imprimante n’existe pas: choisissez-en une sur le tableau.");
    } catch (const std::invalid_argument& error) {
        throw HttpRefusal(422, error.what());
    }
    return see(page + "?done=" + wish);
}

} // namespace cageot
