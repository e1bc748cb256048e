#include "layout/document.h"

#include "composed_labels.h"
#include "layout/examples.h"

#include <algorithm>
#include <set>

using namespace cageot;

TEST_CASE("every document has a name of its own and is found again by it", "[layout]")
{
    std::set<std::string_view> names;
    for (const DocumentKind document : all_documents()) {
        CHECK(parse_document(to_string(document)) == document);
        names.insert(to_string(document));
    }
    CHECK(names.size() == 13);
    CHECK_FALSE(parse_document("ticket"));
}

TEST_CASE("a layout that is for no known document is refused with the nearest word", "[layout]")
{
    const LayoutReading reading =
        read_layout("document = \"bagg\"\nmedia = [57, 32]\n[[mark]]\ntype = \"box\"\n"
                    "box = [1, 1, 2, 2]\n",
                    "essai.toml", {});
    CHECK(messages_of(reading.findings) ==
          std::vector<std::string>{"1 document: mot inconnu: écrivez «bag»."});
}

TEST_CASE("the head of a layout says stock, margins, mode and printers", "[layout]")
{
    const LayoutReading reading = read_layout(
        "document = \"unit\"\nmedia = [57, 32]\nmargin = [1, 2, 3, 4]\nmode = \"peel\"\n"
        "dpi = [300]\nparticulars = true\n[[mark]]\ntype = \"box\"\nbox = [5, 5, 2, 2]\n",
        "essai.toml", {});
    REQUIRE(reading.layout);
    CHECK(reading.layout->document == DocumentKind::unit);
    CHECK(reading.layout->margin.top == Length::mm(1));
    CHECK(reading.layout->margin.left == Length::mm(4));
    CHECK(reading.layout->mode == MediaMode::peel);
    CHECK(reading.layout->dpi == std::vector{300});
    CHECK(reading.layout->particulars);
}

TEST_CASE("a head with wrong words is named line by line", "[layout]")
{
    const LayoutReading reading =
        read_layout("media = [57, 32]\nmode = \"peal\"\ndpi = [200]\nlength = \"contents\"\n"
                    "[grid]\ncolumns = 0\norigin = [0, 0]\npitch = [1, 1]\n"
                    "[[mark]]\ntype = \"box\"\nbox = [5, 5, 2, 2]\n",
                    "essai.toml", {});
    CHECK(messages_of(reading.findings) ==
          std::vector<std::string>{"4 length: mot inconnu: écrivez «content».",
                                   "2 mode: mot inconnu: écrivez «peel».",
                                   "3 dpi: écrivez [203], [300] ou [203, 300].",
                                   "6 columns: écrivez un nombre entier de 1 à 20."});
}

TEST_CASE("a mark beyond a layout's margin is an error that names its line", "[layout]")
{
    const LayoutReading reading = read_layout("name = \"essai\"\nmedia = [57, 32]\nmargin = "
                                              "1\n[[mark]]\ntype = \"box\"\nbox = [0.5, 5, 2, 2]\n",
                                              "essai.toml", {});
    REQUIRE(reading.layout);
    const Composition composition = compose(*reading.layout, {}, project_fonts(), 203);
    CHECK(messages_of(composition.findings) ==
          std::vector<std::string>{"4: un trait sort de la zone imprimable."});
}

TEST_CASE("each document that a plan makes has contents for previews", "[layout]")
{
    for (const DocumentKind document : all_documents()) {
        INFO(to_string(document));
        CHECK(contents_of(usual_plan(), document).empty() ==
              (document == DocumentKind::label_sheet));
        CHECK(contents_of(fullest_plan(), document).empty() ==
              (document == DocumentKind::label_sheet));
        const auto fields = known_fields(document).fields;
        CHECK(std::find(fields.begin(), fields.end(), "page") != fields.end());
    }
    const auto unit = known_fields(DocumentKind::unit).fields;
    for (const char* name : {"amount", "piece", "unit_code", "duplicate"})
        CHECK(std::find(unit.begin(), unit.end(), name) != unit.end());
}
