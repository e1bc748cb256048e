#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace cageot {

/// The directory where a virtual printer's labels fall: 1.png, 2.png … in the order of printing,
/// and state.json. Each file appears whole under its name. Throws std::runtime_error, with the
/// path, when one cannot be written.
class LabelFolder {
public:
    /// Makes the directory. Goes on after the highest number in it; a `control` file left there is
    /// removed, so that an old order does not act on a new printer.
    explicit LabelFolder(std::filesystem::path directory);

    void add_label(std::string_view png);
    /// "N text" at the end of labels.txt, at once, where N counts the lines of that file.
    void add_line(std::string_view text);
    /// May be called from another thread than add_label.
    void write_state(std::string_view json) const;
    /// The orders in the control file; nothing when there is none.
    std::optional<std::string> control() const;
    /// That ever fell here, as far as pictures and lines show.
    long labels() const { return std::max(last_number_, last_line_); }
    std::filesystem::path label_path(long number) const;

private:
    std::filesystem::path directory_;
    long last_number_ = 0;
    std::ofstream lines_; ///< open from the first line on
    long last_line_ = 0;
};

} // namespace cageot
