#include "layout/layout.h"

#include "composed_labels.h"

using namespace cageot;

namespace {

using Texts = std::vector<std::string>;

Texts faults_of_file(const std::string& toml)
{
    const LayoutReading reading = read_layout(toml, "essai.toml", {{"regular", "bold"}, {}});
    CHECK_FALSE(reading.layout);
    return messages_of(reading.findings);
}

/// A layout whose one mark begins in line 2.
Texts faults_of_mark(const std::string& mark)
{
    return faults_of_file("media = [57, 32]\n[[mark]]\n" + mark);
}

const std::string table = "type = \"table\"\nrows = \"lines\"\nbox = [1, 2, 30, 20]\n";
const std::string row = "[[mark.row]]\nkind = \"line\"\nheight = 4\n";
const std::string row_mark = "[[mark.row.mark]]\ntype = \"box\"\nbox = [0, 0, 1, 1]\n";

} // namespace

TEST_CASE("a file that is no TOML is named with the line of its fault", "[layout]")
{
    const Texts faults = faults_of_file("name = \"x\"\nmedia = [57, 32\n[[mark]]\n");
    REQUIRE(faults.size() == 1);
    CHECK_THAT(faults[0],
               Catch::Matchers::StartsWith("3: ") &&
                   Catch::Matchers::ContainsSubstring("le fichier n'est pas du TOML correct ("));
    CHECK(faults_of_file("\xFF\xFE").size() == 1);
}

TEST_CASE("a layout without a size or without marks is refused", "[layout]")
{
    CHECK(faults_of_file("").size() == 2);
    CHECK(faults_of_file("media = [57, 32]\n") ==
          Texts{"1 mark: il faut au moins une marque [[mark]]."});
    CHECK(faults_of_file("[[mark]]\ntype = \"box\"\nbox = [0, 0, 1, 1]\n") ==
          Texts{"1 media: écrivez 2 longueurs en millimètres, par "
                "exemple [3.0, 2.2]."});
}

TEST_CASE("a label without width or height is refused", "[layout]")
{
    const auto media = GENERATE(as<std::string>(), "[0, 32]", "[57, 0]", "[0.0, 0.0]");
    const Texts faults =
        faults_of_file("media = " + media + "\n[[mark]]\ntype = \"box\"\nbox = [0, 0, 1, 1]\n");
    CHECK(faults == Texts{"1 media: écrivez la largeur et la hauteur "
                          "de l'étiquette en millimètres, par exemple [57, 32]."});
}

TEST_CASE("a length is a number of millimetres from 0 to 1000", "[layout]")
{
    const auto stroke =
        GENERATE(as<std::string>(), "-0.1", "1000.1", "\"0,5\"", "nan", "inf", "true", "[1]");
    CHECK(faults_of_mark("type = \"box\"\nbox = [0, 0, 1, 1]\nstroke = " + stroke + "\n") ==
          Texts{"5 stroke: écrivez une longueur en millimètres, de 0 "
                "à 1000."});
}

TEST_CASE("a box is four lengths", "[layout]")
{
    const auto box = GENERATE(as<std::string>(), "[1, 2, 3]", "[1, 2, 3, 4, 5]", "5", "\"1 2 3 4\"",
                              "[1, 2, \"3\", 4]", "[1, 2, -3, 4]", "[]");
    CHECK(faults_of_mark("type = \"box\"\nbox = " + box + "\n") ==
          Texts{"4 box: écrivez 4 longueurs en millimètres, par "
                "exemple [1, 2, 30, 5]."});
}

TEST_CASE("a mark without a box is named with the line where it begins", "[layout]")
{
    CHECK(faults_of_mark("type = \"box\"\n") ==
          Texts{"2 box: écrivez 4 longueurs en millimètres, par "
                "exemple [1, 2, 30, 5]."});
}

TEST_CASE("a text needs a size, the wanted one first", "[layout]")
{
    CHECK(faults_of_mark("text = \"X\"\nbox = [1, 2, 30, 5]\n").size() == 1);
    const auto size = GENERATE(as<std::string>(), "[2.0, 3.0]", "0", "[3.0, 0]");
    CHECK(faults_of_mark("text = \"X\"\nbox = [1, 2, 30, 5]\ndigit_height = " + size + "\n") ==
          Texts{"5 digit_height: écrivez [voulu, minimum] avec 0 < "
                "minimum ≤ voulu."});
}

TEST_CASE("a text has one size and not two", "[layout]")
{
    CHECK(faults_of_mark("text = \"X\"\nbox = [1, 2, 30, 5]\ndigit_height = 3\nx_height = 2\n")
              .size() == 1);
}

