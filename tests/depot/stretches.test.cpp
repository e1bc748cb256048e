#include "depot/stretches.h"

#include "depot/sample_depot.h"
#include "support/catch2_compat.h"

#include <numeric>

namespace cageot {
namespace {

using Sizes = std::vector<std::vector<std::size_t>>;

/// The pages of each job of each stretch, for runs of so many pages.
Sizes sizes_of(const std::vector<std::size_t>& runs, std::size_t per_job = pages_per_job)
{
    std::vector<std::vector<WantedPage>> pages;
    std::size_t place = 0;
    for (const std::size_t size : runs) {
        pages.emplace_back();
        for (std::size_t i = 0; i < size; ++i)
            pages.back().push_back({PageKind::unit, place++, 1});
    }
    Sizes sizes;
    std::size_t next = 0;
    for (const Stretch& stretch : stretches_of(pages, per_job)) {
        sizes.emplace_back();
        for (const std::vector<WantedPage>& job : stretch) {
            sizes.back().push_back(job.size());
            for (const WantedPage& page : job)
                CHECK(page.place == next++); // none lost, none turned
        }
    }
    CHECK(next == place);
    return sizes;
}

} // namespace

TEST_CASE("jobs are cut between products where they can be", "[depot]")
{
    CHECK(sizes_of({3, 3, 3}) == Sizes{{9}});
    CHECK(sizes_of({12, 8, 1}) == Sizes{{20}, {1}});
    CHECK(sizes_of({12, 9, 10}) == Sizes{{12}, {19}});
    CHECK(sizes_of({}) == Sizes{});
}

TEST_CASE("a product of more than 20 labels is several jobs of one stretch", "[depot]")
{
    CHECK(sizes_of({42}) == Sizes{{20, 20, 2}});
    CHECK(sizes_of({5, 42, 5}) == Sizes{{5}, {20, 20, 2}, {5}});
}

TEST_CASE("on a roll each page is a job, stretches stay as they are", "[depot]")
{
    CHECK(sizes_of({2, 2}, 1) == Sizes{{1, 1, 1, 1}});
}

TEST_CASE("a product's head and labels are one run, and the farm's head opens one of them",
          "[depot]")
{
    SampleDepot sample;
    const StoredSession session =
        sample.freeze_csv(orders_csv({"17;Inès;Aragon;Ferme du Causse;Yaourt;4x125g;5",
                                      "17;Inès;Aragon;Ferme du Causse;Tomates;500g;2",
                                      "18;Odette;Aragon;Ferme du Causse;TOMATES;500g;1",
                                      "18;Odette;Aragon;Fromagerie du Lac;Yaourt;4x125g;1"}));
    const auto plan = sample.depot.plan(session.id, session.version);
    std::string runs;
    const std::vector<LabelRun> labels = label_runs(*plan);
    REQUIRE(labels.size() == PlanPages(*plan).labels().size());
    for (const LabelRun& label : labels)
        runs += std::to_string(label.run) + (label.zone == Zone::chilled ? "F " : " ");
    // Farm head, three tomatoes, the yoghurt's head and five; the other farm's head and its one.
    CHECK(runs == "0 0 0 0 1F 1F 1F 1F 1F 1F 2F 2F ");
}

TEST_CASE("a farm's head goes with what is not cold, wherever that stands", "[depot]")
{
    SampleDepot sample;
    const StoredSession session =
        sample.freeze_csv(orders_csv({"17;Inès;Aragon;Ferme du Causse;Yaourt;4x125g;1",
                                      "17;Inès;Aragon;Ferme du Causse;Zucchini;kg;1"}));
    const auto plan = sample.depot.plan(session.id, session.version);
    std::vector<std::size_t> runs;
    for (const LabelRun& label : label_runs(*plan))
        runs.push_back(label.run);
    CHECK(runs == std::vector<std::size_t>{1, 0, 1});
}

} // namespace cageot
