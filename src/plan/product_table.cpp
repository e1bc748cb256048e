#include "plan/product_table.h"

#include "base/text.h"
#include "plan/product_cells.h"
#include "session/columns.h"
#include "session/csv.h"
#include "session/text_file.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace cageot {
namespace {

enum class Column {
    product,
    farm,
    unit,
    lot,
    date,
    date_kind,
    allergens,
    ingredients,
    origin,
    zone,
    ean,
    where,
    net_quantity,
    storage
};

struct ColumnForm {
    Column column;
    /// How it may be called; the first is the French one that findings name.
    std::array<std::string_view, 4> headers;
    CellReading<std::string> (*parse)(std::string_view) = nullptr; ///< null: any text
    std::size_t longest = 255;                                     ///< characters
};

constexpr std::array<ColumnForm, 14> columns = {{
    {Column::product, {"produit", "product"}},
    {Column::farm, {"ferme", "farm", "producteur", "producer"}},
    {Column::unit, {"unité", "unit", "variante", "variant"}},
    {Column::lot, {"lot"}, parse_lot},
    {Column::date, {"date"}, parse_day},
    {Column::date_kind, {"type de date", "date kind", "date type"}, parse_date_kind},
    {Column::allergens, {"allergènes", "allergens"}, parse_allergens},
    {Column::ingredients, {"ingrédients", "ingredients"}, parse_ingredients, 2000},
    {Column::origin, {"origine", "origin"}},
    {Column::zone, {"zone"}, parse_zone_name},
    {Column::ean, {"EAN", "GTIN"}, parse_ean},
    {Column::where, {"où coller", "where", "where to stick"}},
    {Column::net_quantity, {"quantité nette", "net quantity"}},
    {Column::storage, {"conservation", "storage"}},
}};

/// What each cell of a row says; nothing where the row or the table has none.
using Values = std::map<Column, std::string>;

/// Null when no column is called so.
const ColumnForm* column_called(std::string_view header)
{
    const std::string key = header_key(header);
    for (const ColumnForm& form : columns)
        for (const std::string_view name : form.headers)
            if (!name.empty() && header_key(name) == key)
                return &form;
    return nullptr;
}

std::string all_headers()
{
    std::string list;
    for (const ColumnForm& form : columns)
        list += (list.empty() ? "" : ", ") + std::string(form.headers.front());
    return list;
}

std::string unknown_column(std::string_view header)
{
    std::vector<std::string> keys;
    std::map<std::string, std::string> as_written;
    for (const ColumnForm& form : columns) {
        for (const std::string_view name : form.headers) {
            if (name.empty())
                continue;
            keys.push_back(header_key(name));
            as_written[keys.back()] = name;
        }
    }
    if (const auto nearest = nearest_word(header_key(header), keys))
        return "colonne inconnue: écrivez «" + as_written[*nearest] + "» ou supprimez-la.";
    return "colonne inconnue: supprimez-la ou écrivez l'un de " + all_headers() + ".";
}

/// The separator that explains most headers of the first row; the first of equals.
char separator_of(std::string_view text)
{
    char best = ';';
    std::ptrdiff_t most = 0;
    for (const char separator : {';', ',', '\t'}) {
        std::ptrdiff_t known = 0;
        for (const CsvRow& head : parse_csv(text, separator, 1).rows)
            known = std::count_if(head.cells.begin(), head.cells.end(),
                                  [](const std::string& cell) { return column_called(cell); });
        if (known > most) {
            most = known;
            best = separator;
        }
    }
    return best;
}

/// The readers of reports say after the colon how to export one again; this table people write
/// themselves.
std::string for_own_table(const std::string& message)
{
    return message.substr(0, message.rfind(": ")) +
           ": corrigez le tableau et enregistrez-le de nouveau en «CSV UTF-8».";
}

ProductFacts facts_from(Values values)
{
    ProductFacts facts;
    facts.product = {values[Column::farm], values[Column::product], values[Column::unit]};
    facts.lot = values[Column::lot];
    (values[Column::date_kind] == "DDM" ? facts.best_before : facts.use_by) = values[Column::date];
    facts.allergens = values[Column::allergens];
    facts.ingredients = values[Column::ingredients];
    facts.origin = values[Column::origin];
    facts.ean = values[Column::ean];
    facts.where = values[Column::where];
    facts.net_quantity = values[Column::net_quantity];
    facts.storage = values[Column::storage];
    facts.zone = parse_zone(values[Column::zone]);
    return facts;
}

class TableReader {
public:
    explicit TableReader(const std::string& source)
        : findings_(source)
    {
    }

