#include "printing/judge_job.h"

#include <stdexcept>

namespace cageot {
namespace {

constexpr JobVerdict never_sent{SpoolState::wanted, Doubt::none, false};
constexpr JobVerdict which_was_last{SpoolState::doubtful, Doubt::last, false};
constexpr JobVerdict goes_on{SpoolState::submitted, Doubt::none, false};

JobVerdict after_cancel(JobVerdict verdict)
{
    verdict.cancel = true;
    return verdict;
}

/// Of a server that was started since: it may have printed the job, and may begin it again.
JobVerdict of_another_life(JobState state)
{
    if (state == JobState::completed)
        return {SpoolState::doubtful, Doubt::twice, false};
    return is_final(state) ? which_was_last : after_cancel(which_was_last);
}

JobVerdict of_this_life(const JobSight& job)
{
    const bool begun = job.status->begun;
    switch (job.status->state) {
    case JobState::pending:
    case JobState::pending_held:
        if (begun) // stopped half way: it would be begun again from its first page
            return after_cancel(which_was_last);
        // Given back, so that what is missing of the job before comes out first.
        return job.interrupted ? after_cancel(goes_on) : goes_on;
    case JobState::processing:
        return goes_on;
    case JobState::completed:
        return {SpoolState::handed_over, Doubt::none, false};
    case JobState::processing_stopped:
        return after_cancel(which_was_last);
    case JobState::canceled:
        return job.interrupted && !begun ? never_sent : which_was_last;
    case JobState::aborted:
        return which_was_last;
    }
    throw std::logic_error("unknown job state");
}

} // namespace

JobVerdict judge_job(const JobSight& job)
{
    if (job.status == nullptr) // CUPS knows every job it ever accepted (DirtyCleanInterval 0)
        return job.state == SpoolState::submitting ? never_sent : which_was_last;
    if (job.state == SpoolState::submitting && !job.status->has_document)
        return after_cancel(never_sent);
    if (job.status->document_gone)
        return after_cancel(which_was_last);
    return job.same_life ? of_this_life(job) : of_another_life(job.status->state);
}

} // namespace cageot
