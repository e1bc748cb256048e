#include "depot/care.h"

#include "base/french_number.h"
#include "depot/choose_printer.h"
#include "depot/documents.h"
#include "depot/give_printers.h"

#include <algorithm>
#include <cstdlib>

namespace cageot {
namespace {

Printer known_printer(Depot& depot, const PrinterName& name)
{
    const std::vector<Printer> printers = printers_of(depot);
    if (const Printer* printer = find_printer(printers, name))
        return *printer;
    throw UnknownName("Cette imprimante n’existe pas: choisissez-en une sur le tableau.");
}

PrinterCare care_of(Depot& depot, const PrinterName& printer)
{
    for (PrinterCare& care : depot.store().printer_cares())
        if (care.printer == printer)
            return std::move(care);
    return {printer};
}

StoredSession known_session(Depot& depot, const SessionId& id)
{
    if (auto session = depot.store().find_session(id))
        return std::move(*session);
    throw UnknownName("Cette vente n’existe pas: choisissez-en une sur le tableau.");
}

StoredDeed deed(Depot& depot, const std::string& who, const std::string& what,
                const std::string& detail = {}, const SessionId& session = {})
{
    return {depot.now(), who, session, what, detail};
}

/// Due and not sent; in the order of the store.
std::vector<SpoolJob> waiting(Depot& depot, const PrinterName& printer)
{
    std::vector<SpoolJob> jobs = depot.store().open_jobs();
    std::erase_if(jobs, [&](const SpoolJob& job) {
        return job.printer != printer || job.state != SpoolState::wanted ||
               job.not_before > depot.now() ||
               job.kind == PageKind::calibration; // of this printer and no other
    });
    return jobs;
}

} // namespace

std::string french_mm(Length length)
{
    std::string digits = std::to_string(std::abs(length.um()) + 1000000).substr(4);
    const std::string whole = std::to_string(std::abs(length.um()) / 1000);
    while (!digits.empty() && digits.back() == '0')
        digits.pop_back();
    return (length.um() < 0 ? "-" : "") + whole + (digits.empty() ? "" : "," + digits) + " mm";
}

bool pause_printer(Depot& depot, const PrinterName& printer, const std::string& who)
{
    PrinterCare care = care_of(depot, known_printer(depot, printer).name);
    if (care.paused_at != 0)
        return false;
    care.paused_at = depot.now();
    care.paused_by = who;
    depot.store().save_care(care, deed(depot, who, "Imprimante " + printer.value + " en pause"));
    return true;
}

bool resume_printer(Depot& depot, const PrinterName& printer, const std::string& who)
{
    PrinterCare care = care_of(depot, known_printer(depot, printer).name);
    if (care.paused_at == 0)
        return false;
    care.paused_at = 0;
    care.paused_by.clear();
    depot.store().save_care(care, deed(depot, who, "Imprimante " + printer.value + " reprend"));
    return true;
}

std::set<PrinterName> paused_printers(Depot& depot)
{
    std::set<PrinterName> paused;
    for (const PrinterCare& care : depot.store().printer_cares())
        if (care.paused_at != 0)
            paused.insert(care.printer);
    return paused;
}

void move_marks(Depot& depot, const PrinterName& printer, Offset offset, const std::string& who)
{
    for (const Length way : {offset.x, offset.y})
        if (way > most_offset || Length() - way > most_offset)
            throw std::invalid_argument("Un décalage va de -5 à 5 mm: au-delà, c’est le format du "
                                        "papier qu’il faut revoir.");
    PrinterCare care = care_of(depot, known_printer(depot, printer).name);
    care.moves = true;
    care.right = offset.x;
    care.down = offset.y;
    depot.store().save_care(care, deed(depot, who, "Imprimante " + printer.value + " décalée",
                                       french_mm(offset.x) + " vers la droite, " +
                                           french_mm(offset.y) + " vers le bas."));
}

long move_work(Depot& depot, const PrinterName& from, const PrinterName& to, const std::string& who)
{
    const Printer source = known_printer(depot, from), target = known_printer(depot, to);
    std::vector<JobMove> moves;
    if (source.name != target.name)
        for (const SpoolJob& job : waiting(depot, from))
            if (takes(target, job.role))
                moves.push_back({job.key, from, to, job.codes, job.version, who});
    if (moves.empty())
        return 0;
    if (prints_from_end(source) != prints_from_end(target))
        turn(moves);
    depot.store().give_jobs(moves, depot.now());
    depot.store().add_deed(deed(depot, who, "Ce qui attendait " + from.value + " va à " + to.value,
                                count_of(std::ssize(moves), "travail", "travaux") + "."));
    return std::ssize(moves);
}

std::vector<PrinterName> takers_of(Depot& depot, const PrinterName& from)
{
    const std::vector<SpoolJob> jobs = waiting(depot, from);
    std::vector<PrinterName> takers;
    for (const Printer& printer : printers_of(depot))
        if (printer.name != from && std::any_of(jobs.begin(), jobs.end(), [&](const SpoolJob& job) {
                return takes(printer, job.role);
            }))
            takers.push_back(printer.name);
    return takers;
}

bool hold_session(Depot& depot, const SessionId& session, const std::string& who)
{
    known_session(depot, session);
    return depot.store().hold({session, depot.now(), who},
                              deed(depot, who, "Impression retenue", {}, session));
}

bool let_session_go(Depot& depot, const SessionId& session, const std::string& who)
{
    known_session(depot, session);
    return depot.store().let_go(session, deed(depot, who, "Impression relâchée", {}, session));
}

std::optional<SessionHold> hold_of(Depot& depot, const SessionId& session)
{
    for (SessionHold& hold : depot.store().holds())
        if (hold.session == session)
            return std::move(hold);
    return std::nullopt;
}

long take_back_prints(Depot& depot, const SessionId& session, const std::string& who)
{
    known_session(depot, session);
    const long taken = depot.store().cancel_wanted_jobs(
        session, "Repris par " + (who.empty() ? "quelqu’un" : who) + " avant l’envoi.",
        {depot.now(), who});
    if (taken > 0)
        depot.store().add_deed(deed(depot, who, "Impressions reprises avant l’envoi",
                                    count_of(taken, "travail", "travaux") + ".", session));
    return taken;
}

void tell_deed(Depot& depot, const std::string& who, const std::string& what,
               const std::string& detail, const SessionId& session)
{
    depot.store().add_deed({depot.now(), who, session, what, detail});
}

Withheld withheld(Depot& depot)
{
    Withheld held{paused_printers(depot), {}};
    for (const SessionHold& hold : depot.store().holds())
        held.sessions.insert(hold.session);
    return held;
}

} // namespace cageot
