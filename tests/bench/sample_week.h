#pragma once

#include "depot/stationery.h"
#include "plan/plan.h"

/// The layouts and fonts of this checkout.
cageot::Stationery sample_stationery();
/// The sample week of fixtures/, planned by the rules of fixtures/week/cageot.toml.
cageot::PrintPlan sample_plan();
