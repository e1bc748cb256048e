#include "layout/lint.h"

#include "composed_labels.h"
#include "layout/examples.h"

using namespace cageot;

namespace {

using Texts = std::vector<std::string>;

/// A unit label of 57 × 32 mm whose marks begin in line 4.
Layout unit_label(const std::string& marks, const std::string& head = "")
{
    const LayoutReading reading =
        read_layout("name = \"essai\"\ndocument = \"unit\"\nmedia = [57, 32]\n" + head + marks,
                    "essai.toml", project_words());
    for (const Finding& finding : reading.findings)
        UNSCOPED_INFO(to_string(finding));
    REQUIRE(reading.layout);
    return *reading.layout;
}

std::string text(const std::string& words, const std::string& size, const std::string& box)
{
    return "[[mark]]\ntype = \"text\"\ntext = \"" + words + "\"\n" + size + "\nbox = " + box + "\n";
}

const std::string number = text("{number}", "digit_height = 9.0", "[2, 2, 26, 10]");

Texts looks(const Layout& layout)
{
    std::vector<Page> pages;
    for (const Content& content : contents_of(usual_plan(), *layout.document))
        pages.push_back(compose(layout, content, project_fonts(), 203).pages.at(0));
    return messages_of(lint_pages(layout, pages, project_fonts()));
}

} // namespace

TEST_CASE("a field that its document does not have is named with the nearest one", "[layout]")
{
    CHECK(messages_of(lint(unit_label(text("{numbr}", "x_height = 2.0", "[2, 2, 26, 10]")))) ==
          Texts{"4: le champ «numbr» n'existe pas sur ce document: écrivez «number»."});
    CHECK(messages_of(lint(unit_label(
              text("{number}", "when = \"zon is chilled\"\nx_height = 2.0", "[2, 2, 26, 10]")))) ==
          Texts{"4: le champ «zon» n'existe pas sur ce document: écrivez «zone»."});
    CHECK(messages_of(lint(unit_label(
              "[[mark]]\ntype = \"symbol\"\nsymbology = \"qr\"\npayload = \"{unit_cod}\"\n"
              "dots_203 = 3\ndots_300 = 4\nbox = [20, 5, 20, 20]\n"))) ==
          Texts{"4: le champ «unit_cod» n'existe pas sur ce document: écrivez «unit_code»."});
}

TEST_CASE("a table or a kind of row that nothing fills is named", "[layout]")
{
    const LayoutReading reading = read_layout(
        "name = \"essai\"\ndocument = \"order\"\nmedia = [100, 150]\n[[mark]]\ntype = \"table\"\n"
        "rows = \"linse\"\nbox = [2, 40, 90, 60]\n[[mark.row]]\nkind = \"lin\"\nheight = 4\n"
        "[[mark.row.mark]]\ntype = \"text\"\ntext = \"{quantity}\"\nx_height = 2.0\n"
        "box = [0, 0, 10, 4]\n",
        "essai.toml", project_words());
    REQUIRE(reading.layout);
    const Texts faults = messages_of(lint(*reading.layout));
    REQUIRE(faults.size() == 6);
    CHECK(faults.front() == "4: la table «linse» n'existe pas sur ce document: écrivez «lines».");
    CHECK(faults[1] ==
          "4: les lignes «cold-heading» n'ont pas de forme: ajoutez une [[mark.row]].");
    CHECK(faults.back() ==
          "4: la sorte de ligne «lin» n'existe pas sur ce document: écrivez «line».");
}

TEST_CASE("a condition on a value that its field never has is named", "[layout]")
{
    CHECK(messages_of(lint(unit_label(
              text("{number}", "when = \"zone is frozn\"\nx_height = 2.0", "[2, 2, 26, 10]")))) ==
          Texts{"4: la valeur «frozn» n'existe pas sur ce document: écrivez «frozen»."});
    CHECK(lint(unit_label(text("{number}", "when = \"farm is Ferme des Alizés\"\nx_height = 2.0",
                               "[2, 2, 26, 10]")))
              .empty());
}

TEST_CASE("a bag ticket that would not tell a container more is named", "[layout]")
{
    const auto bag = [](const std::string& marks) {
        const LayoutReading reading =
            read_layout("name = \"essai\"\ndocument = \"bag\"\nmedia = [57, 32]\n" + marks,
                        "essai.toml", project_words());
        REQUIRE(reading.layout);
        return messages_of(lint(*reading.layout));
    };
    CHECK(bag(number) ==
          Texts{"0: le champ {more} n'est nulle part: le ticket d'une cagette de plus dirait «14» "
                "au lieu de «14 +1»."});
    CHECK(bag(number + text("{more}", "digit_height = 7.0", "[30, 2, 12, 10]")).empty());
}

