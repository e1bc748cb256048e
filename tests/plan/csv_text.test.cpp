#include "plan/csv_text.h"

#include "session/csv.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

std::string one_cell(const std::string& cell)
{
    CsvText csv({"a"});
    csv.add({cell});
    return csv.text().substr(std::string("\xEF\xBB\xBF"
                                         "a\r\n")
                                 .size());
}

} // namespace

TEST_CASE("a table begins with a byte order mark and its header", "[plan]")
{
    CsvText csv({"ferme", "unité"});
    CHECK(csv.text() == "\xEF\xBB\xBF"
                        "ferme;unité\r\n");
    csv.add({"Ferme des Alizés", ""});
    CHECK(csv.text() == "\xEF\xBB\xBF"
                        "ferme;unité\r\nFerme des Alizés;\r\n");
}

TEST_CASE("cells are quoted only where they must be", "[plan]")
{
    CHECK(one_cell("Jean & Lou, 2 kg") == "Jean & Lou, 2 kg\r\n");
    CHECK(one_cell("a;b") == "\"a;b\"\r\n");
    CHECK(one_cell("le \"bon\"") == "\"le \"\"bon\"\"\"\r\n");
    CHECK(one_cell("a\nb") == "\"a\nb\"\r\n");
}

TEST_CASE("no cell is run as a formula", "[plan]")
{
    CHECK(one_cell("=HYPERLINK(\"x\";1)") == "\"'=HYPERLINK(\"\"x\"\";1)\"\r\n");
    CHECK(one_cell("+33 6") == "'+33 6\r\n");
    CHECK(one_cell("-2") == "'-2\r\n");
    CHECK(one_cell("@SUM(A1)") == "'@SUM(A1)\r\n");
    CHECK(one_cell("\t=1") == "'\t=1\r\n");
    CHECK(one_cell("\r=1") == "\"'\r=1\"\r\n");
    CHECK(one_cell("1=1") == "1=1\r\n");
}

TEST_CASE("what is written is read back", "[plan]")
{
    const std::vector<std::string> cells{"a;b", "\"", "c\r\nd", "Œufs (6)", "'=1", ""};
    CsvText csv(cells);
    csv.add(cells);
    const CsvRows read = parse_csv(csv.text().substr(3), ';');
    CHECK(read.faults.empty());
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[1].cells == cells);
}
