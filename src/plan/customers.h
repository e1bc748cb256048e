#pragma once

#include "session/session.h"

#include <cstddef>
#include <vector>

namespace cageot {

/// Who ordered, by place in `orders`: the same number for orders of the same customer, which are
/// those with the same e-mail or the same code of the hub. Names never count.
std::vector<std::size_t> customers_of(const std::vector<Order>& orders);

} // namespace cageot
