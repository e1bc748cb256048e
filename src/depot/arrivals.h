#pragma once

// Arrivals: what people tell of the goods, and what follows for paper: labels of absent goods are not
// printed, tickets say what is missing, and those that were printed before get a sticker.

#include "depot/depot.h"
#include "depot/refused.h"
#include "plan/supply.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace cageot {

/// What is known of a session's goods now, with its newest plan.
struct Situation {
    StoredSession session;
    std::int64_t facts = 0;                   ///< how many were told
    std::shared_ptr<const PrintPlan> ordered; ///< as it was frozen
    Arrivals arrivals;
    Supply supply;
    std::shared_ptr<const PrintPlan> plan; ///< supplied_plan(*ordered, supply)
};
/// Computed anew when something was told or frozen since; cheap else. Safe from several threads.
std::shared_ptr<const Situation> situation_of(Depot& depot, const SessionId& session);

/// Takes labels whose goods are absent out of the jobs that nobody has sent yet. Returns how many.
long withhold_absent(Depot& depot, const Situation& now);

/// Somebody told what cannot be.
class ArrivalRefused : public Refused {
    using Refused::Refused;
};

struct Told {
    long added = 0;    ///< facts that were new
    long withheld = 0; ///< pages that were asked for and that nobody prints now
    long stickers = 0; ///< that were asked for
};
/// Remembers the facts, all or none. Unsent labels whose goods are absent are taken out of their jobs
/// and are planned again; stickers follow after a short while, since one correction seldom comes alone.
/// Throws ArrivalRefused: no such farm, product, order or label in the session's newest version; more
/// missing and refused than ordered; a quantity below zero; an id that another fact has.
Told tell_arrivals(Depot& depot, const SessionId& session, const std::vector<ArrivalFact>& facts);

/// "TOUT EST LÀ", or "c'est compté": the farm is here and its labels are asked for, those of absent
/// goods excepted. Pressed twice it prints nothing twice. Throws as tell_arrivals and request_print;
/// what was told stays told when nothing can be printed. Returns the number of pages asked for.
long check_in(Depot& depot, const SessionId& session, const std::string& producer,
              const std::string& who);

/// Asks for stickers for what tickets that were printed do not say, and settles or tells the notices
/// about farms that are late. Does nothing when nothing is due; the service calls it now and then.
/// Returns the stickers asked for.
long follow_arrivals(Depot& depot);

} // namespace cageot
