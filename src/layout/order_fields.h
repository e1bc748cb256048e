#pragma once

// Fields that several documents share, from the values of a plan.

#include "layout/content.h"
#include "layout/label_content.h"
#include "plan/plan.h"

#include <string>
#include <vector>

namespace cageot {

/// "hub", "session", "version"
void add_session(Fields& fields, const PrintPlan& plan);
/// "zone", "zone_letter", "zone_name"
void add_zone(Fields& fields, Zone zone);
/// "relay_letter", "relay_colour", "relay_name"
void add_relay(Fields& fields, const PlannedRelay& relay);
/// "number", "name", "order", "same_customer" and those of its relay.
void add_order(Fields& fields, const PrintPlan& plan, const PlannedOrder& order);
/// "mark", "crate_code", "crate_code_spaced" and those of its order, zone and session.
void add_crate(Fields& fields, const PrintPlan& plan, const Crate& crate);
/// "duplicate"
void add_copy(Fields& fields, PrintedCopy copy);

/// What is there of a line of an order as a row of a table.
ContentRow line_row(const PrintPlan& plan, const PlannedLine& line);
/// True when the shop cut the line, or some of it did not come.
bool lacks(const PlannedLine& line);
/// What is not.
ContentRow missing_row(const PrintPlan& plan, const PlannedLine& line);
/// "Payé", "À régler 12,40 €", or empty when the hub does not say.
std::string payment_of(const PlannedOrder& order);

} // namespace cageot
