#pragma once

#include <string>
#include <vector>

namespace cageot {

/// RFC 4180 as French spreadsheets open it: a byte order mark, `;` between cells, CR LF after rows,
/// cells quoted where they must be. A cell that a spreadsheet would run as a formula (=, +, -, @, tab or
/// CR first) begins with an apostrophe.
class CsvText {
public:
    explicit CsvText(const std::vector<std::string>& header);
    void add(const std::vector<std::string>& cells);
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

} // namespace cageot
