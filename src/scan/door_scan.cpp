#include "scan/door_scan.h"

#include "base/command.h"
#include "scan/raw_text.h"

namespace cageot {
namespace {

bool has_label(const PrintPlan& plan, const Code& code)
{
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            if (code_of(label) == code)
                return true;
    return false;
}

} // namespace

DoorScan judge_door_scan(const PrintPlan& plan, std::string_view before, std::string_view text)
{
    using Meaning = DoorScan::Meaning;
    const auto code = read_raw_text(text).code;
    if (!code)
        return {};
    const std::string written = to_string(*code), card = to_string(code_of(Command::missing));
    if (written == card) {
        const auto label = parse_code(before);
        if (label && label->kind() == CodeKind::unit && has_label(plan, *label))
            return {Meaning::leftover, std::string(before), ""};
        return {Meaning::card, "", card};
    }
    if (!has_label(plan, *code))
        return {};
    if (code->kind() == CodeKind::product)
        return {Meaning::product, written, ""};
    return before == card ? DoorScan{Meaning::leftover, written, card}
                          : DoorScan{Meaning::label, written, written};
}

} // namespace cageot
