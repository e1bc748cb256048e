#include "plan/plan_words.h"

#include <stdexcept>

namespace cageot {

std::string_view to_string(HeadLabel::Of of)
{
    switch (of) {
    case HeadLabel::Of::farm:
        return "farm";
    case HeadLabel::Of::product:
        return "product";
    }
    throw std::logic_error("unknown kind of head label");
}

std::optional<HeadLabel::Of> parse_head_of(std::string_view text)
{
    for (const auto of : {HeadLabel::Of::farm, HeadLabel::Of::product})
        if (to_string(of) == text)
            return of;
    return std::nullopt;
}

std::string_view to_string(CrateTicket::Kind kind)
{
    switch (kind) {
    case CrateTicket::Kind::order:
        return "order";
    case CrateTicket::Kind::bag:
        return "bag";
    }
    throw std::logic_error("unknown kind of ticket");
}

std::optional<CrateTicket::Kind> parse_ticket_kind(std::string_view text)
{
    for (const auto kind : {CrateTicket::Kind::order, CrateTicket::Kind::bag})
        if (to_string(kind) == text)
            return kind;
    return std::nullopt;
}

} // namespace cageot
