// libharu 2.3 embeds only the glyphs that a document uses and follows their parts by itself: what
// reaches the paper is compared with the font file, letter by letter.

#include "pdf/write_pdf.h"

#include "base/text.h"
#include "layout/composed_labels.h"
#include "outline_witness.h"
#include "preflight/rasteriser.h"

#include <algorithm>
#include <set>

using namespace cageot;

namespace {

constexpr int em = 160, cell = 260, pen = 50, baseline = 190;

/// Dots of `some` that lie further than one dot from every dot of `others`: an edge may be a dot
/// off.
long strays(const Dots& some, const Dots& others)
{
    long count = 0;
    for (int y = 0; y < some.height(); ++y)
        for (int x = 0; x < some.width(); ++x) {
            if (!some.at(x, y))
                continue;
            bool near = false;
            for (int dy = -1; dy <= 1 && !near; ++dy)
                for (int dx = -1; dx <= 1 && !near; ++dx)
                    near = others.at(x + dx, y + dy);
            count += near ? 0 : 1;
        }
    return count;
}

/// At least 97 of 100 dots of each are the other's.
bool is_same_glyph(const Dots& drawn, const Dots& wanted)
{
    return drawn.count() > 0 && strays(drawn, wanted) * 100 <= drawn.count() * 3 &&
           strays(wanted, drawn) * 100 <= wanted.count() * 3;
}

/// Each character in a cell of its own of one page.
Page sheet_of(FontFile font, std::u32string_view characters)
{
    Page page;
    page.width = static_cast<int>(characters.size()) * cell;
    page.height = cell;
    page.width_points = page.width * 72 / page.dpi + 1;
    page.height_points = page.height * 72 / page.dpi + 1;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        TextMark mark;
        mark.font = font;
        mark.em = em;
        mark.x = static_cast<int>(i) * cell + pen;
        mark.baseline = baseline;
        mark.text = to_utf8(characters.substr(i, 1));
        page.marks.emplace_back(std::move(mark));
    }
    return page;
}

/// Latin of every European language, with the signs of shops and of type: those that have ink.
std::vector<char32_t> european_latin()
{
    std::vector<char32_t> characters;
    const auto add = [&](char32_t first, char32_t last) {
        for (char32_t c = first; c <= last; ++c)
            characters.push_back(c);
    };
    add(0x21, 0x7E);
    add(0xA1, 0xAC);
    add(0xAE, 0x17F);
    add(0x1CD, 0x1DC);   // carons; U+01D5 is made of parts of parts in DejaVu
    add(0x1E4, 0x1EF);   // Skolt Sami
    add(0x1FA, 0x21B);   // Danish, Croatian verse, Romanian
    add(0x1E02, 0x1E03); // Irish dots
    add(0x1E0A, 0x1E0B);
    add(0x1E1E, 0x1E1F);
    add(0x1E40, 0x1E41);
    add(0x1E56, 0x1E57);
    add(0x1E60, 0x1E61);
    add(0x1E6A, 0x1E6B);
    add(0x1E80, 0x1E85); // Welsh
    add(0x1EF2, 0x1EF3);
    for (const char32_t c : std::u32string_view(U"–—‘’‚“”„†‡•…‰‹›€№™½¼¾×÷□☀❤"))
        characters.push_back(c);
    return characters;
}

/// Every font file of every face, with those characters that it is the first of its face to have.
std::vector<std::pair<FontFile, std::u32string>> drawn_characters()
{
    const FontSet& fonts = project_fonts();
    std::set<std::pair<FontFile, char32_t>> seen;
    for (const std::string& name : fonts.face_names())
        for (const char32_t character : european_latin()) {
            const auto& chain = fonts.face(name);
            const auto file = std::find_if(chain.begin(), chain.end(),
                                           [&](FontFile one) { return fonts.has(one, character); });
            CAPTURE(name, to_utf8({&character, 1}));
            REQUIRE(file != chain.end());
            seen.emplace(*file, character);
        }
    std::vector<std::pair<FontFile, std::u32string>> all;
    for (const auto& [file, character] : seen) {
        if (all.empty() || all.back().first != file)
            all.emplace_back(file, U"");
        all.back().second += character;
    }
    return all;
}

void check_sheet(const OutlineWitness& witness, FontFile font, std::u32string_view characters)
{
    const std::string pdf = write_pdf({{sheet_of(font, characters)}}, project_fonts(), "essai");
    const Dots sheet = Rasteriser(pdf).rasterise(0, 203);
    for (std::size_t i = 0; i < characters.size(); ++i) {
        const Dots drawn = sheet.crop({static_cast<int>(i) * cell, 0, cell, cell});
        CAPTURE(project_fonts().path(font).filename(), to_utf8(characters.substr(i, 1)));
        REQUIRE(witness.has(characters[i]));
        CHECK(is_same_glyph(drawn, witness.draw(characters[i], em, pen, baseline, cell, cell)));
    }
}

} // namespace

TEST_CASE("the comparison of glyphs tells letters, accents and boxes apart", "[pdf]")
{
    const OutlineWitness witness(project_fonts().path(project_fonts().face("regular").front()));
    const auto draw = [&](char32_t c) { return witness.draw(c, em, pen, baseline, cell, cell); };
    for (const auto& [one, other] :
         {std::pair(U'e', U'é'), std::pair(U'é', U'è'), std::pair(U'ș', U'ş'),
          std::pair(U'i', U'ı'), std::pair(U'é', U'□'), std::pair(U'c', U'ç'),
          std::pair(U'ą', U'a'), std::pair(U'é', U' ')})
        CHECK_FALSE(is_same_glyph(draw(one), draw(other)));
    CHECK(is_same_glyph(draw(U'é'), draw(U'é')));
    CHECK(witness.depth(U'é') == 1);
    CHECK(witness.depth(U'e') == 0);
}

TEST_CASE("every European Latin letter on paper is the font file's", "[pdf]")
{
    for (const auto& [font, characters] : drawn_characters()) {
        const OutlineWitness witness(project_fonts().path(font));
        constexpr std::size_t a_sheet = 40;
        for (std::size_t at = 0; at < characters.size(); at += a_sheet)
            check_sheet(witness, font, std::u32string_view(characters).substr(at, a_sheet));
    }
}

TEST_CASE("a letter made of others' parts is whole when none of those is in the document", "[pdf]")
{
    for (const auto& [font, characters] : drawn_characters()) {
        const OutlineWitness witness(project_fonts().path(font));
        for (std::size_t i = 0; i < characters.size(); ++i) {
            const int depth = witness.depth(characters[i]);
            // Of simple ones those of French: a document each takes its time.
            if (depth > 1 || (depth == 1 && (characters[i] < 0x100 || characters[i] == U'Ÿ')))
                check_sheet(witness, font, std::u32string_view(characters).substr(i, 1));
        }
    }
}
