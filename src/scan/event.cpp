#include "scan/event.h"

#include <array>
#include <stdexcept>
#include <utility>

namespace cageot {
namespace {

template <class Value, std::size_t count>
using Names = std::array<std::pair<Value, std::string_view>, count>;

constexpr Names<Evidence, 4> evidences = {{{Evidence::scanned, "scanned"},
                                           {Evidence::shown, "shown"},
                                           {Evidence::counted, "counted"},
                                           {Evidence::seen, "seen"}}};
constexpr Names<ScanKind, 12> kinds = {{{ScanKind::none, "none"},
                                        {ScanKind::put, "put"},
                                        {ScanKind::spread, "spread"},
                                        {ScanKind::counted, "counted"},
                                        {ScanKind::missing, "missing"},
                                        {ScanKind::damaged, "damaged"},
                                        {ScanKind::replaced, "replaced"},
                                        {ScanKind::crate_done, "crate-done"},
                                        {ScanKind::more_crates, "more-crates"},
                                        {ScanKind::loaded, "loaded"},
                                        {ScanKind::departed, "departed"},
                                        {ScanKind::undo, "undo"}}};

template <class Value, std::size_t count>
std::string_view name_in(const Names<Value, count>& names, Value value)
{
    for (const auto& [known, name] : names)
        if (known == value)
            return name;
    throw std::logic_error("a scan's value without a name");
}

template <class Value, std::size_t count>
std::optional<Value> value_in(const Names<Value, count>& names, std::string_view text)
{
    for (const auto& [value, name] : names)
        if (name == text)
            return value;
    return std::nullopt;
}

} // namespace

std::string_view to_string(Evidence evidence)
{
    return name_in(evidences, evidence);
}

std::optional<Evidence> parse_evidence(std::string_view text)
{
    return value_in(evidences, text);
}

std::string_view to_string(ScanKind kind)
{
    return name_in(kinds, kind);
}

std::optional<ScanKind> parse_scan_kind(std::string_view text)
{
    return value_in(kinds, text);
}

} // namespace cageot
