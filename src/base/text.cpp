#include "base/text.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace cageot {
namespace {

constexpr char32_t replacement = 0xFFFD;

/// Reads one code point at `at` and moves past it; `valid` tells whether the bytes were
/// well-formed.
char32_t take(std::string_view text, std::size_t& at, bool& valid)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byte(at);
    valid = true;
    if (first < 0x80) {
        ++at;
        return first;
    }
    const int extra = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    static constexpr std::array<char32_t, 4> least = {0, 0x80, 0x800, 0x10000};
    if (first < 0xC2 || first > 0xF4 || at + static_cast<std::size_t>(extra) >= text.size()) {
        ++at;
        valid = false;
        return replacement;
    }
    char32_t code = first & (0x3F >> extra);
    for (int i = 1; i <= extra; ++i) {
        const std::uint8_t next = byte(at + static_cast<std::size_t>(i));
        if ((next & 0xC0) != 0x80) {
            ++at;
            valid = false;
            return replacement;
        }
        code = code << 6 | (next & 0x3Fu);
    }
    if (code < least[static_cast<std::size_t>(extra)] || code > 0x10FFFF ||
        (code >= 0xD800 && code <= 0xDFFF)) {
        ++at;
        valid = false;
        return replacement;
    }
    at += static_cast<std::size_t>(extra) + 1;
    return code;
}

void append(std::string& text, char32_t code)
{
    const auto put = [&text](char32_t byte) { text += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | code >> 6);
        put(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        put(0xE0 | code >> 12);
        put(0x80 | (code >> 6 & 0x3F));
        put(0x80 | (code & 0x3F));
    } else {
        put(0xF0 | code >> 18);
        put(0x80 | (code >> 12 & 0x3F));
        put(0x80 | (code >> 6 & 0x3F));
        put(0x80 | (code & 0x3F));
    }
}

bool is_white(char32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || code == 0x202F ||
           code == 0xFEFF || (code >= 0x2000 && code <= 0x200B);
}

/// Base letters of U+00C0…U+017F in lower case, one byte each; "*" where there is no single one.
constexpr std::string_view latin_bases = "aaaaaa*ceeeeiiii"  // U+00C0
                                         "*nooooo*ouuuuy**"  // U+00D0
                                         "aaaaaa*ceeeeiiii"  // U+00E0
                                         "*nooooo*ouuuuy*y"  // U+00F0
                                         "aaaaaaccccccccdd"  // U+0100
                                         "ddeeeeeeeeeegggg"  // U+0110
                                         "gggghhhhiiiiiiii"  // U+0120
                                         "ii**jjkk*lllllll"  // U+0130
                                         "lllnnnnnn***oooo"  // U+0140
                                         "oo**rrrrrrssssss"  // U+0150
                                         "ssttttttuuuuuuuu"  // U+0160
                                         "uuuuwwyyyzzzzzz*"; // U+0170

void append_folded(std::string& out, char32_t code)
{
    if (code >= 'A' && code <= 'Z') {
        append(out, code + ('a' - 'A'));
    } else if (code >= 0xC0 && code <= 0x17F && latin_bases[code - 0xC0] != '*') {
        out += latin_bases[code - 0xC0];
    } else if (code == 0xC6 || code == 0xE6) {
        out += "ae";
    } else if (code == 0x152 || code == 0x153) {
        out += "oe";
    } else if (code == 0xDF) {
        out += "ss";
    } else if (code == 0x2018 || code == 0x2019) {
        out += '\'';
    } else if (code >= 0x2010 && code <= 0x2015) {
        out += '-';
    } else if (code < 0x300 || code > 0x36F) {
        append(out, code);
    } // else a combining mark: dropped with the accents
}

/// Windows-1252, 0x80…0x9F (unicode.org, MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT, 1998); 0
/// undefined.
constexpr std::array<char32_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

} // namespace

bool is_utf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        bool valid = true;
        if (take(text, at, valid) == 0 || !valid)
            return false;
    }
    return true;
}

std::u32string to_code_points(std::string_view text)
{
    std::u32string codes;
    for (std::size_t at = 0; at < text.size();) {
        bool valid = true;
        codes += take(text, at, valid);
    }
    return codes;
}

std::string to_utf8(std::u32string_view code_points)
{
    std::string text;
    for (const char32_t code : code_points)
        append(text, code);
    return text;
}

std::optional<std::string> from_windows_1252(std::string_view bytes)
{
    std::string text;
    for (const char byte : bytes) {
        const auto value = static_cast<std::uint8_t>(byte);
        const char32_t code =
            value >= 0x80 && value < 0xA0 ? windows_1252[value - 0x80u] : char32_t{value};
        if (code == 0)
            return std::nullopt;
        append(text, code);
    }
    return text;
}

std::string_view trimmed(std::string_view text)
{
    std::size_t begin = std::string_view::npos, end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        bool valid = true;
        if (const char32_t code = take(text, at, valid); !is_white(code)) {
            begin = std::min(begin, start);
            end = at;
        }
    }
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, end - begin);
}

bool is_plain_id(std::string_view text)
{
    constexpr std::size_t longest = 64;
    return !text.empty() && text.size() <= longest &&
           std::all_of(text.begin(), text.end(), [](char letter) {
               return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') ||
                      (letter >= '0' && letter <= '9') || letter == '_' || letter == '-';
           });
}

std::string folded_text(std::string_view text)
{
    std::string out;
    bool white = false;
    for (std::size_t at = 0; at < text.size();) {
        bool valid = true;
        const char32_t code = take(text, at, valid);
        if (is_white(code)) {
            white = true;
            continue;
        }
        if (white && !out.empty())
            out += ' ';
        white = false;
        append_folded(out, code);
    }
    return out;
}

std::string_view first_code_points(std::string_view text, std::size_t count)
{
    std::size_t at = 0;
    for (; count > 0 && at < text.size(); --count) {
        bool valid = true;
        take(text, at, valid);
    }
    return text.substr(0, at);
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find(separator, begin);
        parts.push_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos)
            return parts;
        begin = end + 1;
    }
}

std::size_t edit_distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

std::optional<std::string> nearest_word(std::string_view word,
                                        const std::vector<std::string>& known)
{
    std::optional<std::string> best;
    std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const std::string& candidate : known) {
        if (const std::size_t distance = edit_distance(word, candidate); distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace cageot
