#include "layout/document.h"

#include <array>
#include <stdexcept>
#include <utility>

namespace cageot {
namespace {

constexpr std::array<std::pair<Document, std::string_view>, 12> documents = {{
    {Document::unit, "unit"},
    {Document::head, "head"},
    {Document::bag, "bag"},
    {Document::missing, "missing"},
    {Document::order, "order"},
    {Document::relay_sheet, "relay-sheet"},
    {Document::bay_card, "bay-card"},
    {Document::tick_list, "tick-list"},
    {Document::label_sheet, "label-sheet"},
    {Document::scanner_card, "scanner-card"},
    {Document::command_card, "command-card"},
    {Document::calibration, "calibration"},
}};

} // namespace

std::string_view to_string(Document document)
{
    for (const auto& [one, name] : documents)
        if (one == document)
            return name;
    throw std::logic_error("unknown document");
}

std::optional<Document> parse_document(std::string_view text)
{
    for (const auto& [one, name] : documents)
        if (name == text)
            return one;
    return std::nullopt;
}

const std::vector<Document>& all_documents()
{
    static const std::vector<Document> all = [] {
        std::vector<Document> list;
        for (const auto& [one, name] : documents)
            list.push_back(one);
        return list;
    }();
    return all;
}

std::string_view to_string(MediaMode mode)
{
    switch (mode) {
    case MediaMode::printer:
        return "printer";
    case MediaMode::tear:
        return "tear";
    case MediaMode::peel:
        return "peel";
    case MediaMode::cut:
        return "cut";
    case MediaMode::rewind:
        return "rewind";
    }
    throw std::logic_error("unknown media mode");
}

} // namespace cageot
