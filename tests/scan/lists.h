#pragma once

#include "base/command.h"
#include "scan/judge.h"

#include <memory>
#include <string>

namespace cageot::test {

inline std::string unit_code(std::uint32_t number)
{
    return to_string(Code(CodeKind::unit, number));
}
inline std::string crate_code(std::uint32_t number)
{
    return to_string(Code(CodeKind::crate, number));
}
inline std::string head_code(std::uint32_t number)
{
    return to_string(Code(CodeKind::product, number));
}
inline std::string card(Command command)
{
    return to_string(code_of(command));
}

/// Order 14 of Aragon: crate 1, "14", with three tomatoes (units 1 to 3) and two loose melons of head 1;
/// crate 2, "14 F", with a cheese (unit 4). Order 22 of Lastours: crate 3, "22", with honey (unit 5),
/// soap that did not come (unit 6) and a loose melon. Unit 8 took the place of unit 7, unit 9 was of an
/// order that is gone, unit 10 is one too many.
inline PackList two_orders()
{
    PackList list;
    list.session = {"S1"};
    list.orders = {{14, "C", "BLEU", "Aragon"}, {22, "D", "ROUGE", "Lastours"}};
    list.crates = {{crate_code(1), "14", 0, Zone::ambient, true, true},
                   {crate_code(2), "14 F", 0, Zone::chilled, false, true},
                   {crate_code(3), "22", 1, Zone::ambient, true, true},
                   {crate_code(4), "22 F", 1, Zone::chilled, false, false}};
    for (const std::uint32_t number : {1U, 2U, 3U})
        list.units[unit_code(number)] = {0, 1, "Tomates 500g", 1};
    list.units[unit_code(4)] = {1, 3, "Tomme 200g", 1};
    list.units[unit_code(5)] = {2, 1, "Miel 500g", 1};
    list.units[unit_code(6)] = {2, 2, "Savon", 0};
    list.heads[head_code(1)] = {
        "Melon", "Ferme des Alizés", {{0, 2, 2}, {2, 3, 1}}, {{14, 2}, {22, 1}}};
    list.heads[head_code(2)] = {"Tomates 500g", "Ferme des Alizés", {}, {{14, 3}}};
    list.heads[head_code(3)] = {"", "Ferme des Alizés", {}, {}};
    list.gone[unit_code(7)] = {GoneCode::Why::replaced, unit_code(8), "14"};
    list.gone[unit_code(9)] = {GoneCode::Why::cancelled, "", "31"};
    list.gone[unit_code(10)] = {GoneCode::Why::surplus, "", "14"};
    return list;
}

inline ScanEvent event(const std::string& id, ScanKind kind, const std::string& code,
                       const std::string& crate = {}, const std::string& target = {},
                       int amount = 0)
{
    ScanEvent event;
    event.id = id;
    event.station = "poste-1";
    event.at = 1'000;
    event.kind = kind;
    event.code = code;
    event.crate = crate;
    event.target = target;
    event.amount = amount;
    event.evidence = crate.empty() ? Evidence::shown : Evidence::scanned;
    return event;
}

} // namespace cageot::test