TEST_CASE("a number of lines is whole and from 1 to 20", "[layout]")
{
    const auto lines = GENERATE(as<std::string>(), "0", "21", "1.5", "\"2\"", "true");
    CHECK(faults_of_mark("text = \"X\"\nx_height = 2\nbox = [1, 2, 30, 5]\nlines = " + lines +
                         "\n") == Texts{"6 lines: écrivez un nombre entier de 1 à 20."});
}

TEST_CASE("a switch is true or false", "[layout]")
{
    CHECK(faults_of_mark("text = \"X\"\nx_height = 2\nbox = [1, 2, 30, 5]\nhug = \"oui\"\n") ==
          Texts{"6 hug: écrivez true ou false."});
}

TEST_CASE("a text is written in quotes", "[layout]")
{
    CHECK(faults_of_mark("text = 14\nx_height = 2\nbox = [1, 2, 30, 5]\n") ==
          Texts{"3 text: écrivez un texte entre guillemets."});
}

TEST_CASE("a symbol without a payload is refused", "[layout]")
{
    CHECK(faults_of_mark("type = \"symbol\"\nsymbology = \"qr\"\nbox = [1, 2, 30, 20]\n") ==
          Texts{"2 payload: écrivez ce que le code contient, par "
                "exemple \"{unit_code}\"."});
}

TEST_CASE("bars without a height are refused", "[layout]")
{
    CHECK(faults_of_mark("type = \"symbol\"\npayload = \"{unit_code}\"\nbox = [1, 2, 40, 20]\n") ==
          Texts{"2 height: écrivez la hauteur des barres en "
                "millimètres."});
    const auto height = GENERATE(as<std::string>(), "0", "0.0");
    CHECK(faults_of_mark("type = \"symbol\"\npayload = \"{unit_code}\"\nbox = [1, 2, 40, 20]\n"
                         "height = " +
                         height + "\n") ==
          Texts{"6 height: écrivez la hauteur des barres en millimètres."});
}

TEST_CASE("a table names its rows and has at least one form", "[layout]")
{
    CHECK(faults_of_mark("type = \"table\"\nbox = [1, 2, 30, 20]\n" + row + row_mark) ==
          Texts{"2 rows: écrivez le nom des lignes, par exemple "
                "\"lines\"."});
    CHECK(faults_of_mark(table) == Texts{"2 row: il faut au moins une forme de ligne "
                                         "[[mark.row]]."});
}

TEST_CASE("a form of rows has a kind, a height and marks", "[layout]")
{
    CHECK(faults_of_mark(table + "[[mark.row]]\nheight = 4\n" + row_mark) ==
          Texts{"6 kind: une forme de ligne veut «kind» et "
                "«height»."});
    CHECK(faults_of_mark(table + "[[mark.row]]\nkind = \"line\"\n" + row_mark).size() == 1);
    CHECK(faults_of_mark(table + row) == Texts{"6 mark: il faut au moins une marque [[mark]]."});
    CHECK(faults_of_mark(table + row + "heihgt = 3\n" + row_mark) ==
          Texts{"9 heihgt: mot inconnu: écrivez «height»."});
}

TEST_CASE("a mark of a row is checked as any other", "[layout]")
{
    CHECK(faults_of_mark(table + row + "[[mark.row.mark]]\ntype = \"bx\"\nx_height = 2\n" +
                         "box = [0, 0, 1, 1]\n") == Texts{"10 type: mot inconnu: écrivez «box»."});
}

TEST_CASE("a layout has one table and none within it", "[layout]")
{
    const std::string one = table + row + row_mark;
    CHECK(faults_of_mark(one + "[[mark]]\n" + one) ==
          Texts{"12 type: une étiquette n'a qu'une table."});
    CHECK(faults_of_mark(table + row + "[[mark.row.mark]]\n" + table +
                         "[[mark.row.mark.row]]\nkind = \"x\"\nheight = 2\n" +
                         "[[mark.row.mark.row.mark]]\ntype = \"box\"\nbox = [0, 0, 1, 1]\n") ==
          Texts{"9 type: une étiquette n'a qu'une table."});
}

TEST_CASE("marks written as something else are refused", "[layout]")
{
    const auto marks = GENERATE(as<std::string>(), "mark = 3\n", "mark = []\n", "mark = [1, 2]\n",
                                "[mark]\ntype = \"box\"\n");
    CHECK_FALSE(faults_of_file("media = [57, 32]\n" + marks).empty());
}
