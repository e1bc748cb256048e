#include "composed_labels.h"

#include "layout/examples.h"
#include "layout/label_content.h"

using namespace cageot;

TEST_CASE("an accented capital stays in the black block of the shipped head label", "[layout]")
{
    const auto dpi = GENERATE(203, 300);
    const auto stock = GENERATE(as<std::string>(), "57x32", "50x30", "100x50");
    PrintPlan plan = usual_plan();
    HeadLabel head = std::get<HeadLabel>(plan.batches[1].labels.back());
    for (const char* name : {"Échine de porc fermière demi-sel", "Île flottante", "ÀÉÎÔÛ ÅŮŐ"}) {
        head.product.name = name;
        const Composition composition = compose(shipped_layout("head-" + stock + ".toml"),
                                                content_of(plan, head), project_fonts(), dpi);
        INFO(stock << " at " << dpi << " dpi: " << name);
        CHECK(messages_of(composition.findings).empty());
        const Page& page = composition.pages.at(0);
        for (const TextMark& text : marks_of<TextMark>(page))
            if (text.white && text.text.size() > 3) {
                bool covered = false;
                for (const DotRect block : rects_of(page))
                    covered = covered || intersection(text.ink, grown(block, 2)) == text.ink;
                CHECK(covered);
            }
    }
}
