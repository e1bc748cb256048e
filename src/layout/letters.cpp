#include "layout/letters.h"

#include "layout/french_text.h"
#include "layout/printable_text.h"

#include <utility>

namespace cageot {
namespace {

/// Between two letters of one font file, in em.
double kerning_of(const FontSet& fonts, const Letter& left, const Letter& right)
{
    const int units = fonts.kerning(right.font, left.character, right.character);
    return units == 0 ? 0 : static_cast<double>(units) / fonts.units_per_em(right.font);
}

/// Which characters are asterisks that begin or end an emphasis: two by two, the first before a
/// letter and the second after one.
std::vector<bool> emphasis_marks(std::u32string_view text)
{
    std::vector<bool> marks(text.size());
    std::size_t open = text.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != U'*')
            continue;
        const auto is_letter = [&](std::size_t at) {
            return at < text.size() && text[at] != U' ' && text[at] != 0xA0 && text[at] != U'*';
        };
        if (open < i && is_letter(i - 1)) {
            marks[open] = marks[i] = true;
            open = text.size();
        } else if (is_letter(i + 1)) {
            open = i;
        }
    }
    return marks;
}

} // namespace

std::optional<Letter> find_letter(const FontSet& fonts, const std::vector<FontFile>& face,
                                  char32_t character)
{
    for (const FontFile font : face)
        if (const GlyphBounds* glyph = fonts.find(font, character))
            return Letter{character, font,
                          static_cast<double>(glyph->advance) / fonts.units_per_em(font), 0};
    return std::nullopt;
}

Letters letters_of(const FontSet& fonts, const TextItem& item, std::string_view text,
                   std::u32string& missing)
{
    const std::u32string characters = with_french_spaces(printable_text(text));
    const std::vector<bool> marks =
        item.emphasis.empty() ? std::vector<bool>(characters.size()) : emphasis_marks(characters);
    const std::vector<FontFile>* face = &fonts.face(item.face);
    const std::vector<FontFile>* other = item.emphasis.empty() ? face : &fonts.face(item.emphasis);
    Letters letters;
    letters.reserve(characters.size());
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (marks[i]) {
            std::swap(face, other);
            continue;
        }
        auto letter = find_letter(fonts, *face, characters[i]);
        if (!letter || characters[i] == missing_character)
            missing += characters[i];
        if (!letter)
            letter = find_letter(fonts, *face, missing_character);
        if (!letter)
            letter = find_letter(fonts, *face, U'?');
        if (!letter)
            continue;
        if (!letters.empty() && letters.back().font == letter->font)
            letter->kerning = kerning_of(fonts, letters.back(), *letter);
        letters.push_back(*letter);
    }
    return letters;
}

} // namespace cageot
