#include "session/csv.h"
#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("quotes hold separators, quotes and line breaks", "[session]")
{
    const CsvRows read = parse_csv("a,\"b, c\"\n\"d \"\"e\"\"\",\"f\ng\"\n", ',');
    CHECK(read.faults.empty());
    CHECK(read.rows == std::vector<CsvRow>{{1, {"a", "b, c"}}, {2, {"d \"e\"", "f\ng"}}});
    CHECK_FALSE(read.last_row_open);
}

TEST_CASE("rows end in any of the three ways and blank lines count", "[session]")
{
    const CsvRows read = parse_csv("a;b\r\n\r\nc;d\re;f\n\ng", ';');
    CHECK(read.rows ==
          std::vector<CsvRow>{{1, {"a", "b"}}, {3, {"c", "d"}}, {4, {"e", "f"}}, {6, {"g"}}});
    CHECK(read.last_row_open);
}

TEST_CASE("a quote inside an unquoted cell is a letter", "[session]")
{
    CHECK(parse_csv("Salade \"batavia\",1\n", ',').rows ==
          std::vector<CsvRow>{{1, {"Salade \"batavia\"", "1"}}});
}

TEST_CASE("spaces after a closing quote are dropped, text there is a fault", "[session]")
{
    const CsvRows good = parse_csv("\"a\" ,b\n", ',');
    CHECK(good.rows == std::vector<CsvRow>{{1, {"a", "b"}}});
    CHECK(good.faults.empty());

    const CsvRows bad = parse_csv("x\n\"a\"b,c\n", ',');
    REQUIRE(bad.faults.size() == 1);
    CHECK(bad.faults[0].row == 2);
}

TEST_CASE("an unclosed quote is a fault of the row where it opens", "[session]")
{
    const CsvRows read = parse_csv("a\nb,\"c\nd\ne\n", ',');
    REQUIRE(read.faults.size() == 1);
    CHECK(read.faults[0].row == 2);
}

TEST_CASE("a text of too many rows or too wide rows is a fault", "[session]")
{
    std::string rows;
    for (int i = 0; i < 200'000; ++i)
        rows += "x\n";
    CHECK(parse_csv(rows, ',').faults.empty());
    CHECK(parse_csv(rows + "x\n", ',').faults.size() == 1);
    CHECK(parse_csv(rows, ',', 5).rows.size() == 5);

    const CsvRows wide = parse_csv(std::string(5'000'000, ',') + "\nb\n", ',');
    CHECK(wide.faults.size() == 1);
    CHECK(wide.rows.size() == 2);
}
