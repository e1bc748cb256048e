#include "base/code_sequence.h"
#include "plan/random_sessions.h"
#include "scan/raw_text.h"
#include "support/catch2_compat.h"

#include <iostream>
#include <unordered_set>

using namespace cageot;

namespace {

/// As many as a Thursday has.
std::vector<std::string> codes_of_a_session()
{
    CodeSequence codes(CodeKey{3, 14, 15, 92, 65, 35}, {});
    std::vector<std::string> made;
    for (int i = 0; i < 1300; ++i)
        made.push_back(to_string(codes.next_unit()));
    for (int i = 0; i < 110; ++i)
        made.push_back(to_string(codes.next_crate()));
    for (int i = 0; i < 450; ++i)
        made.push_back(to_string(codes.next_product()));
    return made;
}

/// Signs of Code 128 that a misread may bring: letters and digits.
char other_sign(Dice& dice, char instead_of)
{
    static const std::string signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (;;) {
        // Mostly another digit: a letter is refused without any check.
        const char sign = signs[static_cast<std::size_t>(dice.roll(dice.one_in(4) ? 36 : 10))];
        if (sign != instead_of)
            return sign;
    }
}

struct Damage {
    std::string name;
    void (*apply)(Dice&, std::string&);
    int tried = 0, valid = 0, known = 0;
};

std::size_t place(Dice& dice, std::size_t size)
{
    return static_cast<std::size_t>(dice.roll(static_cast<int>(size)));
}

void substitute(Dice& dice, std::string& text)
{
    char& one = text[place(dice, text.size())];
    one = other_sign(dice, one);
}

void substitute_two(Dice& dice, std::string& text)
{
    const std::size_t first = place(dice, text.size());
    std::size_t second = first;
    while (second == first)
        second = place(dice, text.size());
    text[first] = other_sign(dice, text[first]);
    text[second] = other_sign(dice, text[second]);
}

void swap_adjacent(Dice& dice, std::string& text)
{
    const std::size_t at = place(dice, text.size() - 1);
    std::swap(text[at], text[at + 1]);
}

void swap_over_one(Dice& dice, std::string& text)
{
    const std::size_t at = place(dice, text.size() - 2);
    std::swap(text[at], text[at + 2]);
}

/// aa becomes bb, where there are twins.
void change_twins(Dice& dice, std::string& text)
{
    const std::size_t start = place(dice, text.size());
    for (std::size_t step = 0; step < text.size(); ++step) {
        const std::size_t at = (start + step) % text.size();
        if (at + 1 < text.size() && text[at] == text[at + 1]) {
            text[at] = text[at + 1] = static_cast<char>('0' + dice.roll(10));
            return;
        }
    }
}

void drop_and_insert(Dice& dice, std::string& text)
{
    text.erase(place(dice, text.size()), 1);
    text.insert(place(dice, text.size() + 1), 1, static_cast<char>('0' + dice.roll(10)));
}

} // namespace

TEST_CASE("of a million codes that were misread none is another of the session", "[scan]")
{
    const std::vector<std::string> printed = codes_of_a_session();
    const std::unordered_set<std::string> known(printed.begin(), printed.end());
    Dice dice(97);
    std::vector<Damage> damages{
        {"one sign changed", substitute},      {"two signs changed", substitute_two},
        {"neighbours swapped", swap_adjacent}, {"swapped over one", swap_over_one},
        {"twins changed", change_twins},       {"one lost, one more", drop_and_insert}};
    for (int tried = 0; tried < 1'000'000;) {
        Damage& damage = damages[static_cast<std::size_t>(tried) % damages.size()];
        const std::string& original = printed[place(dice, printed.size())];
        std::string text = original;
        damage.apply(dice, text);
        if (text == original)
            continue;
        ++tried;
        ++damage.tried;
        const RawText read = read_raw_text(text);
        if (!read.code)
            continue;
        ++damage.valid;
        if (known.contains(to_string(*read.code))) {
            ++damage.known;
            UNSCOPED_INFO(original << " as " << text);
        }
    }
    for (const Damage& damage : damages) {
        std::cout << damage.name << ": " << damage.tried << " tried, " << damage.valid
                  << " read as a code that the session has not, " << damage.known
                  << " as one that it has\n";
        CHECK(damage.known == 0);
    }
    CHECK(damages[0].valid == 0);
    CHECK(damages[2].valid == 0);
    CHECK(damages[3].valid == 0);
    CHECK(damages[4].valid == 0);
}
