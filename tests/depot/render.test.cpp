#include "depot/render.h"

#include "depot/sample_depot.h"
#include "preflight/rasteriser.h"
#include "source/drop_folder.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"

namespace cageot {
namespace {

namespace fs = std::filesystem;

Rendering render(SampleDepot& sample, const fs::path& folder, int dpi = 203)
{
    const StoredSession session = find_session(sample.depot, "S1");
    const auto plan = sample.depot.plan(session.id, session.version);
    const PlanPages pages(*plan);
    return render_plan({pages, sample.depot.stationery(), dpi, sample.depot.stamp(session)},
                       folder);
}

/// "labels-001.pdf: 6"
std::vector<std::string> page_counts(const Rendering& rendering)
{
    std::vector<std::string> counts;
    for (const fs::path& file : rendering.files) {
        std::string count = file.filename().string();
        if (file.extension() == ".pdf")
            count += ": " + std::to_string(Rasteriser(read_file(file)).page_count());
        counts.push_back(count);
    }
    return counts;
}

} // namespace

TEST_CASE("a plan is written as labels, tickets, sheets and plan.json", "[depot]")
{
    SampleDepot sample;
    sample.freeze_csv(small_week());
    const Rendering rendering = render(sample, sample.folder.path() / "new" / "folder");
    CHECK(rendering.why_not.empty());
    CHECK(rendering.pages == 12);
    CHECK(page_counts(rendering) ==
          std::vector<std::string>{"labels-001.pdf: 6", "tickets-001.pdf: 2", "tickets-002.pdf: 1",
                                   "sheets.pdf: 3", "plan.json"});
    CHECK(files_in(sample.folder.path() / "new" / "folder").size() == 5);
}

TEST_CASE("a plan of many labels is written in several files", "[depot]")
{
    SampleDepot sample;
    sample.freeze_csv(week_of({{"A", 398}, {"B", 1}}));
    const Rendering rendering = render(sample, sample.folder.path() / "out");
    CHECK(rendering.why_not.empty());
    CHECK(page_counts(rendering) ==
          std::vector<std::string>{"labels-001.pdf: 400", "labels-002.pdf: 2", "tickets-001.pdf: 1",
                                   "sheets.pdf: 3", "plan.json"});
    const std::string json = read_file(sample.folder.path() / "out" / "plan.json");
    CHECK(json.find("labels-001.pdf") != std::string::npos);
    CHECK(json.find("labels-002.pdf") != std::string::npos);
}

TEST_CASE("the same plan gives the same files", "[depot]")
{
    SampleDepot sample;
    sample.freeze_csv(small_week());
    render(sample, sample.folder.path() / "one");
    render(sample, sample.folder.path() / "two");
    CHECK(files_in(sample.folder.path() / "one") == files_in(sample.folder.path() / "two"));
}

TEST_CASE("labels can be written for a finer printer", "[depot]")
{
    SampleDepot sample;
    sample.freeze_csv(small_week());
    const Rendering rendering = render(sample, sample.folder.path() / "fine", 300);
    CHECK(rendering.why_not.empty());
    CHECK(rendering.pages == 12);
}

TEST_CASE("pages that must not be printed are written and told of", "[depot]")
{
    TemporaryFolder elsewhere;
    DepotSettings settings = sample_settings(elsewhere.path());
    settings.layouts = layouts_with(elsewhere.path(), "order-100x150.toml", "[[mark]]",
                                    "[[mark]]\ntype = \"text\"\ntext = \"88\"\nface = "
                                    "\"bold\"\ndigit_height = 20.0\nbox = [1.0, 1.0, 4.0, "
                                    "4.0]\n\n[[mark]]");
    SampleDepot sample(settings);
    sample.freeze_csv(small_week());
    const Rendering rendering = render(sample, sample.folder.path() / "out");
    CHECK_THAT(rendering.why_not, Catch::Matchers::ContainsSubstring("texte raccourci: «88»"));
    CHECK_FALSE(has_error(rendering.findings));
    CHECK(rendering.files.size() == 5);
}

TEST_CASE("a folder that cannot be made stops the rendering with its name", "[depot]")
{
    SampleDepot sample;
    sample.freeze_csv(small_week());
    CHECK_THAT(message_of([&] { render(sample, "/proc/no-such-place"); }),
               Catch::Matchers::ContainsSubstring("/proc/no-such-place"));
    fs::create_directories(sample.folder.path() / "out" / "tickets-001.pdf" / "in the way");
    CHECK_THAT(message_of([&] { render(sample, sample.folder.path() / "out"); }),
               Catch::Matchers::ContainsSubstring("out/tickets-001.pdf»"));
    CHECK_FALSE(fs::exists(sample.folder.path() / "out" / "plan.json"));
}

} // namespace cageot
