#include "plan/relay_mark.h"

#include "base/text.h"

#include <array>
#include <set>
#include <string_view>

namespace cageot {
namespace {

constexpr std::string_view letters = "ABCDEGHJKLMNPQRTUVWXYZ";
/// Adhesive tape comes in these; the order puts neighbours far apart.
constexpr std::array<std::string_view, 12> colours = {"JAUNE",  "VERT",   "BLEU", "ROUGE",
                                                      "ORANGE", "VIOLET", "ROSE", "BLANC",
                                                      "GRIS",   "MARRON", "NOIR", "TURQUOISE"};

/// A … Z, then AA … AZ, BA …
std::string nth_letter(std::size_t n)
{
    const std::string last(1, letters[n % letters.size()]);
    return n < letters.size() ? last : nth_letter(n / letters.size() - 1) + last;
}

/// JAUNE … TURQUOISE, then JAUNE 2 …
std::string nth_colour(std::size_t n)
{
    const std::string word(colours[n % colours.size()]);
    const std::size_t round = n / colours.size();
    return round == 0 ? word : word + " " + std::to_string(round + 1);
}

/// Gives the words of one kind (letters or colours) for all wishes.
void give_words(RelayMarks& marks, const std::vector<RelayMarkWish>& wishes,
                const std::vector<RelayMark>& taken, std::string RelayMark::*word,
                std::string (*nth)(std::size_t))
{
    std::set<std::string> used;
    for (const RelayMark& mark : taken)
        used.insert(folded_text(mark.*word));
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        if (!wishes[i].printed)
            continue;
        marks[i].mark.*word = (*wishes[i].printed).*word;
        used.insert(folded_text(marks[i].mark.*word));
    }
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        const std::string& ruled = wishes[i].ruled.*word;
        if (wishes[i].printed || ruled.empty())
            continue;
        const bool free = used.insert(folded_text(ruled)).second;
        (free ? marks[i].mark : marks[i].refused).*word = ruled;
    }
    std::size_t next = 0;
    for (GivenRelayMark& given : marks) {
        while ((given.mark.*word).empty()) {
            if (std::string candidate = nth(next++); used.insert(folded_text(candidate)).second)
                given.mark.*word = std::move(candidate);
        }
    }
}

} // namespace

RelayMarks give_relay_marks(const std::vector<RelayMarkWish>& wishes,
                            const std::vector<RelayMark>& taken)
{
    RelayMarks marks(wishes.size());
    give_words(marks, wishes, taken, &RelayMark::letter, nth_letter);
    give_words(marks, wishes, taken, &RelayMark::colour, nth_colour);
    return marks;
}

} // namespace cageot
