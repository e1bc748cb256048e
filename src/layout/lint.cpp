#include "layout/lint.h"

#include "base/command.h"
#include "base/text.h"
#include "layout/content.h"
#include "layout/examples.h"
#include "layout/particulars.h"
#include "layout/toml_table.h"

#include <algorithm>

namespace cageot {
namespace {

/// Below it nobody reads thermal paper at arm's length: the limit that Regulation (EU) 1169/2011
/// sets for small packages (article 13.3).
constexpr Length smallest_x_height = Length::um(900);

/// The values of the fields that have only a few; nothing for all others.
std::vector<std::string> values_of(const std::string& field)
{
    std::vector<std::string> values;
    if (field == "zone")
        for (const Zone zone : {Zone::ambient, Zone::chilled, Zone::frozen})
            values.emplace_back(to_string(zone));
    else if (field == "head")
        values = {"farm", "product"};
    else if (field == "command")
        for (const Command command : card_commands())
            values.emplace_back(to_string(command));
    else if (field == "paper")
        values = {"unit", "head", "order", "bag"};
    return values;
}

class Lint {
public:
    explicit Lint(const Layout& layout)
        : layout_(layout)
    {
        if (layout.document)
            known_ = known_fields(*layout.document);
    }

    std::vector<Finding> run()
    {
        check_items(layout_.items);
        if (layout_.particulars)
            for (Finding& finding : particulars_faults(layout_))
                findings_.push_back(std::move(finding));
        return std::move(findings_);
    }

private:
    void find(Severity severity, int line, std::string message)
    {
        findings_.push_back({severity, layout_.name, line, "", std::move(message)});
    }

    void check_word(int line, const char* what, const std::string& word,
                    const std::vector<std::string>& known)
    {
        if (known.empty() || std::find(known.begin(), known.end(), word) != known.end())
            return;
        const auto nearest = nearest_word(word, known);
        find(Severity::error, line,
             std::string(what) + " «" + word + "» n'existe pas sur ce document: " +
                 (nearest ? "écrivez «" + *nearest + "»." : "voyez docs/layout-format.md."));
    }

    void check_pattern(int line, const std::string& pattern)
    {
        for (const std::string& field : fields_in(pattern))
            check_word(line, "le champ", field, known_.fields);
    }

    void check_items(const std::vector<LayoutItem>& items)
    {
        for (const LayoutItem& item : items) {
            for (const Condition& condition : item.when) {
                check_word(item.line, "le champ", condition.field, known_.fields);
                if (condition.equals)
                    check_word(item.line, "la valeur", *condition.equals,
                               values_of(condition.field));
            }
            if (const auto* text = std::get_if<TextItem>(&item.what))
                check_text(item.line, *text);
            else if (const auto* symbol = std::get_if<SymbolItem>(&item.what))
                check_pattern(item.line, symbol->payload);
            else if (const auto* table = std::get_if<TableItem>(&item.what))
                check_table(item.line, *table);
        }
    }

    void check_text(int line, const TextItem& text)
    {
        check_pattern(line, text.text);
        if (text.size_of == SizeOf::x_height && text.min_size < smallest_x_height)
            find(Severity::warning, line,
                 "le plus petit «x» aurait " + to_french_mm(text.min_size) + " de haut: sous " +
                     to_french_mm(smallest_x_height) + " personne ne le lit.");
    }

    void check_table(int line, const TableItem& table)
    {
        check_word(line, "la table", table.rows, known_.tables);
        for (const std::string& kind : known_.kinds)
            if (std::none_of(table.forms.begin(), table.forms.end(),
                             [&](const RowForm& form) { return form.kind == kind; }))
                find(Severity::error, line,
                     "les lignes «" + kind + "» n'ont pas de forme: ajoutez une [[mark.row]].");
        for (const RowForm& form : table.forms) {
            check_word(line, "la sorte de ligne", form.kind, known_.kinds);
            check_items(form.items);
        }
    }

