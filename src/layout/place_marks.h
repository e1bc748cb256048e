#pragma once

// Puts one mark of a layout on a page: everything that `compose` does with one box.

#include "base/finding.h"
#include "layout/content.h"
#include "layout/fonts.h"
#include "layout/layout.h"
#include "layout/page.h"

#include <vector>

namespace cageot {

/// What it takes to place a mark of line `line`.
struct Placing {
    Page& page;
    const FontSet& fonts;
    const Fields& fields;
    int line = 0; ///< of the layout file
    std::vector<Finding>& findings;

    /// Adds a finding about the mark; its source is the layout's, filled in by `compose`.
    void find(Severity severity, std::string message) const
    {
        findings.push_back({severity, "", line, "", std::move(message)});
    }
};

void place(const Placing& placing, const TextItem& item, DotRect box);
void place(const Placing& placing, const SymbolItem& item, DotRect box);
void place(const Placing& placing, const BoxItem& item, DotRect box);
void place(const Placing& placing, const IconItem& item, DotRect box);
void place(const Placing& placing, const RulerItem& item, DotRect box);
void place(const Placing& placing, const LadderItem& item, DotRect box);

/// Where `used` dots of `room` begin.
int aligned(Align align, int start, int room, int used);
int aligned(VAlign align, int start, int room, int used);

} // namespace cageot
