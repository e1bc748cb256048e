#pragma once

#include "web/site.h"

#include <vector>

namespace cageot {

/// What happened of a session in its last twelve hours, in steps of ten minutes: how many farms were
/// counted, papers given to printers, articles scanned. Of nobody in particular.
struct Morning {
    UtcMs begin = 0;                           ///< of the first step; 0: nothing happened yet
    std::vector<long> farms, papers, articles; ///< by step, all of one length
    friend bool operator==(const Morning&, const Morning&) = default;
};
inline constexpr UtcMs morning_step = 10 * 60'000;
/// What came more than twelve hours before the last moment is left out.
inline constexpr long most_morning_steps = 72;

/// A short morning is drawn as the beginning of one of so many steps.
inline constexpr long least_morning_steps = 24;

/// Pure: moments, each with how much happened at it.
using Moments = std::vector<std::pair<UtcMs, long>>;
Morning morning_of(const Moments& farms, const Moments& papers, const Moments& articles);

/// Of a session, as the store tells it.
Morning morning_of(Depot& depot, const StoredSession& session);

/// Fields of the partial `morning`: begin, end, rows of bars in an SVG, and the same in words; false when
/// nothing happened.
Fields fields_of(const Morning& morning, const std::string& zone);

} // namespace cageot
