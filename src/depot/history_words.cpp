#include "depot/history_words.h"

#include "base/french_number.h"
#include "depot/reprint.h"

#include <stdexcept>

namespace cageot {
namespace {

bool is_first(const JobHappening& happening)
{
    return happening.event.state == SpoolState::wanted &&
           happening.event.at == happening.job.asked_at;
}

/// What a job's change is called.
std::string word_of(const JobHappening& happening)
{
    switch (happening.event.state) {
    case SpoolState::wanted:
        return is_first(happening) ? "demandée" : "de nouveau en attente";
    case SpoolState::submitting:
    case SpoolState::submitted:
        return "donnée au serveur d’impression";
    case SpoolState::handed_over:
        return "envoyée";
    case SpoolState::doubtful:
        return "en doute";
    case SpoolState::refused:
        return "refusée";
    case SpoolState::canceled:
        return "annulée";
    case SpoolState::accepted:
        return "réglée par une réponse";
    }
    throw std::logic_error("unknown spool state");
}

bool may_be_on_paper(SpoolState state)
{
    return state != SpoolState::refused && state != SpoolState::canceled;
}

bool is_of_tickets(PageKind kind)
{
    return kind == PageKind::order || kind == PageKind::bag;
}

} // namespace

int HistoryWords::version_of(const SessionId& session)
{
    const auto [at, is_new] = versions_.try_emplace(session, 0);
    if (is_new)
        if (const auto stored = depot_.store().find_session(session))
            at->second = stored->version;
    return at->second;
}

std::string HistoryWords::paper(const SessionId& session, int version, const std::string& code)
{
    const auto [at, is_new] = words_.try_emplace({session, version});
    if (is_new && version > 0 && version <= version_of(session))
        at->second = page_words(*depot_.plan(session, version));
    const auto found = find_words(at->second, code);
    return found ? found->mark + " · " + found->what : code;
}

std::string HistoryWords::papers(const SpoolJob& job)
{
    if (job.codes.empty())
        return job.title;
    const std::string first = paper(job.session, job.version, job.codes.front());
    const long others = std::ssize(job.codes) - 1;
    return others == 0
               ? first
               : first + " et " + french_number(others) + (others == 1 ? " autre" : " autres");
}

HistoryEntry HistoryWords::of(const JobHappening& happening)
{
    const SpoolJob& job = happening.job;
    const auto reason = parse_reprint_reason(job.reason);
    HistoryEntry entry{happening.event.at,
                       reason ? HistoryKind::reprint : HistoryKind::printing,
                       job.session,
                       happening.event.who,
                       {},
                       happening.event.message};
    entry.what = (reason ? "Réimpression " : "Impression ") + word_of(happening);
    if (reason)
        entry.what +=
            ", " + std::string(french_name(*reason, is_of_tickets(job.kind))) + ": " + papers(job);
    else
        entry.what +=
            ": " + (job.kind == PageKind::more || job.codes.size() == 1 ? papers(job) : job.title);
    entry.what += " (" + job.printer.value + ")";
    if (is_first(happening) && may_be_on_paper(job.state))
        entry.copies = happening.copies;
    return entry;
}

HistoryEntry HistoryWords::of(const SessionId& session, const ArrivalFact& fact)
{
    return {fact.at,
            HistoryKind::arrival,
            session,
            fact.who,
            std::visit([&](const auto& what) { return of_fact(session, what); }, fact.what),
            {}};
}

std::string HistoryWords::of_fact(const SessionId&, const FarmFact& fact)
{
    switch (fact.state) {
    case FarmState::awaited:
        return fact.producer + ": de nouveau attendue";
    case FarmState::here:
        return fact.producer + ": arrivée et comptée";
    case FarmState::never:
        return fact.producer + ": ne vient pas";
    }
    throw std::logic_error("unknown state of a farm");
}

std::string HistoryWords::of_fact(const SessionId&, const CountFact& fact)
{
    const std::string product = full_name(fact.product) + " (" + fact.product.producer + "): ";
    if (fact.missing == 0 && fact.refused == 0)
        return product + "tout est là";
    std::string counts;
    if (fact.missing > 0)
        counts = french_number(fact.missing) + (fact.missing > 1 ? " manquent" : " manque");
    if (fact.refused > 0)
        counts += (counts.empty() ? "" : ", ") + french_number(fact.refused) +
                  (fact.refused > 1 ? " refusés" : " refusé");
    return product + counts;
}

std::string HistoryWords::of_fact(const SessionId& session, const ChosenFact& fact)
{
    std::string order = fact.order.value;
    if (const int version = version_of(session); version > 0)
        for (const PlannedOrder& planned : depot_.plan(session, version)->orders)
            if (planned.order == fact.order)
                order = std::to_string(planned.number);
    return full_name(fact.product) + ": " +
           (fact.quantity < 0
                ? "le partage de la commande " + order + " suit de nouveau la règle"
                : "la commande " + order + " en reçoit " + french_number(fact.quantity));
}

std::string HistoryWords::of_fact(const SessionId& session, const LeftoverFact& fact)
{
    return paper(session, version_of(session), fact.code) +
           (fact.left ? ": étiquette restée" : ": étiquette finalement collée");
}

std::string HistoryWords::of_fact(const SessionId& session, const WeightFact& fact)
{
    return paper(session, version_of(session), fact.code) + ": " +
           (fact.grams > 0 ? french_number(fact.grams) + " g" : std::string("pesée effacée"));
}

} // namespace cageot
