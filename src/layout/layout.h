#pragma once

// A layout file as values. Lengths are millimetres from the top left corner; they become dots only
// in `compose`. docs/layout-format.md describes the file.

#include "barcode/symbol.h"
#include "base/finding.h"
#include "base/length.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cageot {

struct Box {
    Length x, y, width, height;
};

enum class Align { left, center, right };
enum class VAlign { top, middle, bottom };

/// "zone", "!zone", "zone = chilled", "zone != chilled": what a field must be for a mark to appear.
struct Condition {
    std::string field; ///< empty: always
    bool negated = false;
    std::optional<std::string> equals; ///< nothing: not empty
};
bool holds(const Condition& condition, std::string_view field_value);

/// What a text's size range measures.
enum class SizeOf { x_height, digit_height };

struct TextItem {
    std::string text; ///< pattern with "{fields}"
    std::string face = "regular";
    SizeOf size_of = SizeOf::x_height;
    Length size;     ///< wanted
    Length min_size; ///< smallest before the ellipsis
    int lines = 1;
    Align align = Align::left;
    VAlign valign = VAlign::top;
    bool reversed = false; ///< white on a black box
    bool hug = false;      ///< the reversed box is only as wide as its text
    Length underline;      ///< thickness; 0: none
};

struct SymbolItem {
    std::string payload;
    Symbology symbology = Symbology::code128;
    int dots_203 = 2, dots_300 = 3; ///< dots per module
    Length height;                  ///< of the bars; ignored for 2D symbols
    Align align = Align::left;
    VAlign valign = VAlign::top;
};

/// A filled rectangle, or a frame when `stroke` is not 0; `dash` makes the frame of dashes.
struct BoxItem {
    Length stroke;
    Length dash;
};

struct LayoutItem;

/// One form of a table row: marks placed from the row's top left corner.
struct RowForm {
    std::string kind;
    Length height;
    bool heading = false; ///< repeated on the next page, and never the last row of a page
    std::vector<LayoutItem> items;
};

struct TableItem {
    std::string rows; ///< name of the content's table
    std::vector<RowForm> forms;
};

struct LayoutItem {
    int line = 0; ///< in the layout file
    Box box;
    Condition when;
    std::variant<TextItem, SymbolItem, BoxItem, TableItem> what;
};

struct Layout {
    std::string name;
    Length width, height;
    std::vector<LayoutItem> items;
};

struct LayoutReading {
    std::optional<Layout> layout; ///< nothing when a finding is an error
    std::vector<Finding> findings;
};

/// Reads a layout file; every fault is named with its line and the nearest right word.
LayoutReading read_layout(std::string_view toml, const std::string& source,
                          const std::vector<std::string>& faces);

} // namespace cageot
