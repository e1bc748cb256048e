#pragma once

#include "base/finding.h"
#include "depot/stationery.h"
#include "layout/page.h"
#include "plan/plan.h"

#include <filesystem>
#include <string>
#include <vector>

namespace cageot {

/// A layout file filled with examples, and what is wrong with it.
struct LayoutProof {
    Layout layout;
    std::vector<Page> pages; ///< ordinary content, then the fullest
    std::string pdf;         ///< of the pages
    std::vector<Finding> findings;
};

/// Reads, fills, draws and proves `file` at `dpi`, as a printed document would be. Throws
/// std::runtime_error in French when the file cannot be read, with every fault, one a line.
LayoutProof prove_layout(const Stationery& stationery, const std::filesystem::path& file, int dpi);

/// The same filled with what a session's plan prints of it: everything is composed and judged, and
/// the `most` pages of it with the most text are drawn. No pages when the plan has nothing of it.
LayoutProof prove_layout(const Stationery& stationery, const std::filesystem::path& file, int dpi,
                         const PrintPlan& plan, std::size_t most);

/// The names of the layout files in a folder, without ".toml", in order: "unit-57x32".
std::vector<std::string> layout_names(const std::filesystem::path& folder);

/// The pages as one picture, made of the same dots that preflight proves.
std::string picture_of(const LayoutProof& proof);

} // namespace cageot
