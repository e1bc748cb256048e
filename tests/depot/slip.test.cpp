#include "depot/slip.h"

#include "depot/sample_depot.h"
#include "support/catch2_compat.h"

namespace cageot {
namespace {

using Lines = std::vector<std::string>;

Lines lines_of(const ThrowAwaySlip& slip)
{
    Lines lines;
    for (const ThrownPaper& paper : slip.papers)
        lines.push_back(paper.mark + " " + paper.product.name + ": " + paper.why);
    return lines;
}

} // namespace

TEST_CASE("a first version has nothing to throw away", "[depot]")
{
    SampleDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    sample.print_all(session);
    sample.end_jobs(session);
    CHECK(slip_of(sample.depot, session.id, 1) == ThrowAwaySlip{"Vente 46", 1, {}});
}

TEST_CASE("a slip names what was on paper and is wrong now", "[depot]")
{
    SampleDepot sample;
    const StoredSession session = sample.freeze_csv(small_week());
    SECTION("all of it was printed")
    {
        sample.print_all(session);
        sample.end_jobs(session);
        sample.freeze_csv(small_week_later());
        CHECK(lines_of(slip_of(sample.depot, session.id, 2)) ==
              Lines{"1 : autre contenu", "1 Tomates: 1 au lieu de 2", "1 Tomates: 1 au lieu de 2",
                    " : remplacée", " : remplacée"});
        CHECK(slip_of(sample.depot, session.id, 2).name == "Vente 46");
        CHECK(std::filesystem::exists(sample.depot.archive(session.id, 2) / "slip.pdf"));
    }
    SECTION("one farm's labels were printed")
    {
        PrintRequest request;
        request.producer = "Fromagerie du Lac";
        request_print(sample.depot, session, request);
        sample.end_jobs(session);
        sample.freeze_csv(small_week_later());
        CHECK(lines_of(slip_of(sample.depot, session.id, 2)) == Lines{" : remplacée"});
    }
    SECTION("nothing of it has reached a printer yet")
    {
        sample.print_all(session);
        sample.freeze_csv(small_week_later());
        CHECK(slip_of(sample.depot, session.id, 2) == ThrowAwaySlip{"Vente 46", 2, {}});
        CHECK_FALSE(std::filesystem::exists(sample.depot.archive(session.id, 2) / "slip.pdf"));
    }
}

} // namespace cageot
