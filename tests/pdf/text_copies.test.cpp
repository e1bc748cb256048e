// What is printed can be copied out of the PDF as it was written: for people who search an archive,
// and as proof that no character was lost or changed on the way.

#include "base/text.h"
#include "layout/composed_labels.h"
#include "layout/printable_text.h"
#include "pdf/write_pdf.h"
#include "pdf_tools.h"
#include "session/csv.h"

#include <algorithm>
#include <set>

using namespace cageot;

namespace {

/// One table row for each text, one line each.
Composition listed(const std::vector<std::string>& texts)
{
    Content content;
    for (const std::string& text : texts)
        content.tables["texts"].push_back({"text", {{"text", text}}});
    const LayoutReading reading = read_layout(
        "media = [400, 252]\n[[mark]]\ntype = \"table\"\nrows = \"texts\"\nbox = [1, 1, 398, 250]\n"
        "[[mark.row]]\nkind = \"text\"\nheight = 6.0\n"
        "[[mark.row.mark]]\ntype = \"text\"\ntext = \"{text}\"\n"
        "x_height = [1.6, 1.0]\nbox = [0, 0, 398, 6]\n",
        "essai.toml", project_words());
    REQUIRE(reading.layout);
    const Layout& layout = *reading.layout;
    return compose(layout, content, project_fonts(), 203);
}

std::string pdf_of(const Composition& composition)
{
    return write_pdf(composition.pages, project_fonts(), "essai");
}

/// Kinds of spaces, and how many, are alike.
std::string plain_spaces(std::u32string_view text)
{
    std::u32string plain;
    for (const char32_t c : text) {
        const bool space = c == U' ' || c == 0xA0 || c == 0x202F;
        if (!space)
            plain += c;
        else if (!plain.empty() && plain.back() != U' ')
            plain += U' ';
    }
    while (!plain.empty() && plain.back() == U' ')
        plain.pop_back();
    return to_utf8(plain);
}

/// What poppler reads in the order of printing, a line each.
std::vector<std::string> copied_lines(const std::string& pdf)
{
    std::string text = told_by("pdftotext", "-enc UTF-8 -raw @ -", pdf);
    std::replace(text.begin(), text.end(), '\f', '\n');
    std::vector<std::string> lines;
    for (const std::string_view line : split(text, '\n'))
        if (std::string plain = plain_spaces(to_code_points(line)); !plain.empty())
            lines.push_back(std::move(plain));
    return lines;
}

std::vector<std::string> written_lines(const std::vector<std::string>& texts)
{
    std::vector<std::string> lines;
    for (const std::string& text : texts)
        lines.push_back(plain_spaces(printable_text(trimmed(text))));
    return lines;
}

/// Every cell of the sample week's files: products, units, farms, relays, customers and the rest.
std::vector<std::string> texts_of_the_week()
{
    std::set<std::string> texts;
    for (const char* name : {"catalogue", "preparation-acheteurs", "totaux-acheteurs"}) {
        std::ifstream file(CAGEOT_SOURCE_DIR "/fixtures/week/" + std::string(name) + ".csv");
        const std::string csv((std::istreambuf_iterator<char>(file)), {});
        for (const CsvRow& row : parse_csv(csv, ',').rows)
            for (const std::string& cell : row.cells)
                if (!trimmed(cell).empty())
                    texts.insert(cell);
    }
    return {texts.begin(), texts.end()};
}

const std::vector<std::string> nasty_texts = {
    "Œufs cœur ŒUVRE Ô Pré, l’été à la «ferme»…",
    "« Côté jardin » – 12,40 € — № 14, n° 3, ½ livre × 2",
    "12\u202F€, 1\u202F280\u202Fg, 50\u2007%",
    "e\u0301te\u0301 à la cre\u0300me, Re\u0301sseguier",
    "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸ Æ Œ àâäçéèêëîïôöùûüÿ æ œ",
    "Tomates Toto To. Ta AVOCAT AVAV Yaourt Vente LT L'T F. P, 1111 7.7",
    "fi fl ffi ffl œufs difficile affligé",
    "(a) \\ % <b> {c} [d] / \" ' & | ~ ^ ` $ # @ * _ = + -",
    "Zoé Nuñez-Castel ☀ ❤",
    "Ștefan Țară ăâî, Łódź ąęż, Dvořák ěšč, Þór ð, Ġgantija ħ, İzmir ığ, Đorđe",
    "Ωμέγα και άλφα, Київ Љубав Ђорђе Ѓорѓи",
    "a\u00ADu\u200Bt\u200Dre",
};

} // namespace

TEST_CASE("every text of the sample week is copied out as it was written", "[pdf]")
{
    const auto texts = texts_of_the_week();
    REQUIRE(texts.size() > 1800);
    const Composition composition = listed(texts);
    const auto copied = copied_lines(pdf_of(composition)), written = written_lines(texts);
    REQUIRE(copied.size() == written.size());
    for (std::size_t i = 0; i < copied.size(); ++i)
        CHECK(copied[i] == written[i]);
}

TEST_CASE("odd texts are copied out as they are printed", "[pdf]")
{
    const Composition composition = listed(nasty_texts);
    CHECK(messages_of(composition.findings).empty());
    CHECK(copied_lines(pdf_of(composition)) == written_lines(nasty_texts));
}

TEST_CASE("what no face has is copied as a square for each, and told", "[pdf]")
{
    const Composition composition =
        listed({"Pain 🥖 bio", "Léa 👩🏽‍🌾 Cathala", "𝄞𠮷 fin", "Thé 中国", "🇫🇷 Jo"});
    CHECK(composition.findings.size() == 5);
    CHECK(copied_lines(pdf_of(composition)) ==
          std::vector<std::string>{"Pain □ bio", "Léa □ Cathala", "□□ fin", "Thé □□", "□ Jo"});
}

TEST_CASE("another program finds no fault in a document of all these texts", "[pdf]")
{
    auto texts = texts_of_the_week();
    texts.insert(texts.end(), nasty_texts.begin(), nasty_texts.end());
    const std::string report = told_by("qpdf", "--check @", pdf_of(listed(texts)));
    CHECK_THAT(report, Catch::Matchers::ContainsSubstring("No syntax or stream encoding errors"));
    CHECK_THAT(report, !Catch::Matchers::ContainsSubstring("WARNING"));
}
