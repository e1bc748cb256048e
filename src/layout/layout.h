#pragma once

// A layout file as values. Lengths are millimetres from the top left corner; they become dots only
// in `compose`. docs/layout-format.md describes the file.

#include "barcode/symbol_size.h"
#include "base/dots.h"
#include "base/finding.h"
#include "base/length.h"
#include "layout/document.h"
#include "layout/icons.h"

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

/// "zone", "!zone", "zone is chilled", "zone is not chilled" (also "=", "!="): what a field must be for a mark to appear.
struct Condition {
    std::string field; ///< empty: always
    bool negated = false;
    std::optional<std::string> equals; ///< nothing: not empty
};
bool holds(const Condition& condition, std::string_view field_value);

/// What a text's size range measures.
enum class SizeOf { x_height, digit_height };

/// What happens to a text that its smallest size does not bring into its box.
enum class Fit {
    shorten, ///< it ends in "…", with a warning
    whole,   ///< an error: the page is not printed
};

struct TextItem {
    std::string text; ///< pattern with "{fields}"
    std::string face = "regular";
    SizeOf size_of = SizeOf::x_height;
    Length size;     ///< wanted
    Length min_size; ///< smallest before the ellipsis
    int lines = 1;
    Fit fit = Fit::shorten; ///< of digits always `whole`
    Align align = Align::left;
    VAlign valign = VAlign::top;
    bool reversed = false; ///< white on a black box
    bool hug = false;      ///< the reversed box is only as wide as its text
    Length underline;      ///< thickness; 0: none
    std::string emphasis;  ///< face of the words between asterisks; empty: asterisks are plain
};

struct SymbolItem {
    std::string payload;
    Symbology symbology = Symbology::code128;
    int dots_203 = 2, dots_300 = 3; ///< dots per module
    Length height;                  ///< of the bars; ignored for 2D symbols
    std::optional<SymbolUse> use;   ///< who reads it; nothing: what is usual for the symbology
    bool trial = false; ///< may be too small for readers: that is what a calibration label shows
    Length hri;         ///< digit height of the human-readable line below the symbol; 0: none
    Align align = Align::left;
    VAlign valign = VAlign::top;
};

/// A filled rectangle, or a frame when `stroke` is not 0; `dash` makes the frame of dashes.
struct BoxItem {
    Length stroke;
    Length dash;
};

/// A picture of black and white cells; each becomes a square of as many whole dots as the box has
/// room for.
struct IconItem {
    Dots cells;
    Align align = Align::center;
    VAlign valign = VAlign::middle;
    bool reversed = false; ///< white on a black box
};

/// Millimetres along the top and the left side of the box, from its corner: one-dot marks, longer
/// at 5 and longest at 10.
struct RulerItem {};

/// A staircase in which every dot of the head prints alone: a step that is missing is a dead dot.
struct LadderItem {
    int steps = 8; ///< rows of the staircase
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
    std::vector<Condition> when; ///< all must hold; empty: always
    std::variant<TextItem, SymbolItem, BoxItem, IconItem, RulerItem, LadderItem, TableItem> what;
};

/// Distances from the edges of the paper.
struct Margins {
    Length top, right, bottom, left;
};

/// Places on a sheet of labels, by row from the top left.
struct SheetGrid {
    int columns = 1, rows = 1;
    Length x, y;          ///< corner of the first label
    Length width, height; ///< from one label to the next
};

struct Layout {
    std::string name;
    std::optional<DocumentKind> document; ///< what fills it; nothing: only a test or a bench knows
    Length width, height;
    /// A roll that is cut where its content ends: the page is longer or shorter than `height` by as
    /// much as the table is than its box, and what stands below the table moves with it.
    bool height_follows = false;
    MediaMode mode = MediaMode::printer;
    std::vector<int> dpi = {203, 300}; ///< grids that it is made for
    Margins margin;                    ///< where nothing may be printed
    /// True when it carries the particulars of Regulation (EU) 1169/2011: lint then checks them.
    bool particulars = false;
    std::optional<SheetGrid> grid; ///< a sheet of labels
    std::vector<LayoutItem> items;
};

struct LayoutReading {
    std::optional<Layout> layout; ///< nothing when a finding is an error
    std::vector<Finding> findings;
};

/// What a layout may name.
struct LayoutWords {
    std::vector<std::string> faces;
    Icons icons;
};

/// Reads a layout file; every fault is named with its line and the nearest right word.
LayoutReading read_layout(std::string_view toml, const std::string& source,
                          const LayoutWords& words);

} // namespace cageot
