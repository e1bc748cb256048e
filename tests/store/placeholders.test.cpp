#include "store/placeholders.h"

#include "support/catch2_compat.h"

#include <array>
#include <random>
#include <stdexcept>

using namespace cageot;

TEST_CASE("each ? becomes the next number")
{
    CHECK(numbered_placeholders("") == "");
    CHECK(numbered_placeholders("SELECT 1") == "SELECT 1");
    CHECK(numbered_placeholders("?") == "$1");
    CHECK(numbered_placeholders("UPDATE t SET a = ?, b=?\nWHERE (c = ?)") ==
          "UPDATE t SET a = $1, b=$2\nWHERE (c = $3)");
    CHECK(numbered_placeholders("?,?,?,?,?,?,?,?,?,?,?") == "$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11");
}

TEST_CASE("a ? in a literal or a quoted name is no placeholder")
{
    CHECK(numbered_placeholders("'?' || ?") == "'?' || $1");
    CHECK(numbered_placeholders("'l''été ?' = ?") == "'l''été ?' = $1");
    CHECK(numbered_placeholders("'''?'''?") == "'''?'''$1");
    CHECK(numbered_placeholders("\"a?\"\"?\" = ?") == "\"a?\"\"?\" = $1");
    CHECK(numbered_placeholders("'\"?' ? \"'?\"") == "'\"?' $1 \"'?\"");
    CHECK(numbered_placeholders("'--' ? '/*' ? '*/'") == "'--' $1 '/*' $2 '*/'");
    CHECK(numbered_placeholders("'\\' ?") == "'\\' $1"); // a backslash is one
}

TEST_CASE("comments go, whatever stands in them")
{
    CHECK(numbered_placeholders("a -- ? ' \" $1\n= ?") == "a  \n= $1");
    CHECK(numbered_placeholders("a = ? -- the end ?") == "a = $1  ");
    CHECK(numbered_placeholders("a /* ? ' $2 -- */= ?") == "a  = $1");
    CHECK(numbered_placeholders("a/**/b/***/c") == "a b c");
    CHECK(numbered_placeholders("1 - ? / 2 * 3") == "1 - $1 / 2 * 3");
}

TEST_CASE("SQL that the two databases would not read alike is a mistake of ours")
{
    for (const char* sql : {"'", "'a''", "\"a", "a /* b", "/*/", "/* /* */ */", "a = $1", "'$1'",
                            "\"a$23\"", "$$?$$", "?1"}) {
        CAPTURE(sql);
        CHECK_THROWS_AS(numbered_placeholders(sql), std::logic_error);
    }
    CHECK(numbered_placeholders("'5 $ ou $a' = ?") == "'5 $ ou $a' = $1");
}

TEST_CASE("pieces of SQL in any order come out as each does alone")
{
    struct Piece {
        const char* in;
        const char* out; ///< of a placeholder: nothing
    };
    constexpr std::array<Piece, 14> pieces = {{{"?", nullptr},
                                               {" ", " "},
                                               {"SELECT", "SELECT"},
                                               {"œ🥕", "œ🥕"},
                                               {"'?'", "'?'"},
                                               {"'l''?'", "'l''?'"},
                                               {"\"?\"", "\"?\""},
                                               {"\"'\"", "\"'\""},
                                               {"'\"'", "'\"'"},
                                               {"-- ? '\n", " \n"},
                                               {"/* ? \" */", " "},
                                               {"'/*'", "'/*'"},
                                               {"- ", "- "},
                                               {"* ", "* "}}};
    std::mt19937 random(5);
    std::uniform_int_distribution<std::size_t> any(0, pieces.size() - 1);
    for (int round = 0; round < 5000; ++round) {
        std::string sql, expected;
        int count = 0;
        for (std::size_t left = any(random) + 1; left > 0; --left) {
            const Piece& piece = pieces[any(random)];
            // Two literals that touch are one with a quote in it.
            sql += std::string(piece.in) + ",";
            expected += (piece.out ? piece.out : "$" + std::to_string(++count)) + std::string(",");
        }
        CAPTURE(sql);
        REQUIRE(numbered_placeholders(sql) == expected);
    }
}
