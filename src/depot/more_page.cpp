#include "depot/more_page.h"

#include <charconv>

namespace cageot {

std::string to_string(const MorePage& page)
{
    return page.crate + "+" + std::to_string(page.more);
}

std::optional<MorePage> parse_more_page(std::string_view code)
{
    const std::size_t plus = code.find('+');
    if (plus == std::string_view::npos)
        return std::nullopt;
    MorePage page{std::string(code.substr(0, plus)), 0};
    const char* const end = code.data() + code.size();
    const auto parsed = std::from_chars(code.data() + plus + 1, end, page.more);
    if (parsed.ec != std::errc() || parsed.ptr != end || page.more < 1)
        return std::nullopt;
    return page;
}

} // namespace cageot
