#include "printing/printer_queue.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("job states carry the names and numbers of IPP", "[printing]")
{
    const auto [number, name, final] =
        GENERATE(table<int, const char*, bool>({{3, "pending", false},
                                                {4, "pending-held", false},
                                                {5, "processing", false},
                                                {6, "processing-stopped", false},
                                                {7, "canceled", true},
                                                {8, "aborted", true},
                                                {9, "completed", true}}));
    CHECK(to_string(static_cast<JobState>(number)) == name);
    CHECK(parse_job_state(name) == static_cast<JobState>(number));
    CHECK(is_final(static_cast<JobState>(number)) == final);
}

TEST_CASE("an unknown job state is none", "[printing]")
{
    CHECK_FALSE(parse_job_state("stopped"));
    CHECK_FALSE(parse_job_state(""));
}

TEST_CASE("printer states carry the names of IPP", "[printing]")
{
    CHECK(to_string(PrinterState::idle) == "idle");
    CHECK(to_string(PrinterState::processing) == "processing");
    CHECK(to_string(PrinterState::stopped) == "stopped");
}
