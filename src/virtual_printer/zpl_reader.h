#pragma once

#include "virtual_printer/zpl_graphic.h"
#include "virtual_printer/zpl_label.h"
#include "virtual_printer/zpl_memory.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// Reads the ZPL II that CUPS' rastertolabel sends, and a little more: graphics (~DG, ^XG, ^GFA,
/// ^GFB, ^ID) placed on a label (^FO, ^LH, ^PW, ^LL, ^PO) and repeated (^PQ). Text and barcodes
/// that the printer itself would draw are unknown commands: ignored and counted.
///
/// A pure value: it may be fed in pieces cut anywhere, and copied. Like a printer, it remembers
/// graphics and settings from format to format. A width or length nobody set is that of what is
/// drawn.
class ZplReader {
public:
    /// Takes from the front of `bytes` up to the end of the next label and returns it; nothing when
    /// all of `bytes` is taken and no label has ended. A format that draws nothing is no label.
    std::optional<ZplLabel> read(std::string_view& bytes);

    /// Gives up the format or graphic being read; what is stored stays.
    void break_off();

    long unknown_commands() const { return unknown_commands_; }
    /// Why the last thing that could not be drawn was left out; empty when all could.
    const std::string& complaint() const { return complaint_; }
    std::size_t stored_graphics() const { return memory_.count(); }

private:
    /// What the next byte is part of. `nothing`: skipped up to the next command.
    enum class Part { nothing, name, arguments, letters, binary };
    using Arguments = std::vector<std::string_view>;
    /// What a command does with its arguments, of which there is at least one, maybe empty.
    using Action = void (ZplReader::*)(const Arguments&);
    struct Command;
    static const Command* find_command(std::string_view name);

    std::optional<ZplLabel> take(char byte);
    std::optional<ZplLabel> end_name();
    void add_argument_byte(char byte);
    void end_command();
    bool begins_graphic() const;
    void begin_graphic();
    void add_graphic_letter(char byte);
    void end_graphic();
    void place(Dots graphic);
    void complain(std::string why);
    std::optional<ZplLabel> end_format();

    void set_orientation(const Arguments& arguments);
    void set_width(const Arguments& arguments);
    void set_length(const Arguments& arguments);
    void set_home(const Arguments& arguments);
    void set_tracking(const Arguments& arguments);
    void set_copies(const Arguments& arguments);
    void set_origin(const Arguments& arguments);
    void end_field(const Arguments& arguments);
    void recall_graphic(const Arguments& arguments);
    void delete_graphic(const Arguments& arguments);

    Part part_ = Part::nothing;
    std::string name_; ///< with its prefix, "^FO"
    std::string arguments_;
    std::optional<ZplGraphic> graphic_;
    std::string graphic_name_; ///< empty for a ^GF, which is drawn at once
    bool graphic_begun_ = false;
    long binary_bytes_left_ = 0;

    ZplMemory memory_;
    ZplSettings settings_;

    bool in_format_ = false;
    int origin_x_ = 0, origin_y_ = 0;
    int copies_ = 1;
    std::vector<ZplField> fields_;

    long unknown_commands_ = 0;
    std::string complaint_;
};

} // namespace cageot
