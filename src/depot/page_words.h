#pragma once

#include "plan/plan.h"

#include <map>
#include <optional>
#include <string>

namespace cageot {

/// What a person sees first on a label or ticket.
struct PageWords {
    std::string mark; ///< printed big: "14 F"; of a head the farm
    std::string what; ///< "Tomates 500g 1/2", "tête, 12 étiquettes", "ticket de commande"
};
/// Of every label and ticket of a plan, by code.
std::map<std::string, PageWords> page_words(const PrintPlan& plan);
/// Of a page as jobs name it, also of a container more: "14 F +1". Nothing when no page is called so.
std::optional<PageWords> find_words(const std::map<std::string, PageWords>& words,
                                    const std::string& page);

} // namespace cageot
