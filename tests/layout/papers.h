#pragma once

#include "layout/examples.h"
#include "layout/label_content.h"
#include "layout/sheet_content.h"

#include <string>
#include <variant>
#include <vector>

namespace cageot {

/// What one paper says, and the shipped layout that says it.
struct Paper {
    std::string layout;
    Content content;
};

/// Every label, ticket and sheet of `plan`.
inline std::vector<Paper> papers_of(const PrintPlan& plan, PrintedCopy copy = {})
{
    std::vector<Paper> papers;
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            papers.push_back(
                {std::holds_alternative<UnitLabel>(label) ? "unit-57x32.toml" : "head-57x32.toml",
                 content_of(plan, label, copy)});
    for (const CrateTicket& ticket : plan.tickets)
        papers.push_back(
            {ticket.kind == CrateTicket::Kind::order ? "order-100x150.toml" : "bag-57x32.toml",
             content_of(plan, ticket, "v12 sam. 22:10", copy)});
    papers.push_back({"tick-list-a4.toml", tick_list_content(plan, "v12 sam. 22:10")});
    for (Content& slip : contents_of(plan, DocumentKind::slip))
        papers.push_back({"slip-100x150.toml", std::move(slip)});
    return papers;
}

} // namespace cageot