    ProductTableReading read(std::string_view bytes)
    {
        FileFindings whole("");
        if (const auto text = decode_text_file(bytes, whole))
            read_rows(parse_csv(*text, separator_of(*text)));
        for (const Finding& finding : whole.kept())
            findings_.error(finding.row, "", for_own_table(finding.message));
        ProductTableReading reading;
        if (!findings_.has_error())
            reading.products = std::move(products_);
        reading.findings = all_findings({findings_});
        return reading;
    }

private:
    void read_rows(const CsvRows& csv)
    {
        std::set<int> broken; // rows whose cells are not where they belong
        for (const CsvFault& fault : csv.faults) {
            findings_.error(fault.row, "", for_own_table(fault.message));
            broken.insert(fault.row);
        }
        const CsvRow header = csv.rows.empty() ? CsvRow() : csv.rows.front();
        if (!read_header(header))
            return;
        for (std::size_t i = 1; i < csv.rows.size(); ++i) {
            const CsvRow& row = csv.rows[i];
            const bool last = csv.last_row_open && i + 1 == csv.rows.size();
            if (last && row.cells.size() < header.cells.size())
                findings_.error(row.number, "",
                                "le fichier s'arrête au milieu de cette ligne: enregistrez-le ou "
                                "copiez-le de nouveau.");
            else if (!broken.contains(row.number))
                read_row(row);
        }
    }

    /// False when rows say nothing: no header is known, or not the product's.
    bool read_header(const CsvRow& header)
    {
        std::set<Column> known;
        for (const std::string& cell : header.cells) {
            const std::string name(trimmed(cell));
            headers_.emplace_back(name, column_called(name));
            const ColumnForm* form = headers_.back().second;
            if (form && !known.insert(form->column).second)
                findings_.error(
                    header.number, name,
                    "cette colonne est là deux fois: gardez la bonne et supprimez l'autre.");
        }
        if (known.empty()) {
            findings_.error(header.number, "",
                            "aucun en-tête connu sur la première ligne: écrivez-y l'un de " +
                                all_headers() + ".");
            return false;
        }
        for (const auto& [name, form] : headers_)
            if (!form && !name.empty())
                findings_.error(header.number, name, unknown_column(name));
        if (!known.contains(Column::product))
            findings_.error(header.number, "produit",
                            "cette colonne obligatoire manque: ajoutez-la.");
        return known.contains(Column::product);
    }

    void read_row(const CsvRow& row)
    {
        Values values;
        bool good = true;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const std::string_view cell = trimmed(row.cells[i]);
            if (cell.empty())
                continue;
            const auto [name, form] =
                i < headers_.size() ? headers_[i] : std::pair<std::string, const ColumnForm*>();
            if (form) {
                good = read_cell(row.number, *form, cell, values) && good;
            } else if (name.empty()) { // else the header is told of
                findings_.error(row.number, "",
                                "«" + std::string(first_code_points(cell, 40)) +
                                    "» n'a pas d'en-tête: nommez sa colonne, ou mettez entre "
                                    "guillemets le texte qui contient le séparateur.");
                good = false;
            }
        }
        if (good && !values.empty())
            take_row(row.number, facts_from(values), values);
    }

    bool read_cell(int row, const ColumnForm& form, std::string_view cell, Values& values)
    {
        CellReading<std::string> reading = parse_text(cell, form.longest);
        if (reading.value && form.parse)
            reading = form.parse(*reading.value);
        if (!reading.value) {
            findings_.error(row, std::string(form.headers.front()), reading.fault);
            return false;
        }
        values[form.column] = std::move(*reading.value);
        return true;
    }

    void take_row(int row, ProductFacts facts, const Values& values)
    {
        if (facts.product.name.empty()) {
            findings_.error(row, "produit",
                            "ce nom manque: écrivez le nom du produit comme dans la boutique.");
            return;
        }
        if (values.contains(Column::date) && !values.contains(Column::date_kind))
            findings_.error(row, "type de date",
                            "ce mot manque à côté de la date: écrivez DLC (à consommer jusqu'au) "
                            "ou DDM (à consommer de préférence avant le).");
        const Product key = row_key(facts.product);
        const auto [taken, fresh] = taken_.try_emplace(key, products_.size(), row);
        if (fresh) {
            products_.push_back(std::move(facts));
            return;
        }
        const auto& [place, first_row] = taken->second;
        facts.product = products_[place].product;
        if (facts != products_[place])
            findings_.error(row, "produit",
                            "ce produit est déjà à la ligne " + std::to_string(first_row) +
                                " avec d'autres valeurs: gardez une des lignes, ou écrivez la "
                                "ferme ou l'unité de chacune.");
    }

    FileFindings findings_;
    /// By place; null when unknown.
    std::vector<std::pair<std::string, const ColumnForm*>> headers_;
    std::vector<ProductFacts> products_;
    std::map<Product, std::pair<std::size_t, int>> taken_; ///< by row_key: place, row
};

} // namespace

ProductTableReading read_product_table(std::string_view bytes, const std::string& source)
{
    return TableReader(source).read(bytes);
}

} // namespace cageot
