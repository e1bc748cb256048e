#include "printing/printer_answer.h"

#include "base/text.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace cageot {
namespace {

constexpr char line_begin = '\x02', line_end = '\x03';
/// The heads there are (ZPL II, ~HI).
constexpr std::array<std::pair<std::string_view, int>, 4> heads = {
    {{"6", 6}, {"8", 8}, {"12", 12}, {"24", 24}}};

} // namespace

std::optional<ZebraIdentity> parse_zebra_identity(std::string_view answer)
{
    if (!answer.starts_with(line_begin) || answer.find(line_end) == std::string_view::npos)
        return std::nullopt;
    const std::vector<std::string_view> fields =
        split(answer.substr(1, answer.find(line_end) - 1), ',');
    if (fields.size() < 3 || fields[0].empty())
        return std::nullopt;
    for (const auto& [text, dots] : heads)
        if (trimmed(fields[2]) == text)
            return ZebraIdentity{std::string(trimmed(fields[0])), dots};
    return std::nullopt;
}

} // namespace cageot
