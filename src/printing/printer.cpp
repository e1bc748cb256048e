#include "printing/printer.h"

#include <array>
#include <cctype>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace cageot {
namespace {

constexpr Length shortest_side = Length::mm(5);
constexpr Length longest_side = Length::mm(1000);
constexpr Media a5_media{Length::mm(148), Length::mm(210)};
constexpr std::array<std::pair<std::string_view, Media>, 2> named_media = {
    {{"A4", a4_media}, {"A5", a5_media}}};

/// Millimetres with at most three decimals: "57", "57.5".
std::optional<Length> parse_side(std::string_view text)
{
    const std::size_t point = text.find('.');
    const std::size_t decimals = point == std::string_view::npos ? 0 : text.size() - point - 1;
    if (text.empty() || point == 0 || decimals > 3)
        return std::nullopt;
    double value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    if (error != std::errc{} || end != text.data() + text.size() || text.back() == '.')
        return std::nullopt;
    const Length side = Length::mm(value);
    return side < shortest_side || side > longest_side ? std::nullopt : std::optional(side);
}

std::string side_text(Length side)
{
    std::string text = std::to_string(side.um() / 1000);
    if (const auto rest = side.um() % 1000; rest != 0) {
        text += "." + std::to_string(1000 + rest).substr(1);
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text;
}

/// The words of an enumeration.
template <class Enum, std::size_t Count>
using Words = std::array<std::pair<Enum, std::string_view>, Count>;

template <class Enum, std::size_t Count>
std::string_view word_of(Enum value, const Words<Enum, Count>& words)
{
    for (const auto& [known, word] : words)
        if (known == value)
            return word;
    throw std::logic_error("a value without a word");
}

template <class Enum, std::size_t Count>
std::optional<Enum> value_of(std::string_view text, const Words<Enum, Count>& words)
{
    for (const auto& [value, word] : words)
        if (word == text)
            return value;
    return std::nullopt;
}

constexpr Words<PrinterRole, 4> role_words = {{{PrinterRole::labels, "labels"},
                                               {PrinterRole::cold, "cold"},
                                               {PrinterRole::tickets, "tickets"},
                                               {PrinterRole::office, "office"}}};
constexpr Words<Handling, 5> handling_words = {{{Handling::layout, "layout"},
                                                {Handling::tear, "tear"},
                                                {Handling::peel, "peel"},
                                                {Handling::cut, "cut"},
                                                {Handling::rewind, "rewind"}}};
constexpr Words<Stacking, 2> stacking_words = {
    {{Stacking::face_down, "face-down"}, {Stacking::face_up, "face-up"}}};
constexpr Words<DocumentFormat, 2> format_words = {
    {{DocumentFormat::pdf, "pdf"}, {DocumentFormat::raster, "raster"}}};

} // namespace

std::string_view to_string(PrinterRole role)
{
    return word_of(role, role_words);
}

std::optional<PrinterRole> parse_printer_role(std::string_view text)
{
    return value_of(text, role_words);
}

std::string_view to_string(Handling handling)
{
    return word_of(handling, handling_words);
}

std::optional<Handling> parse_handling(std::string_view text)
{
    return value_of(text, handling_words);
}

std::string_view to_string(Stacking stacking)
{
    return word_of(stacking, stacking_words);
}

std::optional<Stacking> parse_stacking(std::string_view text)
{
    return value_of(text, stacking_words);
}

std::string_view to_string(DocumentFormat format)
{
    return word_of(format, format_words);
}

std::optional<DocumentFormat> parse_document_format(std::string_view text)
{
    return value_of(text, format_words);
}

std::string to_string(Media media)
{
    for (const auto& [name, known] : named_media)
        if (media == known)
            return std::string(name);
    return side_text(media.width) + (media.is_roll() ? "" : "x" + side_text(media.height));
}

std::optional<Media> parse_media(std::string_view text)
{
    for (const auto& [name, media] : named_media)
        if (text.size() == name.size() && std::toupper(text.front()) == name.front() &&
            text.substr(1) == name.substr(1))
            return media;
    const std::size_t cross = text.find('x');
    const auto width = parse_side(text.substr(0, cross));
    if (width && cross == std::string_view::npos)
        return Media{*width, Length()};
    const auto height = width ? parse_side(text.substr(cross + 1)) : std::nullopt;
    if (!width || !height)
        return std::nullopt;
    return Media{*width, *height};
}

bool takes_labels(PrinterRole role)
{
    return role == PrinterRole::labels || role == PrinterRole::cold;
}

Media usual_media(PrinterRole role)
{
    switch (role) {
    case PrinterRole::labels:
    case PrinterRole::cold:
        return {Length::mm(57), Length::mm(32)};
    case PrinterRole::tickets:
        return {Length::mm(100), Length::mm(150)};
    case PrinterRole::office:
        return a4_media;
    }
    throw std::logic_error("unknown printer role");
}

bool prints_from_end(const Printer& printer)
{
    return printer.stacking == Stacking::face_up || printer.handling == Handling::rewind;
}

} // namespace cageot
