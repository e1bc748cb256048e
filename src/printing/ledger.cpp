#include "printing/ledger.h"

#include <stdexcept>

namespace cageot {

std::string_view to_string(LabelState state)
{
    switch (state) {
    case LabelState::planned:
        return "planned";
    case LabelState::sent:
        return "sent";
    case LabelState::confirmed:
        return "confirmed";
    case LabelState::doubtful:
        return "doubtful";
    case LabelState::void_:
        return "void";
    }
    throw std::logic_error("unknown label state");
}

std::optional<LabelState> parse_label_state(std::string_view text)
{
    for (const LabelState state : {LabelState::planned, LabelState::sent, LabelState::confirmed,
                                   LabelState::doubtful, LabelState::void_})
        if (text == to_string(state))
            return state;
    return std::nullopt;
}

bool may_become(LabelState from, LabelState to)
{
    if (from == to)
        return true;
    switch (from) {
    case LabelState::planned: // its scan proves it was printed, whoever did
        return to == LabelState::sent || to == LabelState::confirmed || to == LabelState::void_;
    case LabelState::sent:     // planned again when its job never reached a printer
    case LabelState::doubtful: // planned again when a person says that it did not come out
        return true;
    case LabelState::confirmed: // sent again when a person asks for a duplicate
        return to == LabelState::sent || to == LabelState::void_;
    case LabelState::void_:
        return false;
    }
    throw std::logic_error("unknown label state");
}

std::string_view to_string(SpoolState state)
{
    switch (state) {
    case SpoolState::wanted:
        return "wanted";
    case SpoolState::submitting:
        return "submitting";
    case SpoolState::submitted:
        return "submitted";
    case SpoolState::handed_over:
        return "handed_over";
    case SpoolState::doubtful:
        return "doubtful";
    case SpoolState::refused:
        return "refused";
    case SpoolState::canceled:
        return "canceled";
    case SpoolState::accepted:
        return "accepted";
    }
    throw std::logic_error("unknown spool state");
}

std::optional<SpoolState> parse_spool_state(std::string_view text)
{
    for (const SpoolState state :
         {SpoolState::wanted, SpoolState::submitting, SpoolState::submitted,
          SpoolState::handed_over, SpoolState::doubtful, SpoolState::refused, SpoolState::canceled,
          SpoolState::accepted})
        if (text == to_string(state))
            return state;
    return std::nullopt;
}

std::string_view to_string(Doubt doubt)
{
    switch (doubt) {
    case Doubt::none:
        return "none";
    case Doubt::last:
        return "last";
    case Doubt::twice:
        return "twice";
    }
    throw std::logic_error("unknown doubt");
}

std::optional<Doubt> parse_doubt(std::string_view text)
{
    for (const Doubt doubt : {Doubt::none, Doubt::last, Doubt::twice})
        if (text == to_string(doubt))
            return doubt;
    return std::nullopt;
}

bool is_final(SpoolState state)
{
    switch (state) {
    case SpoolState::wanted:
    case SpoolState::submitting:
    case SpoolState::submitted:
        return false;
    case SpoolState::handed_over:
    case SpoolState::doubtful:
    case SpoolState::refused:
    case SpoolState::canceled:
    case SpoolState::accepted:
        return true;
    }
    throw std::logic_error("unknown spool state");
}

LabelState label_state_in(SpoolState state)
{
    switch (state) {
    case SpoolState::wanted:
    case SpoolState::submitting:
    case SpoolState::submitted:
    case SpoolState::handed_over:
    case SpoolState::accepted:
        return LabelState::sent;
    case SpoolState::doubtful:
        return LabelState::doubtful;
    case SpoolState::refused:
    case SpoolState::canceled:
        return LabelState::planned;
    }
    throw std::logic_error("unknown spool state");
}

} // namespace cageot
