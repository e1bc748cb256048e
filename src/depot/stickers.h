#pragma once

#include "depot/arrivals.h"
#include "depot/documents.h"

#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace cageot {

/// "C00000118-3": the sticker for a line of the order whose main container has the code.
std::string sticker_page(const Code& crate, int line);

/// The stickers that are due: for each ticket that was or may be on paper, the lines of which it and
/// its stickers tell something else than is so. By order's number, then line.
std::vector<Sticker> due_stickers(Depot& depot, const Situation& now);
/// Those of them whose pages a job has, in its order.
std::vector<Sticker> stickers_of(Depot& depot, const Situation& now, const SpoolJob& job);
/// What the pages of a document tell of shortages, for the store.
std::vector<ToldShortage> told_by(const SpoolJob& job, const Situation& now,
                                  std::span<const WantedPage> pages,
                                  std::span<const Sticker> stickers);
/// Asks for those that are due and nobody asked for yet, to be sent at `not_before`. Returns how many.
long request_stickers(Depot& depot, const SessionId& session, UtcMs not_before);

} // namespace cageot
