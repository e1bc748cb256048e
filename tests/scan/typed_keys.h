#pragma once

// A scanner and a computer, key by key: what arrives of a text. Rows are keys in the order of
// XKB's symbols files us(basic), fr(oss) and be(basic); "" of a third level is a key that gives nothing.

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace cageot {

struct PhysicalKey {
    /// Alone, with shift, with AltGr.
    std::array<std::string_view, 3> us, fr, be;
};

inline constexpr std::array<PhysicalKey, 47> physical_keys = {{
    {{"`", "~", ""}, {"²", "³", "¹"}, {"²", "³", "¬"}},
    {{"1", "!", ""}, {"&", "1", "ˇ"}, {"&", "1", "|"}},
    {{"2", "@", ""}, {"é", "2", "~"}, {"é", "2", "@"}},
    {{"3", "#", ""}, {"\"", "3", "#"}, {"\"", "3", "#"}},
    {{"4", "$", ""}, {"'", "4", "{"}, {"'", "4", "¼"}},
    {{"5", "%", ""}, {"(", "5", "["}, {"(", "5", "½"}},
    {{"6", "^", ""}, {"-", "6", "|"}, {"§", "6", "^"}},
    {{"7", "&", ""}, {"è", "7", "`"}, {"è", "7", "{"}},
    {{"8", "*", ""}, {"_", "8", "\\"}, {"!", "8", "["}},
    {{"9", "(", ""}, {"ç", "9", "^"}, {"ç", "9", "{"}},
    {{"0", ")", ""}, {"à", "0", "@"}, {"à", "0", "}"}},
    {{"-", "_", ""}, {")", "°", "]"}, {")", "°", "\\"}},
    {{"=", "+", ""}, {"=", "+", "}"}, {"-", "_", "¸"}},
    {{"q", "Q", ""}, {"a", "A", "æ"}, {"a", "A", "@"}},
    {{"w", "W", ""}, {"z", "Z", "â"}, {"z", "Z", "ſ"}},
    {{"e", "E", ""}, {"e", "E", "€"}, {"e", "E", "€"}},
    {{"r", "R", ""}, {"r", "R", "ê"}, {"r", "R", "¶"}},
    {{"t", "T", ""}, {"t", "T", "þ"}, {"t", "T", "ŧ"}},
    {{"y", "Y", ""}, {"y", "Y", "ÿ"}, {"y", "Y", "←"}},
    {{"u", "U", ""}, {"u", "U", "û"}, {"u", "U", "↓"}},
    {{"i", "I", ""}, {"i", "I", "î"}, {"i", "I", "→"}},
    {{"o", "O", ""}, {"o", "O", "œ"}, {"o", "O", "œ"}},
    {{"p", "P", ""}, {"p", "P", "ô"}, {"p", "P", "þ"}},
    {{"[", "{", ""}, {"^", "¨", "~"}, {"^", "¨", "["}},
    {{"]", "}", ""}, {"$", "£", "ø"}, {"$", "*", "]"}},
    {{"\\", "|", ""}, {"*", "µ", "`"}, {"µ", "£", "`"}},
    {{"a", "A", ""}, {"q", "Q", "ä"}, {"q", "Q", "æ"}},
    {{"s", "S", ""}, {"s", "S", "ß"}, {"s", "S", "ß"}},
    {{"d", "D", ""}, {"d", "D", "ë"}, {"d", "D", "ð"}},
    {{"f", "F", ""}, {"f", "F", "‘"}, {"f", "F", "đ"}},
    {{"g", "G", ""}, {"g", "G", "’"}, {"g", "G", "ŋ"}},
    {{"h", "H", ""}, {"h", "H", "ð"}, {"h", "H", "ħ"}},
    {{"j", "J", ""}, {"j", "J", "ü"}, {"j", "J", ""}},
    {{"k", "K", ""}, {"k", "K", "ï"}, {"k", "K", "ĸ"}},
    {{"l", "L", ""}, {"l", "L", "ŀ"}, {"l", "L", "ł"}},
    {{";", ":", ""}, {"m", "M", "ö"}, {"m", "M", "´"}},
    {{"'", "\"", ""}, {"ù", "%", "´"}, {"ù", "%", "´"}},
    {{"z", "Z", ""}, {"w", "W", "«"}, {"w", "W", "«"}},
    {{"x", "X", ""}, {"x", "X", "»"}, {"x", "X", "»"}},
    {{"c", "C", ""}, {"c", "C", "©"}, {"c", "C", "¢"}},
    {{"v", "V", ""}, {"v", "V", "\u202f"}, {"v", "V", "“"}},
    {{"b", "B", ""}, {"b", "B", "↓"}, {"b", "B", "”"}},
    {{"n", "N", ""}, {"n", "N", "¬"}, {"n", "N", "n"}},
    {{"m", "M", ""}, {",", "?", "¿"}, {",", "?", "¸"}},
    {{",", "<", ""}, {";", ".", "×"}, {";", ".", "•"}},
    {{".", ">", ""}, {":", "/", "÷"}, {":", "/", "·"}},
    {{"/", "?", ""}, {"!", "§", "¡"}, {"=", "+", "~"}},
}};

enum class Country { us, fr, be };
/// Locked capitals: not at all, as XKB has them, as Windows has them on AZERTY.
enum class Lock { off, linux_like, windows_like };

inline const std::array<std::string_view, 3>& levels_of(const PhysicalKey& key, Country country)
{
    return country == Country::us ? key.us : country == Country::fr ? key.fr : key.be;
}

/// What a computer makes of one key.
inline std::string pressed(const PhysicalKey& key, std::size_t level, Country host, Lock lock)
{
    const auto& levels = levels_of(key, host);
    const bool letter = levels[0].size() == 1 && levels[0][0] >= 'a' && levels[0][0] <= 'z';
    const bool windows = lock == Lock::windows_like && host != Country::us;
    if (level < 2 && (windows || (lock != Lock::off && letter)))
        level = 1 - level;
    if (lock == Lock::linux_like)
        for (const auto& [small, capital] :
             {std::pair("à", "À"), std::pair("é", "É"), std::pair("è", "È"), std::pair("ç", "Ç"),
              std::pair("ù", "Ù")})
            if (levels[level] == small)
                return capital;
    return std::string(levels[level]);
}

/// What arrives when a scanner set to one country types `text` on a computer set to another. What its
/// keyboard has no key for is typed as it is.
inline std::string arriving_text(std::string_view text, Country scanner, Country host, Lock lock)
{
    std::string arrived;
    for (const char c : text) {
        std::optional<std::string> one;
        for (const PhysicalKey& key : physical_keys)
            for (std::size_t level = 0; level < 3 && !one; ++level)
                if (levels_of(key, scanner)[level] == std::string_view(&c, 1))
                    one = pressed(key, level, host, lock);
        arrived += one.value_or(std::string(1, c));
    }
    return arrived;
}

} // namespace cageot
