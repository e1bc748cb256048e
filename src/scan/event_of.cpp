#include "scan/judge.h"

#include "base/command.h"

#include <array>
#include <stdexcept>
#include <utility>

namespace cageot {
namespace {

constexpr std::array<std::pair<Scan::Action, std::string_view>, 7> actions = {{
    {Scan::Action::scan, "scan"},
    {Scan::Action::mark, "mark"},
    {Scan::Action::tick, "tick"},
    {Scan::Action::spread, "spread"},
    {Scan::Action::count, "count"},
    {Scan::Action::close, "close"},
    {Scan::Action::depart, "depart"},
}};

std::string context_of(const Scan& scan)
{
    return scan.at - scan.before.since > context_length ? std::string() : scan.before.crate;
}

/// What a command card tells about the label that was scanned just before or is scanned next.
ScanKind kind_of_card(std::string_view card)
{
    const auto kind = parse_scan_kind(card);
    return kind == ScanKind::missing || kind == ScanKind::damaged || kind == ScanKind::replaced
               ? *kind
               : ScanKind::none;
}

void tell_unit(const Scan& scan, ScanEvent& event)
{
    event.kind = kind_of_card(scan.before.card);
    if (event.kind != ScanKind::none)
        return;
    event.kind = ScanKind::put;
    event.evidence = event.crate.empty() ? Evidence::shown : Evidence::scanned;
}

void tell_command(const Scan& scan, Command command, ScanEvent& event)
{
    switch (command) {
    case Command::undo:
        if (!scan.before.undo.empty()) {
            event.kind = ScanKind::undo;
            event.target = scan.before.undo;
        }
        break;
    case Command::missing:
    case Command::damaged:
    case Command::replaced:
        if (!scan.before.unit.empty()) {
            event.kind = kind_of_card(to_string(command));
            event.code = scan.before.unit;
        }
        break;
    case Command::crate_done:
        if (!event.crate.empty())
            event.kind = ScanKind::crate_done;
        break;
    case Command::one_more_crate:
        if (!event.crate.empty())
            event.kind = ScanKind::more_crates;
        break;
    case Command::help:
        break;
    }
}

void tell_crate(const Scan& scan, ScanEvent& event)
{
    if (scan.before.van.empty())
        return;
    event.kind = ScanKind::loaded;
    event.target = scan.before.van;
}

void tell_text(const Scan& scan, ScanEvent& event)
{
    const RawText read = read_raw_text(scan.text);
    if (!read.code)
        return;
    event.code = to_string(*read.code);
    switch (read.code->kind()) {
    case CodeKind::unit:
        tell_unit(scan, event);
        break;
    case CodeKind::product:
        if (!event.crate.empty()) {
            event.kind = ScanKind::put;
            event.evidence = Evidence::scanned;
        }
        break;
    case CodeKind::crate:
        tell_crate(scan, event);
        break;
    case CodeKind::command:
        if (const auto command = command_of(*read.code))
            tell_command(scan, *command, event);
        break;
    }
}

void tell_tick(const Scan& scan, ScanEvent& event)
{
    event.code = scan.text;
    if (event.crate.empty())
        return;
    event.kind = ScanKind::put;
    event.evidence = Evidence::seen;
}

} // namespace

std::string_view to_string(Scan::Action action)
{
    for (const auto& [known, name] : actions)
        if (known == action)
            return name;
    throw std::logic_error("unknown action of a scan");
}

std::optional<Scan::Action> parse_scan_action(std::string_view text)
{
    for (const auto& [action, name] : actions)
        if (name == text)
            return action;
    return std::nullopt;
}

ScanEvent event_of(const PackList& list, const Scan& scan)
{
    ScanEvent event;
    event.id = scan.id;
    event.station = scan.station;
    event.at = scan.at;
    event.crate = context_of(scan);
    switch (scan.action) {
    case Scan::Action::scan:
        tell_text(scan, event);
        break;
    case Scan::Action::mark:
        if (const auto crate = list.crate_by_mark(scan.text)) {
            event.code = list.crates[*crate].code;
            tell_crate(scan, event);
        }
        break;
    case Scan::Action::tick:
        tell_tick(scan, event);
        break;
    case Scan::Action::spread:
        event.kind = ScanKind::spread;
        event.code = scan.text;
        break;
    case Scan::Action::count:
        if (!event.crate.empty()) {
            event.kind = ScanKind::counted;
            event.amount = scan.amount;
        }
        break;
    case Scan::Action::close:
        break;
    case Scan::Action::depart:
        event.kind = ScanKind::departed;
        event.target = scan.before.van;
        break;
    }
    return event;
}

} // namespace cageot
