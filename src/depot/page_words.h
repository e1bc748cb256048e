#pragma once

#include "plan/plan.h"

#include <map>
#include <string>

namespace cageot {

/// What a person sees first on a label or ticket.
struct PageWords {
    std::string mark; ///< printed big: "14 F"; of a head the farm
    std::string what; ///< "Tomates 500g 1/2", "tête, 12 étiquettes", "ticket de commande"
};
/// Of every label and ticket of a plan, by code.
std::map<std::string, PageWords> page_words(const PrintPlan& plan);

} // namespace cageot
