#pragma once

// What is on paper as the layouts get it: told by `layout`, which knows nothing of codes that stay or
// of differences, so that `plan` does not grade its own work.

#include "layout/label_content.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace cageot {

inline std::string text_of(const Fields& fields)
{
    std::string text;
    for (const auto& [name, value] : fields)
        if (!value.empty())
            text += name + "=" + value + "\n";
    return text;
}

/// Without the label's own code and what no label of a size that comes with Cageot shows.
inline std::string print_of(const PrintPlan& plan, const Label& label)
{
    Fields fields = content_of(plan, label).fields;
    for (const char* name : {"unit_code", "unit_code_spaced", "product_code", "product_code_spaced",
                             "version", "same_customer"})
        fields.erase(name);
    return (std::holds_alternative<HeadLabel>(label) ? "head\n" : "unit\n") + text_of(fields);
}

/// Without the version; of a line only what order tickets show.
inline std::string print_of(const PrintPlan& plan, const CrateTicket& ticket)
{
    constexpr std::array<std::string_view, 7> shown = {"heading", "quantity", "lacking", "product",
                                                       "unit",    "farm",     "note"};
    Content content = content_of(plan, ticket, "");
    content.fields.erase("version");
    if (ticket.kind == CrateTicket::Kind::bag)
        content.fields.erase("same_customer");
    std::string text = ticket.kind == CrateTicket::Kind::bag ? "bag\n" : "order\n";
    text += text_of(content.fields);
    for (const auto& [name, rows] : content.tables) {
        for (ContentRow row : rows) {
            std::erase_if(row.fields, [&](const auto& field) {
                return std::find(shown.begin(), shown.end(), field.first) == shown.end();
            });
            text += row.kind + "\n" + text_of(row.fields);
        }
    }
    return text;
}

inline std::multimap<std::string, Code> label_prints(const PrintPlan& plan)
{
    std::multimap<std::string, Code> prints;
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            prints.emplace(print_of(plan, label), code_of(label));
    return prints;
}

} // namespace cageot
