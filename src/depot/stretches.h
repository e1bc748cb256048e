#pragma once

// How a farm's labels are cut into what stays together on a roll. Pure.

#include "base/zone.h"
#include "depot/documents.h"

#include <vector>

namespace cageot {

/// Pages for one job: enough to keep a printer busy, few enough that doubt stays small (95 ms fixed
/// cost a job with cups 2.4.2, 20 labels are 4–7 s of paper).
inline constexpr std::size_t pages_per_job = 20;

/// A product on the roll: its head, if it has one, and its labels.
struct LabelRun {
    std::size_t run = 0;       ///< counted over the whole plan
    Zone zone = Zone::ambient; ///< the coldest of the product's goods
};

/// For each label of the plan, by place. A farm's head belongs to the farm's first product that is
/// not chilled or frozen, or to its first one.
std::vector<LabelRun> label_runs(const PrintPlan& plan);

/// What goes to one printer, in order: pages of each job.
using Stretch = std::vector<std::vector<WantedPage>>;

/// Cuts a batch's runs of pages between runs into stretches of at most pages_per_job pages; a longer
/// run is a stretch by itself. A job has at most `per_job` pages.
std::vector<Stretch> stretches_of(const std::vector<std::vector<WantedPage>>& runs,
                                  std::size_t per_job);

} // namespace cageot
