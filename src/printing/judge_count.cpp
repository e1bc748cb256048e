#include "printing/judge_count.h"

namespace cageot {

CountVerdict judge_count(const CountSight& job)
{
    const bool ended = job.judged.state == SpoolState::handed_over;
    if (!ended && job.judged.doubt == Doubt::none)
        return {job.judged}; // given back, or CUPS is not done with it
    const auto with = [&](SpoolState state, Doubt doubt) {
        return JobVerdict{state, doubt, job.judged.cancel};
    };
    const JobVerdict waits = with(SpoolState::submitted, Doubt::none);
    const JobVerdict asks = with(SpoolState::doubtful, Doubt::last);
    if (!job.count || !job.count->labels)
        return {job.silent_ms < longest_silence_ms ? waits : asks};
    const long out = *job.count->labels - job.before;
    if (out == job.pages && ended)
        return {with(SpoolState::handed_over, Doubt::none), out};
    if (job.still_ms < stillness_ms)
        return {waits, out};
    if (out < 0) // another printer, or one that forgot its count
        return {asks};
    if (out == job.pages)
        return {with(SpoolState::handed_over, Doubt::none), out};
    return {out < job.pages ? asks : with(SpoolState::doubtful, Doubt::twice), out};
}

} // namespace cageot
