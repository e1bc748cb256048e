#include "layout/slip_content.h"

#include "layout/french_text.h"

#include <array>
#include <stdexcept>

namespace cageot {
namespace {

struct PaperWords {
    ThrownPaper::Kind kind;
    std::string_view word; ///< what layouts compare `paper` with
    std::string_view name;
    std::string_view replaced;
};

constexpr std::array<PaperWords, 4> words = {{
    {ThrownPaper::Kind::unit, "unit", "étiquette", "remplacée"},
    {ThrownPaper::Kind::head, "head", "étiquette de tête", "remplacée"},
    {ThrownPaper::Kind::order, "order", "ticket", "remplacé"},
    {ThrownPaper::Kind::bag, "bag", "ticket de sac", "remplacé"},
}};

const PaperWords& words_of(ThrownPaper::Kind kind)
{
    for (const PaperWords& one : words)
        if (one.kind == kind)
            return one;
    throw std::logic_error("unknown kind of paper");
}

/// "…5678 74", of what is printed as "U 12345678 74": neighbours on paper are no neighbours in code,
/// so that is enough to tell two labels apart.
std::string end_of(const Code& code)
{
    constexpr std::size_t letters = 7;
    const std::string printed = to_spaced_string(code);
    return "…" + printed.substr(printed.size() > letters ? printed.size() - letters : 0);
}

ContentRow paper_row(const ThrownPaper& paper)
{
    ContentRow row{"paper", {}};
    Fields& fields = row.fields;
    const PaperWords& said = words_of(paper.kind);
    fields["paper"] = said.word;
    fields["paper_name"] = said.name;
    fields["replaced"] = paper.placed ? said.replaced : std::string_view();
    // As the label shows it: the number, and white on black the letter of its zone.
    const std::size_t space = paper.mark.find(' ');
    fields["mark"] = paper.mark;
    fields["number"] = paper.mark.substr(0, space);
    fields["zone_letter"] = space == std::string::npos ? "" : paper.mark.substr(space + 1);
    fields["product"] = paper.product.name;
    fields["unit"] = french_unit(paper.product.unit);
    fields["farm"] = paper.product.producer;
    // The only label of a line may say an amount instead.
    fields["piece"] = paper.kind == ThrownPaper::Kind::unit && paper.n > 1
                          ? std::to_string(paper.k) + "/" + std::to_string(paper.n)
                          : "";
    fields["code_end"] = end_of(paper.code);
    fields["why"] = paper.why;
    return row;
}

} // namespace

Content slip_content(const ThrowAwaySlip& slip, std::string_view stamp)
{
    Content content;
    content.fields["session"] = slip.name;
    content.fields["version"] = std::to_string(slip.version);
    content.fields["stamp"] = stamp;
    content.fields["count"] =
        french_count(static_cast<long>(slip.papers.size()), "papier", "papiers");
    std::vector<ContentRow>& rows = content.tables["papers"];
    for (const ThrownPaper& paper : slip.papers)
        rows.push_back(paper_row(paper));
    return content;
}

} // namespace cageot
