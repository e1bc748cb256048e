#pragma once

#include <compare>
#include <string>

namespace cageot {

/// A name of one kind of thing; names of two kinds do not mix. Text because other systems' ids are.
template <class Tag>
struct Id {
    std::string value;

    friend auto operator<=>(const Id&, const Id&) = default;
};

using SessionId = Id<struct SessionTag>;   ///< "S1", given by the depot
using OrderNumber = Id<struct OrderTag>;   ///< "R482019375", given by the shop
using PrinterName = Id<struct PrinterTag>; ///< a CUPS queue name
using JobKey = Id<struct JobTag>;          ///< ours, travels in the print job

} // namespace cageot
