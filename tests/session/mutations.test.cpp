// Damage of every kind to a good file. Whatever happens, the answer is a whole session or at least
// one error; never a crash, never a session that lost lines without a word.

#include "session/sample_orders.h"
#include "support/catch2_compat.h"

#include <random>

using namespace cageot;
using namespace cageot::test;

namespace {

std::size_t lines_of(const Session& session)
{
    std::size_t count = 0;
    for (const Order& order : session.orders)
        count += order.lines.size();
    return count;
}

/// Empty when the answer keeps the promise above.
std::string broken_promise(const SessionReading& reading, const Session& whole)
{
    if (reading.session.has_value() == has_error(reading.findings))
        return "a session with an error, or neither";
    if (reading.session && reading.findings.empty() &&
        (lines_of(*reading.session) != lines_of(whole) ||
         reading.session->orders.size() < whole.orders.size()))
        return "lines or orders were lost without a word";
    return {};
}

} // namespace

TEST_CASE("damage to any cell gives a whole session or an error", "[session]")
{
    const Grid good = sample_grid();
    const Session whole = *read_grid(good).session;
    const std::vector<std::string> damages = {"",
                                              " ",
                                              "Total",
                                              "a",
                                              "0",
                                              "-1",
                                              "1.5",
                                              "1e3",
                                              "\x01",
                                              "\n",
                                              "\"",
                                              ",",
                                              ";",
                                              "\t",
                                              "#REF!",
                                              "####",
                                              "true",
                                              "VRAI",
                                              "aucun",
                                              "99999",
                                              "1,000",
                                              "é\xFF",
                                              "\xC3\x28",
                                              "\xEF\xBF\xBD",
                                              "canceled",
                                              "< Masqué >",
                                              "3,7E+12",
                                              "31/02/2026",
                                              "Client",
                                              std::string(300, 'x'),
                                              std::string(70'000, '9'),
                                              std::string("\0", 1)};
    int refused = 0;
    int tried = 0;
    std::mt19937 random(7);
    for (std::size_t row = 0; row < good.size(); ++row) {
        for (std::size_t column = 0; column < good[row].size(); ++column) {
            std::vector<std::string> texts = damages;
            for (int i = 0; i < 8; ++i)
                texts.push_back(good[random() % good.size()][i < 5 ? column : random() % 20]);
            for (const std::string& text : texts) {
                Grid grid = good;
                grid[row][column] = text;
                const SessionReading reading = read_grid(grid);
                refused += reading.session ? 0 : 1;
                ++tried;
                INFO("row " << row << ", column " << good[0][column] << ", text "
                            << text.substr(0, 40));
                INFO(printed(reading.findings));
                REQUIRE(broken_promise(reading, whole) == "");
            }
        }
    }
    CHECK(tried == 6400);
    CHECK(refused > tried / 3);
}

TEST_CASE("damage to any byte gives a whole session or an error", "[session]")
{
    const std::string good = to_csv(sample_grid());
    const Session whole = *read_text(good).session;
    const auto check = [&whole](const std::string& text, std::size_t at) {
        const SessionReading reading = read_text(text);
        INFO("byte " << at);
        INFO(text);
        REQUIRE(broken_promise(reading, whole) == "");
    };
    const std::string bytes("\0\x01\n\r\t \",;\"0A\x80\xA9\xC3\xFF", 16);
    for (std::size_t at = 0; at < good.size(); ++at) {
        check(std::string(good).erase(at, 1), at);
        for (const char byte : bytes) {
            std::string replaced = good;
            replaced[at] = byte;
            check(replaced, at);
            check(std::string(good).insert(at, 1, byte), at);
        }
    }
}

TEST_CASE("a file cut inside a row is refused", "[session]")
{
    const std::string good = to_csv(sample_grid());
    for (std::size_t size = 0; size < good.size(); ++size) {
        const std::string text = good.substr(0, size);
        const SessionReading reading = read_text(text);
        REQUIRE(reading.session.has_value() != has_error(reading.findings));
        const std::size_t row_begin = text.rfind('\n') + 1;
        const std::string row = good.substr(row_begin, good.find('\n', row_begin) - row_begin);
        // cut in the last cell only, or at the end of a row, the file looks like a shorter one
        const bool in_last_cell = size - row_begin > row.rfind(',');
        if (size > row_begin && !in_last_cell)
            REQUIRE_FALSE(reading.session);
    }
}
