#pragma once

#include "plan/plan.h"

#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// The stored form of a plan: everything of it, read back exactly by parse_plan. Kept for years by
/// depots: add members at will, never rename one.
std::string to_stored_json(const PrintPlan& plan);
/// Throws std::runtime_error naming what is wrong.
PrintPlan parse_stored_plan(std::string_view json);

/// Where a label or ticket stands in the rendered documents.
struct PagePlace {
    std::string file; ///< "labels-001.pdf"
    int page = 1;     ///< from 1
    int pages = 1;    ///< a long order ticket has several
};

/// The places of a plan's labels (batch after batch) and tickets, in the plan's order.
struct DocumentPlaces {
    std::vector<PagePlace> labels;
    std::vector<PagePlace> tickets;
};

/// The contract that `cageot render` writes as plan.json and the API answers (there without
/// places).
std::string to_plan_json(const PrintPlan& plan, const DocumentPlaces* places);

/// What a symbol holds, as plan.json names it.
struct PlannedPayload {
    std::string symbology; ///< "code128", "qr"
    std::string text;
    friend bool operator==(const PlannedPayload&, const PlannedPayload&) = default;
};
/// The symbols of one label or ticket in reading order.
std::vector<PlannedPayload> payloads_of(const PrintPlan& plan, const Label& label);
std::vector<PlannedPayload> payloads_of(const PrintPlan& plan, const CrateTicket& ticket);

/// The plan as text for `cageot plan`: relays, orders, batches with the reason of each label.
std::string to_text(const PrintPlan& plan);

} // namespace cageot
