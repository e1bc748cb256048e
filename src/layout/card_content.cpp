#include "layout/card_content.h"

#include "base/command.h"
#include "base/scanner_card.h"

namespace cageot {

Content scanner_card_content()
{
    Content content;
    content.fields["test_unit"] = to_string(scanner_card_unit);
    content.fields["test_unit_spaced"] = to_spaced_string(scanner_card_unit);
    content.fields["test_crate"] = to_string(scanner_card_crate);
    content.fields["test_crate_spaced"] = to_spaced_string(scanner_card_crate);
    content.fields["test_pair"] = to_string(UnitInCrate{scanner_card_unit, scanner_card_crate});
    content.fields["test_letters"] = std::string(scanner_card_text);
    return content;
}

Content command_card_content()
{
    Content content;
    for (const Command command : card_commands()) {
        ContentRow row{"command", {}};
        row.fields["command"] = to_string(command);
        row.fields["command_name"] = french_name(command);
        row.fields["command_help"] = french_help(command);
        row.fields["command_code"] = to_string(code_of(command));
        row.fields["command_code_spaced"] = to_spaced_string(code_of(command));
        content.tables["commands"].push_back(std::move(row));
    }
    return content;
}

Content calibration_content(const CalibrationLabel& label)
{
    Content content;
    content.fields["printer"] = label.printer;
    content.fields["media"] = label.media;
    content.fields["dpi"] = std::to_string(label.dpi);
    content.fields["calibration_code_4"] = to_string(label.code_4);
    content.fields["calibration_code_3"] = to_string(label.code_3);
    content.fields["calibration_code_2"] = to_string(label.code_2);
    return content;
}

} // namespace cageot
