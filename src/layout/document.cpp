#include "layout/document.h"

#include <array>
#include <stdexcept>
#include <utility>

namespace cageot {
namespace {

constexpr std::array<std::pair<DocumentKind, std::string_view>, 13> documents = {{
    {DocumentKind::unit, "unit"},
    {DocumentKind::head, "head"},
    {DocumentKind::bag, "bag"},
    {DocumentKind::missing, "missing"},
    {DocumentKind::order, "order"},
    {DocumentKind::slip, "slip"},
    {DocumentKind::relay_sheet, "relay-sheet"},
    {DocumentKind::bay_card, "bay-card"},
    {DocumentKind::tick_list, "tick-list"},
    {DocumentKind::label_sheet, "label-sheet"},
    {DocumentKind::scanner_card, "scanner-card"},
    {DocumentKind::command_card, "command-card"},
    {DocumentKind::calibration, "calibration"},
}};

} // namespace

std::string_view to_string(DocumentKind document)
{
    for (const auto& [one, name] : documents)
        if (one == document)
            return name;
    throw std::logic_error("unknown document");
}

std::optional<DocumentKind> parse_document(std::string_view text)
{
    for (const auto& [one, name] : documents)
        if (name == text)
            return one;
    return std::nullopt;
}

const std::vector<DocumentKind>& all_documents()
{
    static const std::vector<DocumentKind> all = [] {
        std::vector<DocumentKind> list;
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
