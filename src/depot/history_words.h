#pragma once

#include "depot/history.h"
#include "depot/page_words.h"
#include "plan/arrivals.h"

#include <map>
#include <string>
#include <utility>

namespace cageot {

/// Says what happened.
class HistoryWords {
public:
    explicit HistoryWords(Depot& depot)
        : depot_(depot)
    {
    }

    HistoryEntry of(const JobHappening& happening);
    HistoryEntry of(const SessionId& session, const ArrivalFact& fact);

private:
    /// "14 · Tomates 500g 1/2"; of a code that the version does not have the code.
    std::string paper(const SessionId& session, int version, const std::string& code);
    std::string papers(const SpoolJob& job);
    int version_of(const SessionId& session);
    std::string of_fact(const SessionId& session, const FarmFact& fact);
    std::string of_fact(const SessionId& session, const CountFact& fact);
    std::string of_fact(const SessionId& session, const ChosenFact& fact);
    std::string of_fact(const SessionId& session, const LeftoverFact& fact);
    std::string of_fact(const SessionId& session, const WeightFact& fact);

    Depot& depot_;
    std::map<std::pair<SessionId, int>, std::map<std::string, PageWords>> words_;
    std::map<SessionId, int> versions_; ///< the newest
};

} // namespace cageot
