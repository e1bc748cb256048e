#include "layout/read_marks.h"

#include "base/text.h"

#include <algorithm>
#include <utility>

namespace cageot {
namespace {

const TomlWords<Align> align_names = {
    {"left", Align::left}, {"center", Align::center}, {"right", Align::right}};
const TomlWords<VAlign> valign_names = {
    {"top", VAlign::top}, {"middle", VAlign::middle}, {"bottom", VAlign::bottom}};
const TomlWords<Fit> fit_names = {{"shorten", Fit::shorten}, {"whole", Fit::whole}};
const TomlWords<Symbology> symbology_names = [] {
    TomlWords<Symbology> words;
    for (const Symbology one :
         {Symbology::code128, Symbology::qr, Symbology::ean13, Symbology::ean8,
          Symbology::datamatrix, Symbology::gs1_128, Symbology::gs1_datamatrix})
        words.emplace_back(to_string(one), one);
    return words;
}();
const TomlWords<SymbolUse> use_names = {{"internal", SymbolUse::internal},
                                        {"retail", SymbolUse::retail},
                                        {"distribution", SymbolUse::distribution}};

enum class MarkType { text, symbol, box, icon, ruler, ladder, table };
const TomlWords<MarkType> mark_types = {
    {"text", MarkType::text},   {"symbol", MarkType::symbol}, {"box", MarkType::box},
    {"icon", MarkType::icon},   {"ruler", MarkType::ruler},   {"ladder", MarkType::ladder},
    {"table", MarkType::table},
};

struct Comparison {
    std::string_view sign;
    bool negated;
};
/// The longer of two that begin alike comes first.
constexpr Comparison comparisons[] = {
    {" is not ", true}, {" is ", false}, {"!=", true}, {"=", false}};

Condition parse_condition(std::string_view text)
{
    for (const auto& [sign, negated] : comparisons)
        if (const auto at = text.find(sign); at != std::string_view::npos)
            return {std::string(trimmed(text.substr(0, at))), negated,
                    std::string(trimmed(text.substr(at + sign.size())))};
    const bool negated = text.starts_with('!');
    return {std::string(trimmed(text.substr(negated ? 1 : 0))), negated, std::nullopt};
}

std::vector<Condition> read_conditions(TomlTable& table)
{
    std::vector<std::string> texts;
    const toml::node* node = table.find("when");
    if (node != nullptr && node->is_array())
        texts = table.texts("when");
    else if (std::string one = table.text("when"); !one.empty())
        texts.push_back(std::move(one));
    std::vector<Condition> conditions;
    for (const std::string& text : texts)
        conditions.push_back(parse_condition(text));
    return conditions;
}

} // namespace

MarkReader::MarkReader(std::string source, const LayoutWords& words, std::vector<Finding>& findings)
    : source_(std::move(source))
    , words_(words)
    , findings_(findings)
{
}

std::vector<LayoutItem> MarkReader::read(TomlTable& table, std::string_view key)
{
    std::vector<LayoutItem> items;
    for (const toml::table* mark : table.tables(key))
        items.push_back(read_item(*mark));
    return items;
}

LayoutItem MarkReader::read_item(const toml::table& source)
{
    TomlTable table(source, source_, findings_);
    LayoutItem item;
    item.line = table.line();
    const auto box = table.lengths("box", 4, 4);
    item.box = {box[0], box[1], box[2], box[3]};
    item.when = read_conditions(table);
    switch (table.word("type", mark_types, MarkType::text)) {
    case MarkType::text:
        item.what = read_text(table);
        break;
    case MarkType::symbol:
        item.what = read_symbol(table);
        break;
    case MarkType::box:
        item.what = BoxItem{table.length("stroke"), table.length("dash")};
        break;
    case MarkType::icon:
        item.what = read_icon(table);
        break;
    case MarkType::ruler:
        item.what = RulerItem{};
        break;
    case MarkType::ladder:
        item.what = LadderItem{table.whole("steps", LadderItem{}.steps, 2, 64)};
        break;
    case MarkType::table:
        item.what = read_table(table);
        break;
    }
    table.finish();
    return item;
}

std::string MarkReader::read_face(TomlTable& table, std::string_view key, std::string fallback)
{
    std::string face = table.text(key, std::move(fallback));
    if (!face.empty() &&
        std::find(words_.faces.begin(), words_.faces.end(), face) == words_.faces.end())
        table.fault(key, unknown_word(face, words_.faces), table.find(key));
    return face;
}

TextItem MarkReader::read_text(TomlTable& table)
{
    TextItem text;
    text.text = table.text("text");
    text.face = read_face(table, "face", "regular");
    const bool digits = table.find("digit_height") != nullptr;
    text.size_of = digits ? SizeOf::digit_height : SizeOf::x_height;
    const char* key = digits ? "digit_height" : "x_height";
    const auto size = table.lengths(key, 1, 2);
    text.size = size[0];
    text.min_size = size[1];
    if (text.min_size > text.size || text.min_size <= Length::mm(0))
        table.fault(key, "écrivez [voulu, minimum] avec 0 < minimum ≤ voulu.", table.find(key));
    text.lines = table.whole("lines", 1, 1, 20);
    text.fit = table.word("fit", fit_names, digits ? Fit::whole : Fit::shorten);
    if (digits && text.fit == Fit::shorten)
        table.fault("fit", "un nombre n'est jamais raccourci: retirez cette ligne.",
                    table.find("fit"));
    text.align = table.word("align", align_names, Align::left);
    text.valign = table.word("valign", valign_names, VAlign::top);
    text.reversed = table.yes("reversed");
    text.hug = table.yes("hug");
    text.underline = table.length("underline");
    text.emphasis = read_face(table, "emphasis", "");
    return text;
}

SymbolItem MarkReader::read_symbol(TomlTable& table)
{
    SymbolItem symbol;
    symbol.payload = table.text("payload");
    if (symbol.payload.empty())
        table.fault("payload", "écrivez ce que le code contient, par exemple \"{unit_code}\".",
                    table.find("payload"));
    symbol.symbology = table.word("symbology", symbology_names, Symbology::code128);
    symbol.dots_203 = table.whole("dots_203", 2, 1, 40);
    symbol.dots_300 = table.whole("dots_300", 3, 1, 60);
    symbol.height = table.length("height");
    const toml::node* height = table.find("height");
    if (is_linear(symbol.symbology) && (height == nullptr || height->value<double>() == 0.0))
        table.fault("height", "écrivez la hauteur des barres en millimètres.", height);
    if (table.find("use") != nullptr)
        symbol.use = table.word("use", use_names, SymbolUse::internal);
    symbol.trial = table.yes("trial");
    symbol.hri = table.length("hri");
    symbol.align = table.word("align", align_names, Align::left);
    symbol.valign = table.word("valign", valign_names, VAlign::top);
    return symbol;
}

IconItem MarkReader::read_icon(TomlTable& table)
{
    IconItem item;
    const std::string name = table.text("icon");
    if (const auto icon = words_.icons.find(name); icon != words_.icons.end()) {
        item.cells = icon->second;
    } else {
        std::vector<std::string> known;
        for (const auto& [one, cells] : words_.icons)
            known.push_back(one);
        table.fault("icon", unknown_word(name, known), table.find("icon"));
    }
    item.align = table.word("align", align_names, Align::center);
    item.valign = table.word("valign", valign_names, VAlign::middle);
    item.reversed = table.yes("reversed");
    return item;
}

RowForm MarkReader::read_row(const toml::table& source)
{
    TomlTable row(source, source_, findings_);
    RowForm form;
    form.kind = row.text("kind");
    form.height = row.length("height");
    form.heading = row.yes("heading");
    form.items = read(row, "mark");
    if (form.items.empty())
        row.fault("mark", "il faut au moins une marque [[mark]].");
    if (form.kind.empty() || form.height <= Length::mm(0))
        row.fault("kind", "une forme de ligne veut «kind» et «height».");
    row.finish();
    return form;
}

TableItem MarkReader::read_table(TomlTable& table)
{
    if (has_table_)
        table.fault("type", "une étiquette n'a qu'une table.");
    has_table_ = true;
    TableItem item;
    item.rows = table.text("rows");
    if (item.rows.empty())
        table.fault("rows", "écrivez le nom des lignes, par exemple \"lines\".");
    for (const toml::table* source : table.tables("row"))
        item.forms.push_back(read_row(*source));
    if (item.forms.empty())
        table.fault("row", "il faut au moins une forme de ligne [[mark.row]].");
    return item;
}

bool holds(const Condition& condition, std::string_view field_value)
{
    if (condition.field.empty())
        return true;
    const bool met = condition.equals ? field_value == *condition.equals : !field_value.empty();
    return met != condition.negated;
}

} // namespace cageot
