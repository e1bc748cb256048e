#pragma once

#include "plan/arrivals.h"
#include "store/arrivals.h"

#include <vector>

namespace cageot {

/// A fact as a row of the store, and back. The words of `kind` are stored: never rename.
StoredFact to_row(const SessionId& session, const ArrivalFact& fact);
/// Throws std::runtime_error for a kind or a word that this program does not know.
ArrivalFact to_fact(const StoredFact& row);
std::vector<ArrivalFact> to_facts(const std::vector<StoredFact>& rows);

} // namespace cageot