    const Layout& layout_;
    KnownFields known_;
    std::vector<Finding> findings_;
};

/// Where a mark certainly has ink: glyph boxes are kept a little large for the rasterisers' sake.
DotRect core_of(const Mark& mark)
{
    DotRect rect = extent_of(mark);
    if (std::holds_alternative<TextMark>(mark))
        rect = {rect.x + 1, rect.y + 2, rect.width - 2, rect.height - 4};
    return rect;
}

bool is_white(const Mark& mark)
{
    if (const auto* text = std::get_if<TextMark>(&mark))
        return text->white;
    const auto* rect = std::get_if<RectMark>(&mark);
    return rect != nullptr && rect->white;
}

bool is_rect(const Mark& mark)
{
    return std::holds_alternative<RectMark>(mark);
}

/// White ink on a black box is what reversed text is made of, and rules may cross.
bool disturb(const Mark& a, const Mark& b)
{
    return !(is_rect(a) && is_rect(b)) && line_of(a) != line_of(b) && is_white(a) == is_white(b) &&
           !intersection(core_of(a), core_of(b)).empty();
}

std::string what_of(const Mark& mark)
{
    if (const auto* text = std::get_if<TextMark>(&mark))
        return "«" + std::string(first_code_points(text->text, 30)) + "»";
    return std::holds_alternative<SymbolMark>(mark) ? "un code-barres" : "un trait";
}

void add_once(std::vector<Finding>& findings, Finding finding)
{
    const auto same = [&](const Finding& one) {
        return one.row == finding.row && one.field == finding.field;
    };
    if (std::none_of(findings.begin(), findings.end(), same))
        findings.push_back(std::move(finding));
}

void find_overlaps(const Layout& layout, const Page& page, std::vector<Finding>& findings)
{
    for (std::size_t i = 0; i < page.marks.size(); ++i)
        for (std::size_t j = i + 1; j < page.marks.size(); ++j)
            if (disturb(page.marks[i], page.marks[j]))
                add_once(findings, {Severity::error, layout.name, line_of(page.marks[j]),
                                    "ligne " + std::to_string(line_of(page.marks[i])),
                                    what_of(page.marks[j]) + " recouvre " + what_of(page.marks[i]) +
                                        ": écartez leurs boîtes."});
}

/// Lines of the layout that print the field.
std::vector<int> lines_of_field(const std::vector<LayoutItem>& items, std::string_view wanted)
{
    std::vector<int> lines;
    for (const LayoutItem& item : items) {
        if (const auto* text = std::get_if<TextItem>(&item.what)) {
            for (const std::string& field : fields_in(text->text))
                if (field == wanted)
                    lines.push_back(item.line);
        } else if (const auto* table = std::get_if<TableItem>(&item.what)) {
            for (const RowForm& form : table->forms)
                for (const int line : lines_of_field(form.items, wanted))
                    lines.push_back(line);
        }
    }
    return lines;
}

double height_of(const TextMark& mark, const FontSet& fonts)
{
    return mark.em * fonts.digit_height(mark.font) / fonts.units_per_em(mark.font);
}

void find_rivals(const Layout& layout, const Page& page, const FontSet& fonts,
                 const std::vector<int>& numbers, std::vector<Finding>& findings)
{
    double number = 0, rival = 0;
    const TextMark* biggest = nullptr;
    for (const Mark& mark : page.marks) {
        const auto* text = std::get_if<TextMark>(&mark);
        if (text == nullptr)
            continue;
        const double height = height_of(*text, fonts);
        if (std::find(numbers.begin(), numbers.end(), text->line) != numbers.end()) {
            number = std::max(number, height);
        } else if (height > rival) {
            rival = height;
            biggest = text;
        }
    }
    // Head labels belong to no crate: a slip's page may have only those.
    if (number == 0 && layout.document == DocumentKind::slip)
        return;
    if (biggest != nullptr && rival >= number)
        add_once(
            findings,
            {Severity::error, layout.name, biggest->line, "",
             "«" + std::string(first_code_points(biggest->text, 30)) +
                 "» est aussi grand que le numéro: le numéro doit être ce qu'on voit d'abord."});
}

bool leads_with_number(const Layout& layout)
{
    return layout.document == DocumentKind::unit || layout.document == DocumentKind::bag ||
           layout.document == DocumentKind::order || layout.document == DocumentKind::slip;
}

} // namespace

std::vector<Finding> lint(const Layout& layout)
{
    std::vector<Finding> findings = Lint(layout).run();
    if (layout.document == DocumentKind::bag && lines_of_field(layout.items, "more").empty())
        findings.push_back({Severity::warning, layout.name, 0, "",
                            "le champ {more} n'est nulle part: le ticket d'une cagette de plus "
                            "dirait «14» au lieu de «14 +1»."});
    return findings;
}

std::vector<Finding> lint_pages(const Layout& layout, std::span<const Page> pages,
                                const FontSet& fonts)
{
    std::vector<Finding> findings;
    const std::vector<int> numbers = lines_of_field(layout.items, "number");
    if (leads_with_number(layout) && numbers.empty())
        findings.push_back({Severity::error, layout.name, 0, "",
                            "le numéro {number} n'est nulle part: il dit où va le produit."});
    for (const Page& page : pages) {
        find_overlaps(layout, page, findings);
        if (leads_with_number(layout) && !numbers.empty())
            find_rivals(layout, page, fonts, numbers, findings);
    }
    return findings;
}

} // namespace cageot
