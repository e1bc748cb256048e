#pragma once

#include "depot/documents.h"
#include "plan/plan_json.h"

#include <filesystem>
#include <vector>

namespace cageot {

/// What was written, and what a person should know of it.
struct Rendering {
    std::vector<std::filesystem::path> files;
    std::vector<Finding> findings; ///< warnings
    long pages = 0;
    /// The errors; empty when every page may be printed.
    std::string why_not;
};

/// Writes labels-NNN.pdf, tickets-NNN.pdf (order tickets, then bag tickets, never mixed in a file),
/// sheets.pdf and plan.json into `folder`, every page proved by preflight. Works on two threads;
/// the memory it takes does not grow with the number of pages.
Rendering render_plan(const PrintRun& run, const std::filesystem::path& folder);

/// Writes label-sheet.pdf into `folder`: every label and bag ticket of the plan side by side on A4
/// sheets, for a day without label printers. The first sheet begins at its place `first` (1 is the
/// top left one). Throws std::runtime_error in French, also when there is no such place.
Rendering render_label_sheet(const PrintRun& run, const std::filesystem::path& folder, int first);

/// Writes slip.pdf into `folder`: what the version made wrong of what was on paper; nothing when that
/// is nothing.
Rendering render_slip(const PrintRun& run, const std::filesystem::path& folder);

/// Writes a file whole or not at all: beside it first, flushed to the disk, then renamed.
/// Throws std::runtime_error in French (disk full, no permission).
void write_file(const std::filesystem::path& path, std::string_view bytes);

} // namespace cageot
