#include "layout/slip_content.h"

#include "composed_labels.h"

using namespace cageot;

namespace {

const Product yoghurts{"Fromagerie du Lac", "Yaourt brebis", "4x125g"};

using Kind = ThrownPaper::Kind;

ThrownPaper label_of(const std::string& mark, int k = 1, int n = 1)
{
    return {Kind::unit,      Code(CodeKind::unit, 12345678), mark, yoghurts, k, n, false,
            "3 au lieu de 2"};
}

ThrownPaper head_of(const Product& product)
{
    return {Kind::head, Code(CodeKind::product, 654321), "", product, 1, 1, true, "autres numéros"};
}

ThrownPaper ticket_of(Kind kind, const std::string& mark)
{
    return {kind, Code(CodeKind::crate, 123456), mark, {}, 1, 1, false, "commande annulée"};
}

Content content_with(std::vector<ThrownPaper> papers)
{
    return slip_content({"Vente du 12 au 14 sept.", 2, std::move(papers)}, "v2 lun. 22:10");
}

Fields row_of(const ThrownPaper& paper)
{
    return content_with({paper}).tables.at("papers").at(0).fields;
}

std::vector<Page> pages_of(const std::string& layout, std::vector<ThrownPaper> papers)
{
    const Layout shipped = shipped_layout(layout);
    const Composition composition =
        compose(shipped, content_with(std::move(papers)), project_fonts(), shipped.dpi.front());
    CHECK(messages_of(composition.findings) == std::vector<std::string>{});
    return composition.pages;
}

long count_of(const Page& page, const std::string& text)
{
    const auto texts = texts_of(page);
    return std::count(texts.begin(), texts.end(), text);
}

} // namespace

TEST_CASE("a slip counts its papers and says of which version of which sale it is", "[layout]")
{
    const Content content = content_with({label_of("14"), label_of("14 F")});
    CHECK(content.fields.at("count") == "2\u00A0papiers");
    CHECK(content.fields.at("session") == "Vente du 12 au 14 sept.");
    CHECK(content.fields.at("version") == "2");
    CHECK(content.fields.at("stamp") == "v2 lun. 22:10");
    CHECK(content_with({}).fields.at("count") == "0\u00A0papier");
}

TEST_CASE("a slip's papers stay in its order", "[layout]")
{
    const Content content =
        content_with({ticket_of(Kind::order, "9"), label_of("8"), head_of(yoghurts)});
    std::vector<std::string> papers;
    for (const ContentRow& row : content.tables.at("papers"))
        papers.push_back(row.kind + " " + row.fields.at("paper") + " " + row.fields.at("mark"));
    CHECK(papers == std::vector<std::string>{"paper order 9", "paper unit 8", "paper head "});
}

TEST_CASE("a crate's mark on a slip looks as on the label: number and letter of the zone",
          "[layout]")
{
    const Fields chilled = row_of(label_of("14 F"));
    CHECK(chilled.at("mark") == "14 F");
    CHECK(chilled.at("number") == "14");
    CHECK(chilled.at("zone_letter") == "F");
    const Fields ambient = row_of(label_of("188"));
    CHECK(ambient.at("number") == "188");
    CHECK(ambient.at("zone_letter").empty());
}

TEST_CASE("a thrown label tells its product, unit, piece, reason and the end of its code",
          "[layout]")
{
    const Fields fields = row_of(label_of("14 F", 2, 3));
    CHECK(fields.at("paper_name") == "étiquette");
    CHECK(fields.at("product") == "Yaourt brebis");
    CHECK(fields.at("unit") == "4\u00A0×\u00A0125\u00A0g");
    CHECK(fields.at("farm") == "Fromagerie du Lac");
    CHECK(fields.at("piece") == "2/3");
    CHECK(fields.at("why") == "3 au lieu de 2");
    CHECK(fields.at("code_end") == "…5678 74");
    CHECK(row_of(label_of("14 F")).at("piece").empty());
}

TEST_CASE("tickets and heads are named as people call them, without a piece", "[layout]")
{
    const Fields order = row_of(ticket_of(Kind::order, "14"));
    CHECK(order.at("paper_name") == "ticket");
    CHECK(order.at("piece").empty());
    CHECK(order.at("code_end") == "…3456 74");
    CHECK(row_of(ticket_of(Kind::bag, "14 F")).at("paper_name") == "ticket de sac");
    const Fields head = row_of(head_of(yoghurts));
    CHECK(head.at("paper_name") == "étiquette de tête");
    CHECK(head.at("number").empty());
    CHECK(head.at("piece").empty());
}

TEST_CASE("a slip says of each paper whether a new one is printed, with the gender it has",
          "[layout]")
{
    ThrownPaper label = label_of("14");
    CHECK(row_of(label).at("replaced").empty());
    label.placed = true;
    CHECK(row_of(label).at("replaced") == "remplacée");
    ThrownPaper ticket = ticket_of(Kind::order, "14");
    ticket.placed = true;
    CHECK(row_of(ticket).at("replaced") == "remplacé");
}

TEST_CASE("every slip shows of a paper either what takes its place or that nothing does",
          "[layout]")
{
    ThrownPaper replaced = label_of("14");
    replaced.placed = true;
    for (const char* layout :
         {"slip-100x150.toml", "slip-80.toml", "slip-a5.toml", "slip-a4.toml"}) {
        INFO(layout);
        const auto pages = pages_of(layout, {replaced, label_of("21"), label_of("31")});
        REQUIRE(pages.size() == 1);
        CHECK(count_of(pages[0], "remplacée") == 1);
        CHECK(count_of(pages[0], "rien à la place") == 2);
        CHECK(count_of(pages[0], "14") == 1);
        CHECK(marks_of<SymbolMark>(pages[0]).empty());
    }
}

TEST_CASE("a farm's head is found by the farm, a product's by the product", "[layout]")
{
    const auto pages =
        pages_of("slip-100x150.toml", {head_of(yoghurts), head_of({"Fromagerie du Lac", "", ""})});
    REQUIRE(pages.size() == 1);
    CHECK(count_of(pages[0], "TÊTE") == 2);
    CHECK(count_of(pages[0], "Fromagerie du Lac") == 1);
    CHECK(count_of(pages[0], "Yaourt brebis 4\u00A0×\u00A0125\u00A0g") == 1);
}

TEST_CASE("a long slip goes on to other pages that say so; a roll is as long as its papers",
          "[layout]")
{
    const std::vector<ThrownPaper> papers(20, label_of("14"));
    for (const char* layout : {"slip-100x150.toml", "slip-a5.toml", "slip-a4.toml"}) {
        INFO(layout);
        const auto pages = pages_of(layout, papers);
        REQUIRE(pages.size() >= 2);
        long rows = 0;
        for (std::size_t i = 0; i < pages.size(); ++i) {
            CHECK(count_of(pages[i], "À JETER") == 1);
            CHECK(count_of(pages[i], "20\u00A0papiers") == 1);
            CHECK(count_of(pages[i], "suite") == (i > 0));
            CHECK(count_of(pages[i], "suite page suivante") == (i + 1 < pages.size()));
            CHECK(count_of(pages[i], "p. " + std::to_string(i + 1) + "/" +
                                         std::to_string(pages.size())) == 1);
            rows += count_of(pages[i], "14");
        }
        CHECK(rows == 20);
    }
    const auto roll = pages_of("slip-80.toml", papers);
    REQUIRE(roll.size() == 1);
    CHECK(count_of(roll[0], "14") == 20);
}
