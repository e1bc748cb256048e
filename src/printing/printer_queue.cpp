#include "printing/printer_queue.h"

#include <stdexcept>
#include <utility>

namespace cageot {

std::string_view to_string(JobState state)
{
    switch (state) {
    case JobState::pending:
        return "pending";
    case JobState::pending_held:
        return "pending-held";
    case JobState::processing:
        return "processing";
    case JobState::processing_stopped:
        return "processing-stopped";
    case JobState::canceled:
        return "canceled";
    case JobState::aborted:
        return "aborted";
    case JobState::completed:
        return "completed";
    }
    throw std::logic_error("unknown job state");
}

std::optional<JobState> parse_job_state(std::string_view text)
{
    for (const JobState state :
         {JobState::pending, JobState::pending_held, JobState::processing,
          JobState::processing_stopped, JobState::canceled, JobState::aborted, JobState::completed})
        if (text == to_string(state))
            return state;
    return std::nullopt;
}

bool is_final(JobState state)
{
    switch (state) {
    case JobState::pending:
    case JobState::pending_held:
    case JobState::processing:
    case JobState::processing_stopped:
        return false;
    case JobState::canceled:
    case JobState::aborted:
    case JobState::completed:
        return true;
    }
    throw std::logic_error("unknown job state");
}

std::string_view to_string(PrinterState state)
{
    switch (state) {
    case PrinterState::idle:
        return "idle";
    case PrinterState::processing:
        return "processing";
    case PrinterState::stopped:
        return "stopped";
    }
    throw std::logic_error("unknown printer state");
}

PrintingError::PrintingError(std::string message, bool maybe_submitted)
    : message_(std::move(message))
    , maybe_submitted_(maybe_submitted)
{
}

} // namespace cageot
