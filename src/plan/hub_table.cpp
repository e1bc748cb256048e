#include "plan/hub_table.h"

#include "base/text.h"
#include "plan/product_cells.h"
#include "session/cell_text.h"
#include "session/columns.h"
#include "session/csv.h"
#include "session/text_file.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace cageot {
namespace {

/// The readers of reports say after the colon how to export one again; these tables people write
/// themselves.
std::string for_own_table(const std::string& message)
{
    return message.substr(0, message.rfind(": ")) +
           ": corrigez le tableau et enregistrez-le de nouveau en «CSV UTF-8».";
}

class HubTableReader {
public:
    HubTableReader(const std::string& source, const std::vector<HubColumn>& columns)
        : columns_(columns)
        , read_{{}, FileFindings(source)}
    {
    }

    HubRows read(std::string_view bytes)
    {
        FileFindings whole("");
        if (const auto text = decode_text_file(bytes, whole))
            read_rows(parse_csv(*text, separator_of(*text)));
        for (const Finding& finding : whole.kept())
            error(finding.row, "", for_own_table(finding.message));
        return std::move(read_);
    }

private:
    void error(int row, const std::string& column, const std::string& message)
    {
        read_.findings.error(row, column, message);
    }

    /// Null when no column is called so.
    const HubColumn* column_called(std::string_view header) const
    {
        const std::string key = header_key(header);
        for (const HubColumn& column : columns_)
            for (const std::string_view name : column.headers)
                if (!name.empty() && header_key(name) == key)
                    return &column;
        return nullptr;
    }

    std::string all_headers() const
    {
        std::string list;
        for (const std::string& header : headers_of(columns_))
            list += (list.empty() ? "" : ", ") + header;
        return list;
    }

    std::string unknown_column(std::string_view header) const
    {
        std::vector<std::string> keys;
        std::map<std::string, std::string> as_written;
        for (const HubColumn& column : columns_) {
            for (const std::string_view name : column.headers) {
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
    char separator_of(std::string_view text) const
    {
        char best = ';';
        std::ptrdiff_t most = 0;
        for (const char separator : {';', ',', '\t'}) {
            std::ptrdiff_t known = 0;
            for (const CsvRow& head : parse_csv(text, separator, 1).rows)
                known = std::count_if(
                    head.cells.begin(), head.cells.end(),
                    [this](const std::string& cell) { return column_called(cell) != nullptr; });
            if (known > most) {
                most = known;
                best = separator;
            }
        }
        return best;
    }

    void read_rows(const CsvRows& csv)
    {
        std::set<int> broken; // rows whose cells are not where they belong
        for (const CsvFault& fault : csv.faults) {
            error(fault.row, "", for_own_table(fault.message));
            broken.insert(fault.row);
        }
        const CsvRow header = csv.rows.empty() ? CsvRow() : csv.rows.front();
        if (!read_header(header))
            return;
        for (std::size_t i = 1; i < csv.rows.size(); ++i) {
            const CsvRow& row = csv.rows[i];
            const bool last = csv.last_row_open && i + 1 == csv.rows.size();
            if (last && row.cells.size() < header.cells.size())
                error(row.number, "",
                      "le fichier s'arrête au milieu de cette ligne: enregistrez-le ou "
                      "copiez-le de nouveau.");
            else if (!broken.contains(row.number))
                read_row(row);
        }
    }

    /// False when rows say nothing: no header is known, or not the needed one.
    bool read_header(const CsvRow& header)
    {
        std::set<const HubColumn*> known;
        for (const std::string& cell : header.cells) {
            const std::string name(trimmed(cell));
            headers_.emplace_back(name, column_called(name));
            const HubColumn* column = headers_.back().second;
            if (column && !known.insert(column).second)
                error(header.number, name,
                      "cette colonne est là deux fois: gardez la bonne et supprimez l'autre.");
        }
        if (known.empty()) {
            error(header.number, "",
                  "aucun en-tête connu sur la première ligne: écrivez-y l'un de " + all_headers() +
                      ".");
            return false;
        }
        for (const auto& [name, column] : headers_)
            if (!column && !name.empty())
                error(header.number, name, unknown_column(name));
        if (!known.contains(&columns_.front()))
            error(header.number, std::string(columns_.front().headers.front()),
                  "cette colonne obligatoire manque: ajoutez-la.");
        return known.contains(&columns_.front());
    }

    void read_row(const CsvRow& row)
    {
        HubRow read{row.number, std::vector<std::string>(columns_.size())};
        bool good = true, empty = true;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const std::string_view cell = trimmed(row.cells[i]);
            if (cell.empty())
                continue;
            empty = false;
            const auto [name, column] =
                i < headers_.size() ? headers_[i] : std::pair<std::string, const HubColumn*>();
            if (column) {
                good = read_cell(read, *column, cell) && good;
            } else if (name.empty()) { // else the header is told of
                error(row.number, "",
                      "«" + std::string(first_code_points(cell, 40)) +
                          "» n'a pas d'en-tête: nommez sa colonne, ou mettez entre "
                          "guillemets le texte qui contient le séparateur.");
                good = false;
            }
        }
        if (good && !empty)
            read_.rows.push_back(std::move(read));
    }

    bool read_cell(HubRow& row, const HubColumn& column, std::string_view cell)
    {
        CellReading<std::string> reading = parse_text(cell, column.longest);
        if (reading.value && column.parse)
            reading = column.parse(*reading.value);
        if (!reading.value) {
            error(row.number, std::string(column.headers.front()), reading.fault);
            return false;
        }
        row.values[static_cast<std::size_t>(&column - columns_.data())] =
            without_direction_marks(*reading.value);
        return true;
    }

    const std::vector<HubColumn>& columns_;
    /// By place; null when unknown.
    std::vector<std::pair<std::string, const HubColumn*>> headers_;
    HubRows read_;
};

} // namespace

HubRows read_hub_table(std::string_view bytes, const std::string& source,
                       const std::vector<HubColumn>& columns)
{
    return HubTableReader(source, columns).read(bytes);
}

std::vector<std::string> headers_of(const std::vector<HubColumn>& columns)
{
    std::vector<std::string> headers;
    for (const HubColumn& column : columns)
        headers.emplace_back(column.headers.front());
    return headers;
}

} // namespace cageot
