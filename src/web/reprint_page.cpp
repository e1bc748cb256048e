#include "web/page_fields.h"
#include "web/pages.h"
#include "web/reprint_search.h"
#include "web/request_checks.h"
#include "web/shown_papers.h"

#include "base/text.h"
#include "depot/reprint.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr std::size_t most_shown = 24;

/// A list of papers with its count, and what to do when not all of them are shown.
void add_papers(Fields& fields, const std::string& name, const ShownPapers& papers,
                const std::vector<std::string>& codes, const std::string& count)
{
    FieldList list;
    for (std::size_t i = 0; i < std::min(codes.size(), most_shown); ++i) {
        Fields paper = papers.fields(codes[i]);
        paper.set("picture", papers.next_picture(codes[i]));
        const std::string url = papers.order_url(codes[i]);
        paper.set("order-url", shown_if(!url.empty(), url));
        list.push_back(paper);
    }
    fields.set("has-" + name, !list.empty());
    fields.set(name, list);
    fields.set(name + "-count", count);
    fields.set(name + "-more",
               shown_if(codes.size() > most_shown,
                        count + ", en voici " + std::to_string(most_shown) +
                            ": ajoutez un mot du produit ou le numéro de la commande."));
}

FieldList found_fields(Depot& depot, const ReprintSearch& search)
{
    FieldList list;
    for (const FoundIn& in : search.found) {
        const ShownPapers papers(depot, in.session.id);
        Fields fields;
        fields.set("id", in.session.id.value);
        fields.set("name", in.session.name);
        add_papers(fields, "labels", papers, in.papers.labels,
                   counted(std::ssize(in.papers.labels), "étiquette", "étiquettes"));
        add_papers(fields, "tickets", papers, in.papers.tickets,
                   counted(std::ssize(in.papers.tickets), "ticket", "tickets"));
        list.push_back(fields);
    }
    return list;
}

/// The page with what `query` finds; `fault` says what was refused.
HttpResponse show(Site& site, const HttpRequest& request, const std::string& query,
                  const std::string& fault, int status)
{
    Depot& depot = site.depot();
    Fields fields = site.page(request, "Réimprimer");
    add_reprint_form(fields, depot, request);
    fields.set("from", "search");
    const ReprintSearch search = search_reprint(depot, query);
    fields.set("q", field(request.query, "q"));
    fields.set("fault", shown_if(!fault.empty(), fault));
    fields.set("sentence", shown_if(!search.sentence.empty(), search.sentence));
    fields.set("found", found_fields(depot, search));
    HttpResponse response = html("reprint", std::move(fields));
    response.status = status;
    return response;
}

/// "torn U1234567874": the button that was pressed.
std::pair<std::optional<ReprintReason>, std::string> pressed(const HttpRequest& request)
{
    const std::string again = field(request.form, "again");
    const std::size_t space = again.find(' ');
    const std::string name = again.substr(0, space);
    const auto reason = parse_reprint_reason(name);
    const auto code =
        space == std::string::npos ? std::nullopt : parse_code(again.substr(space + 1));
    if ((!reason && name != first_print) || !code)
        throw HttpRefusal(400, "Rien n’est choisi: pressez un bouton de la page.");
    return {reason, to_string(*code)};
}

ReprintRequest wanted_reprint(const HttpRequest& request)
{
    const auto [reason, code] = pressed(request);
    const std::string once = field(request.form, "once");
    if (!is_plain_id(once))
        throw HttpRefusal(400, "Ce formulaire n’est pas entier: rouvrez la page.");
    ReprintRequest wanted;
    wanted.codes = {code};
    wanted.reason = reason;
    wanted.asked_by = request.visitor.name;
    if (const std::string printer = field(request.form, "printer-" + code); !printer.empty())
        wanted.printer = PrinterName{printer};
    wanted.key = "page " + once + " " + code;
    return wanted;
}

std::string_view outcome_of(const ReprintAnswer& answer)
{
    if (answer.duplicates > 0)
        return "duplicate";
    if (answer.first_prints > 0)
        return "first";
    return answer.hurried > 0 ? "hurried" : "known";
}

/// Where the button stood.
std::string back_to(Depot& depot, const HttpRequest& request, const std::string& code)
{
    if (field(request.form, "from") == "order")
        for (const LedgerRow& row : depot.store().find_rows({code}))
            if (const std::string url = ShownPapers(depot, row.session).order_url(code);
                !url.empty())
                return url;
    return "/reprint";
}

} // namespace

HttpResponse reprint_page(Site& site, const HttpRequest& request)
{
    const std::string query = field(request.query, "q");
    return show(site, request, query.empty() ? field(request.query, "reprinted") : query, {}, 200);
}

HttpResponse ask_for_reprint(Site& site, const HttpRequest& request)
{
    check_token(request);
    const ReprintRequest wanted = wanted_reprint(request);
    const std::string& code = wanted.codes.front();
    try {
        const ReprintAnswer answer = reprint(site.depot(), wanted);
        return see(back_to(site.depot(), request, code) +
                   reprinted_query(code, outcome_of(answer)));
    } catch (const ReprintRefused& refused) {
        return show(site, request, code, refused.what(), 422);
    } catch (const UnknownName&) {
        return show(site, request, code,
                    "Cette imprimante ne prend pas ce papier: choisissez-en une autre.", 422);
    } catch (const std::runtime_error& error) { // no printer for it
        return show(site, request, code, error.what(), 409);
    }
}

} // namespace cageot
