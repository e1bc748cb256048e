#include "store/columns.h"

#include "store/sample_rows.h"
#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("a text that no database takes as it is becomes one that both do")
{
    using namespace std::string_literals;
    CHECK(stored("Œufs d'été 🥕"s) == "Œufs d'été 🥕");
    CHECK(stored("a\0b"s) == "a\uFFFDb");
    CHECK(stored("caf\xE9"s) == "caf\uFFFD");
    CHECK(stored(""s) == "");
}

TEST_CASE("a damaged message of a print server is stored and not what breaks")
{
    SampleStore sample;
    sample.store.add_jobs({a_job("k1", {"U1"})});
    SpoolJob job = a_job("k1", {"U1"});
    job.message = std::string("plus de papier\0 caf\xE9", 20);
    sample.store.update_job(job);
    CHECK(sample.store.find_job({"k1"})->message == "plus de papier\uFFFD caf\uFFFD");
}
