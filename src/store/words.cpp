#include "store/store.h"

#include <stdexcept>

namespace cageot {

std::string_view to_string(PageKind kind)
{
    switch (kind) {
    case PageKind::unit:
        return "unit";
    case PageKind::head:
        return "head";
    case PageKind::order:
        return "order";
    case PageKind::bag:
        return "bag";
    case PageKind::sheet:
        return "sheet";
    case PageKind::slip:
        return "slip";
    case PageKind::calibration:
        return "calibration";
    case PageKind::missing:
        return "missing";
    case PageKind::more:
        return "more";
    }
    throw std::logic_error("unknown page kind");
}

std::optional<PageKind> parse_page_kind(std::string_view text)
{
    for (const PageKind kind :
         {PageKind::unit, PageKind::head, PageKind::order, PageKind::bag, PageKind::sheet,
          PageKind::slip, PageKind::calibration, PageKind::missing, PageKind::more})
        if (text == to_string(kind))
            return kind;
    return std::nullopt;
}

std::string_view to_string(Urgency urgency)
{
    switch (urgency) {
    case Urgency::batch:
        return "batch";
    case Urgency::resumed:
        return "resumed";
    case Urgency::waiting:
        return "waiting";
    }
    throw std::logic_error("unknown urgency");
}

std::optional<Urgency> parse_urgency(std::string_view text)
{
    for (const Urgency urgency : {Urgency::batch, Urgency::resumed, Urgency::waiting})
        if (text == to_string(urgency))
            return urgency;
    return std::nullopt;
}

} // namespace cageot
