#include "layout/paginate.h"

#include "support/catch2_compat.h"

using namespace cageot;

namespace {

RowForm form(const std::string& kind, int height, bool heading = false)
{
    return {kind, Length::mm(height), heading, {}};
}

/// A table 40 mm high: headings of 10 mm, lines of 8 mm.
Layout layout_with_table()
{
    Layout layout;
    LayoutItem item;
    item.box = {Length::mm(0), Length::mm(0), Length::mm(50), Length::mm(40)};
    item.what = TableItem{"lines", {form("heading", 10, true), form("line", 8)}};
    layout.items.push_back(item);
    return layout;
}

/// "H" is a heading, anything else a line.
Content rows(const std::vector<std::string>& names)
{
    Content content;
    for (const std::string& name : names)
        content.tables["lines"].push_back(
            {name.starts_with("H") ? "heading" : "line", {{"name", name}}});
    return content;
}

/// "H1 a b | H1+ c": pages, "+" for a heading that goes on.
std::string shape(const std::vector<Stretch>& pages)
{
    std::string text;
    for (const Stretch& page : pages) {
        text += text.empty() ? "" : "|";
        for (std::size_t i = 0; i < page.rows.size(); ++i) {
            const Fields& fields = page.rows[i].fields;
            const auto continued = fields.find("continued");
            text += (i > 0 ? " " : "") + fields.at("name");
            if (continued != fields.end() && continued->second == "suite")
                text += "+";
        }
    }
    return text;
}

std::string paged(const std::vector<std::string>& names)
{
    static const Layout layout = layout_with_table();
    return shape(paginate(layout, rows(names)));
}

} // namespace

TEST_CASE("rows that fit stay on one page", "[layout]")
{
    CHECK(paged({"H1", "a", "b", "c"}) == "H1 a b c");
    CHECK(paged({"a", "b", "c", "d", "e"}) == "a b c d e");
}

TEST_CASE("rows that do not fit go on under their heading", "[layout]")
{
    CHECK(paged({"H1", "a", "b", "c", "d"}) == "H1 a b c|H1+ d");
    CHECK(paged({"H1", "a", "b", "c", "d", "e", "f", "g"}) == "H1 a b c|H1+ d e f|H1+ g");
    CHECK(paged({"a", "b", "c", "d", "e", "f"}) == "a b c d e|f");
}

TEST_CASE("a heading never stands alone at the end of a page", "[layout]")
{
    CHECK(paged({"H1", "a", "b", "H2", "c"}) == "H1 a b|H2 c");
    CHECK(paged({"H1", "a", "b", "c", "H2", "d"}) == "H1 a b c|H2 d");
    CHECK(paged({"H1", "a", "H2", "b"}) == "H1 a H2 b");
}

TEST_CASE("a heading that opens a page is not said twice", "[layout]")
{
    CHECK(paged({"H1", "a", "b", "H2", "c", "d", "e", "f"}) == "H1 a b|H2 c d e|H2+ f");
}

TEST_CASE("a heading without rows after it is still shown", "[layout]")
{
    CHECK(paged({"H1", "a", "H2"}) == "H1 a H2");
    CHECK(paged({"a", "b", "c", "d", "H2"}) == "a b c d|H2");
}

TEST_CASE("no row is lost, doubled or moved, whatever the lengths", "[layout]")
{
    for (std::size_t headings = 1; headings <= 5; ++headings)
        for (std::size_t lines = 0; lines <= 12; ++lines) {
            std::vector<std::string> names;
            for (std::size_t h = 0; h < headings; ++h) {
                names.push_back("H" + std::to_string(h));
                for (std::size_t l = 0; l < lines; ++l)
                    names.push_back(std::to_string(h) + "." + std::to_string(l));
            }
            const Layout layout = layout_with_table();
            std::vector<std::string> seen;
            for (const Stretch& page : paginate(layout, rows(names))) {
                REQUIRE_FALSE(page.rows.empty());
                Length used;
                for (const PlacedRow& row : page.rows) {
                    used = used + row.form->height;
                    if (!row.fields.contains("continued"))
                        seen.push_back(row.fields.at("name"));
                }
                CHECK(used <= Length::mm(40));
                if (lines > 0)
                    CHECK_FALSE(page.rows.back().form->heading);
            }
            CHECK(seen == names);
        }
}

TEST_CASE("a row that is higher than the table has a page of its own", "[layout]")
{
    Layout layout = layout_with_table();
    std::get<TableItem>(layout.items[0].what).forms.push_back(form("tall", 60));
    Content content = rows({"a"});
    content.tables["lines"].push_back({"tall", {{"name", "T"}}});
    content.tables["lines"].push_back({"line", {{"name", "b"}}});
    CHECK(shape(paginate(layout, content)) == "a|T|b");
}

TEST_CASE("a row of a kind that the layout does not know is left out", "[layout]")
{
    Content content = rows({"a", "b"});
    content.tables["lines"].insert(content.tables["lines"].begin() + 1,
                                   {"unknown", {{"name", "X"}}});
    const Layout layout = layout_with_table();
    CHECK(shape(paginate(layout, content)) == "a b");
}

TEST_CASE("a row knows the fields of the content, its own come first", "[layout]")
{
    Content content = rows({"a"});
    content.fields = {{"hub", "Tout Ô Pré"}, {"name", "Zoé"}};
    const Layout layout = layout_with_table();
    const auto pages = paginate(layout, content);
    CHECK(pages.at(0).rows.at(0).fields.at("hub") == "Tout Ô Pré");
    CHECK(pages.at(0).rows.at(0).fields.at("name") == "a");
}

TEST_CASE("without a table or without rows there is one empty page", "[layout]")
{
    const Layout layout = layout_with_table();
    const auto none = paginate(layout, {});
    REQUIRE(none.size() == 1);
    CHECK(none[0].rows.empty());
    const auto bare = paginate(Layout{}, rows({"a"}));
    REQUIRE(bare.size() == 1);
    CHECK(bare[0].rows.empty());
}
