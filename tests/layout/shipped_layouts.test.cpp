#include "layout/label_content.h"

#include "composed_labels.h"
#include "papers.h"
#include "sample_plans.h"

#include <filesystem>
#include <set>

using namespace cageot;

namespace {

std::vector<std::string> errors_of(const Composition& composition)
{
    std::vector<std::string> errors;
    for (const Finding& finding : composition.findings)
        if (finding.severity == Severity::error)
            errors.push_back(std::to_string(finding.row) + ": " + finding.message);
    return errors;
}

bool has_symbol(const Page& page, const std::string& payload)
{
    for (const SymbolMark& mark : marks_of<SymbolMark>(page))
        if (mark.symbol.payload == payload)
            return true;
    return false;
}

bool has_text(const Page& page, const std::string& text)
{
    const auto texts = texts_of(page);
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

} // namespace

TEST_CASE("every shipped layout is read without a finding", "[layout]")
{
    int layouts = 0;
    for (const auto& entry : std::filesystem::directory_iterator(CAGEOT_SOURCE_DIR "/layouts")) {
        if (entry.path().extension() != ".toml" || entry.path().stem() == "icons")
            continue;
        INFO(entry.path().filename().string());
        const Layout layout = shipped_layout(entry.path().filename().string());
        CHECK(layout.name == entry.path().stem().string());
        ++layouts;
    }
    CHECK(layouts >= 5);
}

TEST_CASE("every field that a layout may name is described", "[layout]")
{
    std::ifstream file(CAGEOT_SOURCE_DIR "/docs/layout-format.md");
    const std::string guide((std::istreambuf_iterator<char>(file)), {});
    std::set<std::string> names;
    for (const Paper& paper : papers_of(plan_of_one_order(), {})) {
        for (const auto& [name, text] : paper.content.fields)
            names.insert(name);
        for (const auto& [table, rows] : paper.content.tables) {
            names.insert(table);
            for (const ContentRow& row : rows) {
                names.insert(row.kind);
                for (const auto& [name, text] : row.fields)
                    names.insert(name);
            }
        }
    }
    CHECK(names.size() > 40);
    for (const std::string& name : names)
        CHECK_THAT(guide, Catch::Matchers::ContainsSubstring("`" + name + "`"));
}

TEST_CASE("an ordinary week's papers have no finding at all", "[layout]")
{
    const auto dpi = GENERATE(203, 300);
    const auto copy = GENERATE(1, 2);
    for (const Paper& paper : papers_of(plan_of_one_order(), {copy})) {
        INFO(paper.layout);
        const Composition composition =
            compose(shipped_layout(paper.layout), paper.content, project_fonts(), dpi);
        CHECK(messages_of(composition.findings).empty());
        CHECK(composition.pages.size() == 1);
    }
}

TEST_CASE("the fullest papers have no error, only shortened names", "[layout]")
{
    const auto dpi = GENERATE(203, 300);
    const auto copy = GENERATE(1, 12);
    for (const Paper& paper : papers_of(fullest_plan(), {copy})) {
        INFO(paper.layout << " at " << dpi << " dpi");
        const Composition composition =
            compose(shipped_layout(paper.layout), paper.content, project_fonts(), dpi);
        CHECK(errors_of(composition).empty());
        for (const Finding& finding : composition.findings)
            CHECK_THAT(finding.message, Catch::Matchers::StartsWith("texte raccourci: "));
    }
}

TEST_CASE("the fullest unit label still has its number, piece and both symbols", "[layout]")
{
    const auto dpi = GENERATE(203, 300);
    const PrintPlan plan = fullest_plan();
    const Composition composition =
        compose(shipped_layout("unit-57x32.toml"), content_of(plan, plan.batches[0].labels[4]),
                project_fonts(), dpi);
    REQUIRE(composition.pages.size() == 1);
    const Page& page = composition.pages[0];
    CHECK(has_text(page, "188"));
    CHECK(has_text(page, "12/12"));
    CHECK(has_text(page, "S"));
    CHECK(has_text(page, "W"));
    CHECK(has_text(page, "SURGELÉ"));
    CHECK(has_symbol(page, "U9999999064"));
    CHECK(has_symbol(page, "U9999999064C12345868"));
    CHECK(marks_of<SymbolMark>(page).size() == 2);
}

TEST_CASE("a long order's ticket goes on under the heading of its container", "[layout]")
{
    const auto dpi = GENERATE(203, 300);
    const PrintPlan plan = fullest_plan();
    const Composition composition =
        compose(shipped_layout("order-100x150.toml"), content_of(plan, plan.tickets[0], "v1"),
                project_fonts(), dpi);
    REQUIRE(composition.pages.size() >= 3);
    for (std::size_t i = 0; i < composition.pages.size(); ++i) {
        const Page& page = composition.pages[i];
        CHECK(has_text(page, "188"));
        CHECK(has_symbol(page, "C12345674"));
        CHECK(has_text(page, "suite page suivante") == (i + 1 < composition.pages.size()));
        CHECK(has_text(page, "v1   p. " + std::to_string(i + 1) + "/" +
                                 std::to_string(composition.pages.size())));
    }
    CHECK(has_text(composition.pages[0], "DANS LA CAGETTE 188"));
}

TEST_CASE("white letters stay on their black blocks on every paper", "[layout]")
{
    const auto dpi = GENERATE(203, 300);
    for (const PrintPlan& plan : {plan_of_one_order(), fullest_plan()})
        for (const Paper& paper : papers_of(plan, {2})) {
            const Composition composition =
                compose(shipped_layout(paper.layout), paper.content, project_fonts(), dpi);
            for (const Page& page : composition.pages)
                for (const TextMark& text : marks_of<TextMark>(page)) {
                    if (!text.white)
                        continue;
                    bool covered = false;
                    for (const DotRect block : rects_of(page))
                        covered = covered || intersection(text.ink, grown(block, 2)) == text.ink;
                    INFO(paper.layout << " at " << dpi << " dpi: " << text.text);
                    CHECK(covered);
                }
        }
}

TEST_CASE("relays beyond the alphabet still fit their letters", "[layout]")
{
    PrintPlan plan = plan_of_one_order();
    plan.relays[0].letter = "AW";
    for (const Paper& paper : papers_of(plan, {})) {
        INFO(paper.layout);
        const Composition composition =
            compose(shipped_layout(paper.layout), paper.content, project_fonts(), 203);
        CHECK(messages_of(composition.findings).empty());
    }
}
