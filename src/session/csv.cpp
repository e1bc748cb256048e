#include "session/csv.h"

#include <utility>

namespace cageot {
namespace {

/// What 200 000 rows of a report with all its columns hold; bounds the memory of a hostile file.
constexpr std::size_t cell_limit = 8'000'000;
constexpr std::size_t cells_in_row_limit = 1000;

class CsvReader {
public:
    CsvReader(std::string_view text, char separator)
        : text_(text)
        , separator_(separator)
    {
    }

    CsvRows read(std::size_t row_limit)
    {
        while (at_ < text_.size()) {
            if (read_.rows.size() == row_limit || cells_ > cell_limit) {
                if (row_limit == csv_row_limit)
                    read_.faults.push_back({0, "ce fichier a plus de 200 000 lignes: exportez le "
                                               "rapport d'une seule vente."});
                break;
            }
            read_row();
        }
        return std::move(read_);
    }

private:
    bool at_row_end() const { return text_[at_] == '\n' || text_[at_] == '\r'; }

    void read_row()
    {
        CsvRow row{++number_, {}};
        do
            row.cells.push_back(read_cell());
        while (skip_separator() && !is_too_wide(row));
        cells_ += row.cells.size();
        skip_row_end();
        if (row.cells.size() > 1 || !row.cells.front().empty())
            read_.rows.push_back(std::move(row));
    }

    /// Past the limit the rest of the row is skipped.
    bool is_too_wide(const CsvRow& row)
    {
        if (row.cells.size() < cells_in_row_limit)
            return false;
        read_.faults.push_back({number_, "cette ligne a plus de 1000 cellules: exportez de nouveau "
                                         "le rapport."});
        while (at_ < text_.size() && !at_row_end())
            ++at_;
        return true;
    }

    bool skip_separator()
    {
        if (at_ >= text_.size() || text_[at_] != separator_)
            return false;
        ++at_;
        return true;
    }

    void skip_row_end()
    {
        read_.last_row_open = at_ >= text_.size();
        if (text_.substr(at_, 2) == "\r\n")
            at_ += 2;
        else
            ++at_;
    }

    std::string read_cell()
    {
        if (at_ < text_.size() && text_[at_] == '"')
            return read_quoted();
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != separator_ && !at_row_end())
            ++at_;
        return std::string(text_.substr(begin, at_ - begin));
    }

    std::string read_quoted()
    {
        std::string cell;
        for (++at_;;) {
            const std::size_t quote = text_.find('"', at_);
            cell += text_.substr(at_, quote - at_);
            if (quote == std::string_view::npos) {
                at_ = text_.size();
                read_.faults.push_back({number_, "un guillemet s'ouvre sur cette ligne et ne se "
                                                 "ferme jamais: corrigez-le ou exportez de nouveau "
                                                 "le rapport."});
                return cell;
            }
            at_ = quote + 1;
            if (at_ >= text_.size() || text_[at_] != '"')
                break;
            cell += '"';
            ++at_;
        }
        skip_after_quote();
        return cell;
    }

    void skip_after_quote()
    {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != separator_ && !at_row_end())
            ++at_;
        if (text_.substr(begin, at_ - begin).find_first_not_of(' ') != std::string_view::npos)
            read_.faults.push_back({number_, "les guillemets de cette ligne ne vont pas par deux: "
                                             "corrigez-les ou exportez de nouveau le rapport."});
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    std::size_t cells_ = 0;
    int number_ = 0;
    CsvRows read_;
};

} // namespace

CsvRows parse_csv(std::string_view text, char separator, std::size_t row_limit)
{
    return CsvReader(text, separator).read(row_limit);
}

} // namespace cageot
