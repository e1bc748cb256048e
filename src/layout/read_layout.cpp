#include "layout/layout.h"

#include "base/text.h"
#include "layout/toml_table.h"

#include <algorithm>
#include <utility>

namespace cageot {
namespace {

const TomlWords<Align> align_names = {
    {"left", Align::left}, {"center", Align::center}, {"right", Align::right}};
const TomlWords<VAlign> valign_names = {
    {"top", VAlign::top}, {"middle", VAlign::middle}, {"bottom", VAlign::bottom}};

enum class MarkType { text, symbol, box, table };
const TomlWords<MarkType> mark_types = {{"text", MarkType::text},
                                        {"symbol", MarkType::symbol},
                                        {"box", MarkType::box},
                                        {"table", MarkType::table}};

Condition parse_condition(std::string_view text)
{
    Condition condition;
    if (const auto equal = text.find('='); equal != std::string_view::npos) {
        condition.negated = equal > 0 && text[equal - 1] == '!';
        condition.field = trimmed(text.substr(0, equal - (condition.negated ? 1 : 0)));
        condition.equals = trimmed(text.substr(equal + 1));
    } else {
        condition.negated = text.starts_with('!');
        condition.field = trimmed(text.substr(condition.negated ? 1 : 0));
    }
    return condition;
}

class LayoutReader {
public:
    LayoutReader(std::string source, const std::vector<std::string>& faces)
        : source_(std::move(source))
        , faces_(faces)
    {
    }

    LayoutReading read(std::string_view toml)
    {
        LayoutReading reading;
        if (const auto root = parse_toml(toml, source_, findings_)) {
            Layout layout = read_root(*root);
            if (!has_error(findings_))
                reading.layout = std::move(layout);
        }
        reading.findings = std::move(findings_);
        return reading;
    }

private:
    Layout read_root(const toml::table& root)
    {
        TomlTable table(root, source_, findings_);
        Layout layout;
        layout.name = table.text("name", source_);
        const auto size = table.lengths("media", 2, 2);
        layout.width = size[0];
        layout.height = size[1];
        if (layout.width <= Length() || layout.height <= Length())
            table.fault("media",
                        "écrivez la largeur et la hauteur de l'étiquette en millimètres, "
                        "par exemple [57, 32].",
                        table.find("media"));
        layout.items = read_items(table, "mark");
        table.finish();
        return layout;
    }

    std::vector<LayoutItem> read_items(TomlTable& table, std::string_view key)
    {
        std::vector<LayoutItem> items;
        for (const toml::table* mark : table.tables(key))
            items.push_back(read_item(*mark));
        if (items.empty())
            table.fault(key, "il faut au moins une marque [[mark]].");
        return items;
    }

    LayoutItem read_item(const toml::table& source)
    {
        TomlTable table(source, source_, findings_);
        LayoutItem item;
        item.line = table.line();
        const auto box = table.lengths("box", 4, 4);
        item.box = {box[0], box[1], box[2], box[3]};
        item.when = parse_condition(table.text("when"));
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
        case MarkType::table:
            item.what = read_table(table);
            break;
        }
        table.finish();
        return item;
    }

    TextItem read_text(TomlTable& table)
    {
        TextItem text;
        text.text = table.text("text");
        text.face = table.text("face", "regular");
        if (std::find(faces_.begin(), faces_.end(), text.face) == faces_.end())
            table.fault("face", unknown_word(text.face, faces_), table.find("face"));
        const bool digits = table.find("digit_height") != nullptr;
        text.size_of = digits ? SizeOf::digit_height : SizeOf::x_height;
        const char* key = digits ? "digit_height" : "x_height";
        const auto size = table.lengths(key, 1, 2);
        text.size = size[0];
        text.min_size = size[1];
        if (text.min_size > text.size || text.min_size <= Length::mm(0))
            table.fault(key, "écrivez [voulu, minimum] avec 0 < minimum ≤ voulu.", table.find(key));
        text.lines = table.whole("lines", 1, 1, 20);
        text.align = table.word("align", align_names, Align::left);
        text.valign = table.word("valign", valign_names, VAlign::top);
        text.reversed = table.yes("reversed");
        text.hug = table.yes("hug");
        text.underline = table.length("underline");
        return text;
    }

    SymbolItem read_symbol(TomlTable& table)
    {
        static const TomlWords<Symbology> symbologies = {
            {to_string(Symbology::code128), Symbology::code128},
            {to_string(Symbology::qr), Symbology::qr}};
        SymbolItem symbol;
        symbol.payload = table.text("payload");
        if (symbol.payload.empty())
            table.fault("payload", "écrivez ce que le code contient, par exemple \"{unit_code}\".",
                        table.find("payload"));
        symbol.symbology = table.word("symbology", symbologies, Symbology::code128);
        symbol.dots_203 = table.whole("dots_203", 2, 1, 40);
        symbol.dots_300 = table.whole("dots_300", 3, 1, 60);
        symbol.height = table.length("height");
        const toml::node* height = table.find("height");
        if (is_linear(symbol.symbology) && (height == nullptr || height->value<double>() == 0.0))
            table.fault("height", "écrivez la hauteur des barres en millimètres.", height);
        symbol.align = table.word("align", align_names, Align::left);
        symbol.valign = table.word("valign", valign_names, VAlign::top);
        return symbol;
    }

    TableItem read_table(TomlTable& table)
    {
        if (has_table_)
            table.fault("type", "une étiquette n'a qu'une table.");
        has_table_ = true;
        TableItem item;
        item.rows = table.text("rows");
        if (item.rows.empty())
            table.fault("rows", "écrivez le nom des lignes, par exemple \"lines\".");
        for (const toml::table* source : table.tables("row")) {
            TomlTable row(*source, source_, findings_);
            RowForm form;
            form.kind = row.text("kind");
            form.height = row.length("height");
            form.heading = row.yes("heading");
            form.items = read_items(row, "mark");
            if (form.kind.empty() || form.height <= Length::mm(0))
                row.fault("kind", "une forme de ligne veut «kind» et «height».");
            row.finish();
            item.forms.push_back(std::move(form));
        }
        if (item.forms.empty())
            table.fault("row", "il faut au moins une forme de ligne [[mark.row]].");
        return item;
    }

    std::string source_;
    const std::vector<std::string>& faces_;
    std::vector<Finding> findings_;
    /// Rows of two tables cannot share pages.
    bool has_table_ = false;
};

} // namespace

bool holds(const Condition& condition, std::string_view field_value)
{
    if (condition.field.empty())
        return true;
    const bool met = condition.equals ? field_value == *condition.equals : !field_value.empty();
    return met != condition.negated;
}

LayoutReading read_layout(std::string_view toml, const std::string& source,
                          const std::vector<std::string>& faces)
{
    return LayoutReader(source, faces).read(toml);
}

} // namespace cageot
