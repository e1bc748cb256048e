#pragma once

#include "session/session.h"

#include <string>

namespace cageot {

/// What reports compare a product by: the shop may have touched up case and accents since it was
/// ordered.
std::string product_key(const Product& product);
/// The same with the unit.
std::string variant_key(const Product& product);

} // namespace cageot
