#pragma once

#include "layout/fonts.h"
#include "layout/layout.h"
#include "printing/printer.h"

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace cageot {

/// A layout, and what lint has against it and its example pages: errors, each of which forbids
/// printing with it.
struct JudgedLayout {
    Layout layout;
    std::vector<Finding> faults;
};

/// The fonts, icons and layouts that a depot prints with: one layout file for each document and
/// stock, named after both, as "unit-57x32.toml", "order-80.toml" (a roll), "bay-card-a4.toml".
class Stationery {
public:
    /// Throws std::runtime_error in French when the icons, a font or its package is missing.
    Stationery(std::filesystem::path layouts, const std::filesystem::path& faces,
               const std::vector<std::filesystem::path>& font_directories);

    const FontSet& fonts() const { return fonts_; }
    /// What a layout file may name.
    const LayoutWords& words() const { return words_; }

    /// Read when it is first asked for; safe from several threads. Throws std::runtime_error in
    /// French, with every fault of the file, one a line, or with the stocks that there are layouts
    /// for.
    const JudgedLayout& judged(DocumentKind document, Media media) const;
    const Layout& layout(DocumentKind document, Media media) const
    {
        return judged(document, media).layout;
    }
    /// The stocks that `document` has a layout file for, as they are written in file names.
    std::vector<std::string> stocks_of(DocumentKind document) const;

private:
    std::vector<Finding> judge(const Layout& layout) const;

    std::filesystem::path folder_;
    FontSet fonts_;
    LayoutWords words_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, JudgedLayout> layouts_; ///< by file name
};

/// "unit-57x32.toml"
std::string layout_file_name(DocumentKind document, Media media);

/// Reads one layout file. Throws std::runtime_error with every fault, one a line.
Layout load_layout(const std::filesystem::path& file, const LayoutWords& words);

} // namespace cageot
