// gs1_corpus.tsv: element strings in brackets, taken or refused, with the rule that says so.

#include "barcode/gs1.h"
#include "base/text.h"
#include "support/catch2_compat.h"

#include <fstream>

using namespace cageot;

TEST_CASE("every element string of the corpus is taken or refused for its own reasons", "[barcode]")
{
    std::ifstream file(std::string(CAGEOT_SOURCE_DIR) + "/tests/barcode/gs1_corpus.tsv");
    int rows = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.front() == '#')
            continue;
        const auto cells = split(line, '\t');
        REQUIRE(cells.size() == 3);
        const Gs1Reading reading = parse_gs1(cells[1]);
        std::string offended;
        for (const Gs1Fault& fault : reading.faults) {
            offended += (offended.empty() ? "" : "; ") + fault.source;
            CHECK_THAT(fault.message, Catch::Matchers::EndsWith("."));
        }
        CAPTURE(line);
        CHECK(offended == (cells[0] == "ok" ? "" : cells[2]));
        ++rows;
    }
    CHECK(rows == 120);
}
