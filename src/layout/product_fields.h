#pragma once

#include "layout/content.h"
#include "plan/plan.h"

namespace cageot {

/// Adds what a label or a row says of its product: its short name or else how the shop names it, and
/// what the plan knows of it from the hub's table. What is unknown stays absent.
void add_product_fields(Fields& fields, const PrintPlan& plan, const Product& product);

} // namespace cageot
