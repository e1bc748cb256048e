#include "depot/archive.h"

#include "depot/render.h"
#include "depot/sample_depot.h"
#include "support/catch2_compat.h"

namespace cageot {
namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;

} // namespace

TEST_CASE("the sum of a text is the standard's", "[depot]")
{
    // FIPS 180-2, B.1
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("raw files are kept with their sums, in place of what a crash left", "[depot]")
{
    const TemporaryFolder folder;
    const fs::path version = folder.path() / "S1/v1";
    fs::create_directories(version / "raw");
    write_file(version / "raw/half", "ha");
    write_file(version / "plan.json", "{}");
    CHECK(archive_raw(version, {{"a.csv", "abc"}, {"a.csv", ""}}) ==
          std::vector<std::string>{"a.csv", "2-a.csv"});
    CHECK(files_in(version) == Files{{"raw", ""},
                                     {"raw/a.csv", "abc"},
                                     {"raw/2-a.csv", ""},
                                     {"SHA256SUMS", sha256_hex("abc") + "  raw/a.csv\n" +
                                                        sha256_hex("") + "  raw/2-a.csv\n"}});
}

TEST_CASE("the files of a version come back as they were dropped", "[depot]")
{
    SampleDepot sample;
    const StoredSession first = sample.freeze_csv(small_week());
    sample.freeze_csv(small_week_later());
    const std::vector<InputFile> files = archived_files(sample.depot, first);
    REQUIRE(files.size() == 1);
    CHECK(files.front().name == "commandes.csv");
    CHECK(files.front().bytes == small_week());
}

} // namespace cageot
