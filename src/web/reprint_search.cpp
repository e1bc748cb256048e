#include "web/reprint_search.h"

#include "web/paper_states.h"

#include "base/text.h"
#include "depot/arrivals.h"
#include "scan/raw_text.h"

#include <algorithm>
#include <set>

namespace cageot {
namespace {

constexpr UtcMs searched_days = UtcMs(10) * 24 * 3600 * 1000;

/// What a field holds when it is no words.
struct ReadCodes {
    std::vector<std::string> codes;
    std::string refusal; ///< French: a code that no paper of ours has
};

/// True when `text` is one code, of ours or not.
bool read_code(std::string_view text, ReadCodes& read)
{
    const RawText raw = read_raw_text(text);
    switch (raw.kind) {
    case TextKind::unit:
    case TextKind::crate:
    case TextKind::product:
        read.codes.push_back(to_string(raw.code.value()));
        return true;
    case TextKind::command:
        read.refusal = "C’est une carte de commande: scannez une étiquette ou un ticket.";
        return true;
    case TextKind::foreign:
        read.refusal = "C’est le code de la ferme: scannez celui de l’étiquette du dépôt.";
        return true;
    case TextKind::test:
        read.refusal = "C’est la carte du lecteur: scannez une étiquette ou un ticket.";
        return true;
    case TextKind::unreadable:
        return false;
    }
    throw std::logic_error("unknown kind of text");
}

ReadCodes read_codes(std::string_view query)
{
    ReadCodes read;
    if (read_code(query, read))
        return read;
    for (const std::string_view word : split(query, ' '))
        if (!trimmed(word).empty() && !read_code(word, read))
            return {};
    return read;
}

ReprintSearch search_codes(Depot& depot, const ReadCodes& read)
{
    ReprintSearch search;
    search.sentence = read.refusal;
    std::set<std::string> known;
    for (const LedgerRow& row : depot.store().find_rows(read.codes)) {
        known.insert(row.code);
        auto at = std::ranges::find(search.found, row.session,
                                    [](const FoundIn& in) { return in.session.id; });
        if (at == search.found.end())
            at = search.found.insert(
                at, {depot.store().find_session(row.session).value(), FoundPapers()});
        std::vector<std::string>& papers =
            is_ticket(row.kind) ? at->papers.tickets : at->papers.labels;
        if (std::ranges::find(papers, row.code) == papers.end())
            papers.push_back(row.code);
    }
    const bool all = std::ranges::all_of(
        read.codes, [&](const std::string& code) { return known.contains(code); });
    if (!all)
        search.sentence = "Rien dans ce dépôt ne porte ce code: relisez-le sur le papier.";
    return search;
}

ReprintSearch search_words(Depot& depot, std::string_view query)
{
    ReprintSearch search;
    const std::vector<StoredSession> sessions = depot.store().sessions();
    for (const StoredSession& session : sessions) {
        if (&session != &sessions.front() && session.frozen_at < depot.now() - searched_days)
            continue;
        FoundPapers papers = find_papers(*situation_of(depot, session.id)->plan, query);
        if (!papers.labels.empty() || !papers.tickets.empty())
            search.found.push_back({session, std::move(papers)});
    }
    if (search.found.empty())
        search.sentence = "Rien ne correspond: essayez le numéro de la commande, ou moins de mots.";
    return search;
}

} // namespace

ReprintSearch search_reprint(Depot& depot, std::string_view query)
{
    if (trimmed(query).empty())
        return {};
    const ReadCodes read = read_codes(query);
    return read.codes.empty() && read.refusal.empty() ? search_words(depot, query)
                                                      : search_codes(depot, read);
}

} // namespace cageot
