#include "printing/zebra_status.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

namespace cageot {
namespace {

constexpr std::string_view line_begin = "\x02", line_end = "\x03\r\n";

/// A field of a string: its digits, and whether it is a flag. ZPL II, ~HS.
struct Field {
    std::size_t least = 1, most = 1;
    bool flag = false;
};
constexpr Field flag{1, 1, true};
constexpr Field digits(std::size_t least, std::size_t most)
{
    return {least, most, false};
}

/// aaa,b,c,dddd,eee,f,g,h,iii,j,k,l
constexpr std::array first_fields{digits(3, 3), flag, flag, digits(4, 5),
                                  digits(3, 3), flag, flag, flag,
                                  digits(3, 3), flag, flag, flag};
/// mmm,n,o,p,q,r,s,t,uuuuuuuu,v,www; r and s are modes, v is always 1.
constexpr std::array second_fields{digits(3, 3), digits(1, 1), flag,         flag,
                                   flag,         digits(1, 1), digits(1, 1), flag,
                                   digits(8, 8), digits(1, 1), digits(3, 3)};
/// xxxx,y
constexpr std::array third_fields{digits(4, 4), flag};

bool fits(std::string_view text, const Field& field)
{
    const auto is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    return text.size() >= field.least && text.size() <= field.most &&
           std::ranges::all_of(text, is_digit) && (!field.flag || text <= "1");
}

template <std::size_t Count>
std::optional<std::vector<int>> take_line(std::string_view& answer,
                                          const std::array<Field, Count>& fields)
{
    const std::size_t end = answer.find(line_end);
    if (!answer.starts_with(line_begin) || end == std::string_view::npos)
        return std::nullopt;
    const auto texts = split(answer.substr(line_begin.size(), end - line_begin.size()), ',');
    answer.remove_prefix(end + line_end.size());
    if (texts.size() != Count)
        return std::nullopt;
    std::vector<int> values;
    for (std::size_t i = 0; i < Count; ++i) {
        if (!fits(texts[i], fields[i]))
            return std::nullopt;
        std::from_chars(texts[i].data(), texts[i].data() + texts[i].size(), values.emplace_back());
    }
    return values;
}

} // namespace

std::optional<ZebraStatus> parse_zebra_status(std::string_view answer)
{
    const auto first = take_line(answer, first_fields);
    const auto second = first ? take_line(answer, second_fields) : std::nullopt;
    const auto third = second ? take_line(answer, third_fields) : std::nullopt;
    if (!third || !answer.empty())
        return std::nullopt;
    const auto is_set = [](int value) { return value == 1; };
    return ZebraStatus{.paper_out = is_set((*first)[1]),
                       .paused = is_set((*first)[2]),
                       .head_open = is_set((*second)[2]),
                       .ribbon_out = is_set((*second)[3]),
                       .buffer_full = is_set((*first)[5]),
                       .under_temperature = is_set((*first)[10]),
                       .over_temperature = is_set((*first)[11]),
                       .partial_format = is_set((*first)[7]),
                       .label_waiting = is_set((*second)[7]),
                       .label_length = (*first)[3],
                       .formats_waiting = (*first)[4],
                       .labels_remaining = (*second)[8]};
}

bool is_idle(const ZebraStatus& status)
{
    return !status.paper_out && !status.paused && !status.head_open && !status.ribbon_out &&
           !status.buffer_full && !status.under_temperature && !status.over_temperature &&
           !status.label_waiting && status.formats_waiting == 0 && status.labels_remaining == 0;
}

std::optional<ZebraCount> parse_zebra_count(std::string_view answer)
{
    std::size_t end = 0;
    for (int line = 0; line < 3; ++line) {
        end = answer.find(line_end, end);
        if (end == std::string_view::npos)
            return std::nullopt;
        end += line_end.size();
    }
    const auto status = parse_zebra_status(answer.substr(0, end));
    if (!status)
        return std::nullopt;
    ZebraCount count{*status, std::nullopt};
    const std::string_view rest = answer.substr(end);
    if (rest.size() < 3 || rest.front() != '"')
        return count;
    long labels = 0;
    const auto parsed = std::from_chars(rest.data() + 1, rest.data() + rest.size(), labels);
    if (parsed.ec == std::errc() && parsed.ptr != rest.data() + rest.size() && *parsed.ptr == '"' &&
        labels >= 0)
        count.labels = labels;
    return count;
}

bool is_whole_zebra_status(std::string_view answer)
{
    int ended = 0;
    for (std::size_t at = 0; (at = answer.find(line_end, at)) != std::string_view::npos; ++at)
        ++ended;
    return ended >= 3;
}

} // namespace cageot
