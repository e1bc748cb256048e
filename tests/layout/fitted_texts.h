#pragma once

// Texts fitted into boxes of dots at 203 dpi.

#include "composed_labels.h"
#include "layout/text_fit.h"

#include <string>
#include <vector>

namespace cageot {

/// x-height 3.0 to 1.5 mm: 24 to 12 dots at 203 dpi.
inline TextItem item(int lines = 1)
{
    TextItem text;
    text.size = Length::mm(3.0);
    text.min_size = Length::mm(1.5);
    text.lines = lines;
    return text;
}

inline std::vector<std::string> lines_of(const FittedText& fitted)
{
    std::vector<std::string> lines;
    for (const FittedLine& line : fitted.lines) {
        lines.emplace_back();
        for (const FittedRun& run : line.runs)
            lines.back() += run.text;
    }
    return lines;
}

inline FittedText fit(const TextItem& text, const std::string& words, int width, int height)
{
    return fit_text(project_fonts(), text, words, width, height, 203);
}

using Lines = std::vector<std::string>;

} // namespace cageot
