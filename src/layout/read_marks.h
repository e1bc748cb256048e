#pragma once

#include "layout/layout.h"
#include "layout/toml_table.h"

#include <string>
#include <vector>

namespace cageot {

/// Reads the [[mark]] tables of one layout file; faults become findings.
class MarkReader {
public:
    MarkReader(std::string source, const LayoutWords& words, std::vector<Finding>& findings);

    /// The marks under `key` of `table`, in order.
    std::vector<LayoutItem> read(TomlTable& table, std::string_view key);

private:
    LayoutItem read_item(const toml::table& source);
    TextItem read_text(TomlTable& table);
    SymbolItem read_symbol(TomlTable& table);
    IconItem read_icon(TomlTable& table);
    TableItem read_table(TomlTable& table);
    RowForm read_row(const toml::table& source);
    std::string read_face(TomlTable& table, std::string_view key, std::string fallback);

    std::string source_;
    const LayoutWords& words_;
    std::vector<Finding>& findings_;
    /// Rows of two tables cannot share pages.
    bool has_table_ = false;
};

} // namespace cageot
