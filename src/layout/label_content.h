#pragma once

#include "layout/content.h"
#include "plan/plan.h"

#include <string>

namespace cageot {

/// What the print adds to a plan's page.
struct PrintedCopy {
    /// 1 for the first print, 2 for the first reprint ("DUPLICATA 2") …
    int number = 1;
};

/// Fields of each kind of page, as docs/layout-format.md lists them.
Content content_of(const PrintPlan& plan, const UnitLabel& label, PrintedCopy copy = {});
Content content_of(const PrintPlan& plan, const HeadLabel& label, PrintedCopy copy = {});
Content content_of(const PrintPlan& plan, const Label& label, PrintedCopy copy = {});
/// `stamp` says which version of when this is: "v1 lun. 22:10".
Content content_of(const PrintPlan& plan, const CrateTicket& ticket, const std::string& stamp,
                   PrintedCopy copy = {});
/// Of the `more`-th container beyond `crate`, which is full, "14 +1": a bag ticket with the crate's own
/// code. What each of them holds is not known, so it counts no articles.
Content more_content(const PrintPlan& plan, const Crate& crate, int more, const std::string& stamp);
/// For a ticket that is already in its crate: `quantity` of the product on `line` (its 1-based place)
/// of the order that `crate` belongs to is missing, "MANQUE 1 × œufs (6)". With 0 nothing is any more
/// that was before: "EST ARRIVÉ 1 × œufs (6)", "SONT LÀ 3 × œufs (6)", with all that the line has.
Content missing_content(const PrintPlan& plan, const Crate& crate, int line, int quantity,
                        PrintedCopy copy = {});

} // namespace cageot
