#include "web/http.h"

#include "base/text.h"

#include <algorithm>

namespace cageot {
namespace {

int hex_value(char digit)
{
    constexpr std::string_view digits = "0123456789abcdef";
    const char lower = digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit;
    const std::size_t value = digits.find(lower);
    return value == std::string_view::npos ? -1 : static_cast<int>(value);
}

bool is_plain(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') ||
           std::string_view("-_.~").find(letter) != std::string_view::npos;
}

} // namespace

std::string field(const std::map<std::string, std::string>& fields, const std::string& name)
{
    const auto found = fields.find(name);
    return found == fields.end() ? std::string() : found->second;
}

HttpRefusal not_found(const std::string& sentence)
{
    return {404, sentence};
}

std::string decode(std::string_view text, bool plus_is_space)
{
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += plus_is_space && text[i] == '+' ? ' ' : text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            throw HttpRefusal(400, "Cette adresse est mal écrite: revenez au tableau.");
        decoded += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return decoded;
}

std::map<std::string, std::string> parse_form(std::string_view text)
{
    std::map<std::string, std::string> fields;
    for (const std::string_view field : split(text, '&')) {
        if (field.empty())
            continue;
        const std::size_t equals = std::min(field.find('='), field.size());
        const std::string_view value = field.substr(std::min(equals + 1, field.size()));
        fields.insert_or_assign(decode(field.substr(0, equals), true), decode(value, true));
    }
    return fields;
}

std::string encode(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char letter : text) {
        if (is_plain(letter)) {
            encoded += letter;
            continue;
        }
        const auto byte = static_cast<unsigned char>(letter);
        ((encoded += '%') += digits[byte >> 4]) += digits[byte & 15];
    }
    return encoded;
}

long parse_count(std::string_view text)
{
    if (text.empty() || text.size() > 18)
        return -1;
    long value = 0;
    for (const char digit : text) {
        if (digit < '0' || digit > '9')
            return -1;
        value = value * 10 + (digit - '0');
    }
    return value;
}

HttpResponse tagged(const HttpRequest& request, std::string content_type, std::string body,
                    const std::string& tag)
{
    HttpResponse response{200, std::move(content_type), std::move(body), {}};
    response.headers = {{"ETag", tag}, {"Cache-Control", "no-cache"}};
    if (request.if_none_match == tag) {
        response.status = 304;
        response.body.clear();
    }
    return response;
}

} // namespace cageot