TEST_CASE("text below 0.9 mm is a warning", "[layout]")
{
    const auto findings =
        lint(unit_label(text("{number}", "x_height = [1.5, 0.8]", "[2, 2, 26, 10]")));
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].severity == Severity::warning);
    CHECK_THAT(findings[0].message, Catch::Matchers::ContainsSubstring("0,8\u00A0mm"));
    CHECK(lint(unit_label(text("{number}", "x_height = [1.5, 0.9]", "[2, 2, 26, 10]"))).empty());
}

TEST_CASE("marks over each other are named with both lines", "[layout]")
{
    const std::string farm = text("{farm}", "x_height = 2.0", "[2, 14, 40, 5]");
    CHECK(looks(unit_label(number + farm)).empty());
    const Texts faults =
        looks(unit_label(number + farm + "[[mark]]\ntype = \"box\"\nbox = [10, 16, 1, 4]\n"));
    REQUIRE(faults.size() == 1);
    CHECK(faults[0] == "14 ligne 9: un trait recouvre «Ferme des Alizés»: écartez leurs boîtes.");
    // White on black is no overlap, and rules may cross.
    CHECK(looks(unit_label(number +
                           text("{farm}", "reversed = true\nx_height = 2.0", "[2, 14, 40, 5]")))
              .empty());
    CHECK(looks(unit_label(number + "[[mark]]\ntype = \"box\"\nbox = [10, 25, 20, 1]\n"
                                    "[[mark]]\ntype = \"box\"\nbox = [15, 22, 1, 6]\n"))
              .empty());
}

TEST_CASE("what is as big as the crate's number is named", "[layout]")
{
    const std::string rival = text("{relay_letter}", "digit_height = 9.0", "[30, 2, 20, 10]");
    CHECK(
        looks(unit_label(number + rival)) ==
        Texts{"9: «C» est aussi grand que le numéro: le numéro doit être ce qu'on voit d'abord."});
    CHECK(
        looks(unit_label(number + text("{relay_letter}", "digit_height = 8.0", "[30, 2, 20, 10]")))
            .empty());
    CHECK(looks(unit_label(text("{farm}", "x_height = 2.0", "[2, 14, 40, 5]"))) ==
          Texts{"0: le numéro {number} n'est nulle part: il dit où va le produit."});
}

TEST_CASE("a symbol too small for its readers is an error on every page", "[layout]")
{
    const Layout layout = unit_label(
        "[[mark]]\ntype = \"symbol\"\nsymbology = \"ean13\"\npayload = \"3412345678900\"\n"
        "dots_203 = 2\ndots_300 = 3\nheight = 19.0\nbox = [5, 5, 40, 20]\n");
    const Composition composition = compose(layout, {}, project_fonts(), 203);
    REQUIRE(composition.findings.size() == 1);
    CHECK(composition.findings[0].severity == Severity::error);
    CHECK(composition.findings[0].row == 4);
    CHECK_THAT(composition.findings[0].message,
               Catch::Matchers::ContainsSubstring("il faut 3 points, donc 42,4 mm de large"));
}

TEST_CASE("a slip leads with the numbers of its rows; a page of heads alone has none", "[layout]")
{
    const auto slip = [](const std::string& title) {
        const LayoutReading reading = read_layout(
            "name = \"essai\"\ndocument = \"slip\"\nmedia = [100, 300]\n" +
                text("À JETER", title, "[2, 2, 90, 20]") +
                "[[mark]]\ntype = \"table\"\nrows = \"papers\"\nbox = [2, 30, 90, 260]\n"
                "[[mark.row]]\nkind = \"paper\"\nheight = 14\n[[mark.row.mark]]\ntype = \"text\"\n"
                "text = \"{number}\"\ndigit_height = 9.0\nbox = [0, 1, 40, 12]\n",
            "essai.toml", project_words());
        REQUIRE(reading.layout);
        return *reading.layout;
    };
    CHECK(looks(slip("digit_height = 8.0")).empty());
    CHECK(looks(slip("digit_height = 9.0")) ==
          Texts{"4: «À JETER» est aussi grand que le numéro: le numéro doit être ce qu'on voit "
                "d'abord."});
    const Layout layout = slip("digit_height = 9.0");
    const std::vector<Page> heads =
        compose(layout, {{}, {{"papers", {{"paper", {{"paper", "head"}}}}}}}, project_fonts(), 203)
            .pages;
    CHECK(lint_pages(layout, heads, project_fonts()).empty());
}
