#include "layout/examples.h"
#include "layout/label_content.h"
#include "layout/lint.h"

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

/// At `dpi`, or on the layout's own grid when it is not made for it.
Composition composed_paper(const Paper& paper, int dpi)
{
    const Layout layout = shipped_layout(paper.layout);
    const bool made_for = std::find(layout.dpi.begin(), layout.dpi.end(), dpi) != layout.dpi.end();
    return compose(layout, paper.content, project_fonts(), made_for ? dpi : layout.dpi.front());
}

std::vector<std::string> shipped_files()
{
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(CAGEOT_SOURCE_DIR "/layouts"))
        if (entry.path().extension() == ".toml" && entry.path().stem() != "icons")
            files.push_back(entry.path().filename().string());
    std::sort(files.begin(), files.end());
    return files;
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

TEST_CASE("every shipped layout is named after its document and its stock", "[layout]")
{
    CHECK(shipped_files().size() >= 30);
    for (const std::string& file : shipped_files()) {
        INFO(file);
        const Layout layout = shipped_layout(file);
        CHECK(layout.name + ".toml" == file);
        REQUIRE(layout.document);
        CHECK_THAT(file, Catch::Matchers::StartsWith(std::string(to_string(*layout.document))));
    }
}

TEST_CASE("no shipped layout has anything for lint to say", "[layout]")
{
    for (const std::string& file : shipped_files()) {
        INFO(file);
        CHECK(messages_of(lint(shipped_layout(file))).empty());
    }
}

TEST_CASE("ordinary content brings no finding on any layout, the fullest no error", "[layout]")
{
    for (const std::string& file : shipped_files()) {
        const Layout layout = shipped_layout(file);
        for (const int dpi : layout.dpi)
            for (const bool full : {false, true}) {
                INFO(file << " at " << dpi << " dpi, " << (full ? "fullest" : "ordinary"));
                std::vector<Page> pages;
                for (const Content& content :
                     contents_of(full ? fullest_plan() : usual_plan(), *layout.document)) {
                    const Composition one = compose(layout, content, project_fonts(), dpi);
                    CHECK(errors_of(one) == std::vector<std::string>{});
                    if (!full)
                        CHECK(messages_of(one.findings) == std::vector<std::string>{});
                    pages.insert(pages.end(), one.pages.begin(), one.pages.end());
                }
                CHECK(messages_of(lint_pages(layout, pages, project_fonts())) ==
                      std::vector<std::string>{});
            }
    }
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
        const Composition composition = composed_paper(paper, dpi);
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
        const Composition composition = composed_paper(paper, dpi);
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
            const Composition composition = composed_paper(paper, dpi);
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

TEST_CASE("what came after all fits its sticker like what is missing", "[layout]")
{
    const auto dpi = GENERATE(203, 300);
    PrintPlan plan = plan_of_one_order();
    for (const char* file : {"missing-57x32.toml", "missing-50x30.toml", "missing-100x50.toml"})
        for (const int there : {1, 3}) {
            INFO(file << " at " << dpi << " dpi");
            plan.orders[0].lines[4].quantity = there;
            const Composition composition =
                compose(shipped_layout(file), missing_content(plan, plan.crates[0], 5, 0),
                        project_fonts(), dpi);
            CHECK(messages_of(composition.findings).empty());
            REQUIRE(composition.pages.size() == 1);
            CHECK(has_text(composition.pages[0], there == 1 ? "EST ARRIVÉ" : "SONT LÀ"));
        }
}

TEST_CASE("the ticket of a container more says which one, under a number that stays the biggest",
          "[layout]")
{
    const auto dpi = GENERATE(203, 300);
    const auto more = GENERATE(1, 12);
    const auto full = GENERATE(false, true);
    const PrintPlan plan = full ? fullest_plan() : plan_of_one_order();
    for (const char* file : {"bag-57x32.toml", "bag-50x30.toml", "bag-100x50.toml"})
        for (const std::size_t crate : {0U, 1U, 2U}) {
            INFO(file << " at " << dpi << " dpi, crate " << crate << ", +" << more);
            const Layout layout = shipped_layout(file);
            const Composition composition =
                compose(layout, more_content(plan, plan.crates[crate], more, "v1 lun. 22:10"),
                        project_fonts(), dpi);
            CHECK(errors_of(composition).empty());
            REQUIRE(composition.pages.size() == 1);
            const Page& page = composition.pages[0];
            CHECK(messages_of(lint_pages(layout, composition.pages, project_fonts())).empty());
            CHECK(has_text(page, full ? "188" : "14"));
            CHECK(has_text(page, "+" + std::to_string(more)));
            CHECK(has_text(page, full ? "W" : "C"));
            CHECK(has_text(page, "SURGELÉ") == (crate == 2));
            CHECK(has_symbol(page, to_string(plan.crates[crate].code)));
            for (const std::string& text : texts_of(page))
                CHECK_FALSE(text.starts_with("DUPL"));
        }
}

TEST_CASE("relays beyond the alphabet still fit their letters", "[layout]")
{
    PrintPlan plan = plan_of_one_order();
    plan.relays[0].letter = "AW";
    for (const Paper& paper : papers_of(plan, {})) {
        INFO(paper.layout);
        const Composition composition = composed_paper(paper, 203);
        CHECK(messages_of(composition.findings).empty());
    }
}
