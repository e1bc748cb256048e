#pragma once

#include "depot/answer.h"
#include "depot/spooling_depot.h"
#include "support/catch2_compat.h"

#include <algorithm>
#include <string>
#include <vector>

namespace cageot {

using Codes = std::vector<std::string>;

inline constexpr int farm_labels = 120;
inline const PrinterName labels_printer{"etiquettes"};

inline DoubtAnswer last_was(const std::string& code)
{
    DoubtAnswer given;
    given.code = code;
    given.who = "atelier";
    return given;
}

/// Codes of everything that is still to come out, in the order in which it will.
inline Codes to_come(Depot& depot)
{
    std::vector<SpoolJob> open = depot.store().open_jobs();
    std::stable_sort(open.begin(), open.end(),
                     [](const SpoolJob& a, const SpoolJob& b) { return a.urgency > b.urgency; });
    Codes codes;
    for (const SpoolJob& job : open)
        codes.insert(codes.end(), job.codes.begin(), job.codes.end());
    return codes;
}

/// A farm of 120 pages in six jobs; a moment in which a person can look at the roll.
struct LongFarm : SpoolingDepot {
    LongFarm()
        : session(freeze_csv(week_of({{"A", farm_labels - 2}}))) // and two heads
    {
        print_labels(session);
        for (const SpoolJob& job : jobs(session.id))
            roll.insert(roll.end(), job.codes.begin(), job.codes.end());
        REQUIRE(roll.size() == farm_labels);
    }

    /// The job at this place among all that the server took was stopped half way.
    void stop(std::size_t place)
    {
        queue.change(place, [](JobStatus& status) {
            status.state = JobState::pending;
            status.begun = true;
        });
        step();
    }
    /// 40 pages are out as far as CUPS knows, 20 were being printed, 20 waited.
    void stop_third_job()
    {
        for (std::size_t done = 0; done < 2; ++done) {
            step();
            queue.set_state(done, JobState::completed);
        }
        step();
        stop(2);
        step(); // what waited comes back
    }
    Codes to_come() { return cageot::to_come(depot); }
    Codes after(std::size_t k) const
    {
        return {roll.begin() + static_cast<std::ptrdiff_t>(k), roll.end()};
    }

    StoredSession session;
    Codes roll;
};

} // namespace cageot
