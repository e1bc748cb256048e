#pragma once

#include "web/farm_arrivals.h"
#include "web/site.h"

#include <string>
#include <vector>

namespace cageot {

/// Fields of one product on its farm's page, the `place`-th of the farm: what is there, and what each
/// button would tell.
Fields fields_of(const ProductArrival& product, std::size_t place);

/// The farm's big button: its words, and below them what follows for paper. False when there is
/// nothing left to be told or printed.
Fields main_button(const FarmArrival& farm);

/// The farm whose batch the path names. Throws HttpRefusal 404.
FarmArrival farm_of(Depot& depot, const Situation& situation, const HttpRequest& request);

/// The farm's page; with `faults` it says why nothing was noted, and is 422.
HttpResponse show_farm(Site& site, const HttpRequest& request,
                       const std::vector<std::string>& faults);

} // namespace cageot
