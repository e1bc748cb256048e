#include "virtual_printer/printer_fault.h"

#include <charconv>

namespace cageot {

namespace {

struct FaultWord {
    FaultKind kind;
    std::string_view word;
    /// The amount when none is said; nothing for a kind that has no amount.
    std::optional<std::uint64_t> usual_amount;
};

constexpr FaultWord fault_words[] = {
    {FaultKind::none, "none", std::nullopt}, {FaultKind::refuse, "refuse", std::nullopt},
    {FaultKind::stall, "stall", 0},          {FaultKind::reset, "reset", 0},
    {FaultKind::slow, "slow", 10'000},       {FaultKind::never_close, "never-close", std::nullopt},
    {FaultKind::paper_out, "paper-out", 0},  {FaultKind::cover_open, "cover-open", 0},
    {FaultKind::paused, "paused", 0},        {FaultKind::ribbon_out, "ribbon-out", 0},
    {FaultKind::power_off, "power-off", 0},  {FaultKind::short_labels, "short-labels", 100},
};

std::optional<std::uint64_t> parse_amount(std::string_view digits)
{
    std::uint64_t amount = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), amount);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    return amount;
}

} // namespace

std::string to_string(PrinterFault fault)
{
    for (const FaultWord& known : fault_words)
        if (known.kind == fault.kind)
            return std::string(known.word) +
                   (known.usual_amount ? ":" + std::to_string(fault.amount) : std::string());
    return {};
}

std::optional<PrinterFault> parse_printer_fault(std::string_view text)
{
    const std::size_t colon = text.find(':');
    for (const FaultWord& known : fault_words) {
        if (known.word != text.substr(0, colon))
            continue;
        if (colon == std::string_view::npos)
            return PrinterFault{known.kind, known.usual_amount.value_or(0)};
        const auto amount = parse_amount(text.substr(colon + 1));
        // A speed of nothing would be a stall.
        if (!known.usual_amount || !amount || (known.kind == FaultKind::slow && *amount == 0))
            return std::nullopt;
        return PrinterFault{known.kind, *amount};
    }
    return std::nullopt;
}

} // namespace cageot
