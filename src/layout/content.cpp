#include "layout/content.h"

namespace cageot {

std::vector<std::string> fields_in(std::string_view pattern)
{
    std::vector<std::string> fields;
    for (std::size_t at = pattern.find('{'); at != std::string_view::npos;
         at = pattern.find('{', at)) {
        const std::size_t close = pattern.find('}', at);
        if (pattern.substr(at, 2) == "{{") {
            at += 2;
        } else if (close == std::string_view::npos) {
            break;
        } else {
            fields.emplace_back(pattern.substr(at + 1, close - at - 1));
            at = close;
        }
    }
    return fields;
}

std::string filled(std::string_view pattern, const Fields& fields)
{
    std::string text;
    for (std::size_t at = 0; at < pattern.size();) {
        const std::size_t open = pattern.find('{', at);
        text += pattern.substr(at, open - at);
        if (open == std::string_view::npos)
            break;
        const std::size_t close = pattern.find('}', open);
        if (pattern.substr(open, 2) == "{{") {
            text += '{';
            at = open + 2;
        } else if (close == std::string_view::npos) {
            text += pattern.substr(open);
            break;
        } else {
            const auto field = fields.find(pattern.substr(open + 1, close - open - 1));
            if (field != fields.end())
                text += field->second;
            at = close + 1;
        }
    }
    return text;
}

} // namespace cageot
