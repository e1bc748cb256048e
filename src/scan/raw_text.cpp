#include "scan/raw_text.h"

#include "barcode/check_digit.h"
#include "base/scanner_card.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace cageot {
namespace {

constexpr std::size_t most_bytes = 512;
constexpr char separator = '\x1D'; // GS: what FNC1 within a symbol is read as
constexpr char no_sign = '\x01';   // stands for a sign that the scanner's keyboard has not

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

std::string in_capitals(std::string text)
{
    for (char& c : text)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - 'a' + 'A');
    return text;
}

/// Zero-width signs and the soft hyphen, which come with texts that were copied.
bool is_nothing(char32_t sign)
{
    return sign == 0 || sign == 0xAD || (sign >= 0x200B && sign <= 0x200F) || sign == 0x2060 ||
           sign == 0xFEFF;
}

bool is_blank(char32_t sign)
{
    return sign == 0xA0 || sign == 0x202F || (sign >= 0x2000 && sign <= 0x200A);
}

/// Without what does not count at its ends; nothing for what is no text.
std::optional<std::u32string> signs_of(std::string_view text)
{
    if (text.size() > most_bytes)
        return std::nullopt;
    std::string bytes(text);
    std::erase(bytes, '\0');
    if (!is_utf8(bytes))
        return std::nullopt;
    std::u32string signs = to_code_points(bytes);
    std::erase_if(signs, is_nothing);
    std::replace_if(signs.begin(), signs.end(), is_blank, U' ');
    const auto counts = [](char32_t sign) { return sign > U' ' && sign != 0x7F; };
    signs.erase(std::find_if(signs.rbegin(), signs.rend(), counts).base(), signs.end());
    signs.erase(signs.begin(), std::find_if(signs.begin(), signs.end(), counts));
    return signs;
}

/// What the scanner typed if that was the way.
void undo(const Typing& typing, const std::u32string& signs, std::string& scanned)
{
    scanned.clear();
    for (const char32_t sign : signs) {
        const char meant = sign < typing.signs.size() ? typing.signs[sign] : '\0';
        scanned += meant == '\0' ? no_sign : meant;
    }
}

/// A symbology identifier and what stands behind it.
struct Identified {
    bool lost = false;   ///< its bracket is missing, as what needs AltGr often is
    std::string_view id; ///< "C1"; empty: there is none
    std::string_view text;
};

/// A bracket that came as another sign counts: the letter, the digit and what stands behind it tell.
/// Without any, U, P and K begin a code of ours and no identifier of a symbology that we print.
Identified identified(std::string_view scanned)
{
    if (scanned.size() < 4 || is_digit(scanned.front()))
        return {false, {}, scanned};
    const bool lost = is_letter(scanned.front());
    const std::string_view id = scanned.substr(lost ? 0 : 1, 2);
    if (!is_letter(id[0]) || !is_digit(id[1]) ||
        (lost && std::string_view("UPKupk").find(id[0]) != std::string_view::npos))
        return {false, {}, scanned};
    return {lost, id, trimmed(scanned.substr(lost ? 2 : 3))};
}

/// A meaning, and whether letters came in the case in which they are printed.
struct Meaning {
    RawText read;
    bool exact = false;
};

std::optional<Meaning> own_meaning(std::string_view text)
{
    constexpr std::size_t longest = 20;
    std::string plain(text);
    std::erase(plain, ' ');
    if (plain.empty() || plain.size() > longest)
        return std::nullopt;
    const std::string code = in_capitals(plain);
    if (code == scanner_card_text)
        return Meaning{{TextKind::test, {}, {}, {}, {}}, code == plain};
    if (const auto pair = parse_unit_in_crate(code))
        return Meaning{{TextKind::unit, pair->unit, pair->crate, {}, {}}, code == plain};
    const auto one = parse_code(code);
    if (!one)
        return std::nullopt;
    static constexpr std::array<std::pair<CodeKind, TextKind>, 4> kinds = {{
        {CodeKind::unit, TextKind::unit},
        {CodeKind::crate, TextKind::crate},
        {CodeKind::product, TextKind::product},
        {CodeKind::command, TextKind::command},
    }};
    for (const auto& [kind, text_kind] : kinds)
        if (kind == one->kind())
            return Meaning{{text_kind, one, {}, {}, {}}, code == plain};
    throw std::logic_error("unknown code kind");
}

/// The ways in which FNC1 within a symbol is typed.
std::string with_separators(std::string_view text)
{
    std::string made;
    while (!text.empty()) {
        std::size_t taken = 0;
        for (const std::string_view form : {"<GS>", "{GS}", "^]", "<gs>", "{gs}"})
            if (text.starts_with(form))
                taken = form.size();
        made += taken == 0 ? text.front() : separator;
        text.remove_prefix(std::max<std::size_t>(taken, 1));
    }
    const std::size_t first = std::min(made.find_first_not_of(separator), made.size());
    const std::size_t last = made.find_last_not_of(separator);
    return last == std::string::npos ? "" : made.substr(first, last + 1 - first);
}

/// Digits of the keys of a pallet and of trade items; 0: another identifier.
std::size_t key_size(std::string_view ai)
{
    return ai == "00" ? 18 : ai == "01" || ai == "02" ? 14 : 0;
}

/// Of a GS1 element string that begins with the key of a trade item or a pallet; else empty.
std::string gs1_key(std::string_view elements)
{
    const std::size_t size = key_size(elements.substr(0, 2));
    if (size == 0 || elements.size() < 2 + size)
        return {};
    const std::string_view key = elements.substr(2, size), rest = elements.substr(2 + size);
    const std::string_view next = rest.substr(rest.starts_with(separator) ? 1 : 0);
    if (!has_right_check_digit(key) ||
        !(next.empty() || (next.size() > 2 && is_digits(next.substr(0, 2)))))
        return {};
    return std::string(key);
}

std::optional<Meaning> foreign_meaning(const Identified& scanned)
{
    const std::string id = in_capitals(std::string(scanned.id));
    std::string plain(scanned.text);
    std::erase(plain, ' ');
    // A crate's code with a digit too many is no identifier and a GTIN-8.
    if (is_gtin(plain) && !(scanned.lost && id.starts_with('C')))
        return Meaning{{TextKind::foreign, {}, {}, plain, {}}, true};
    // In capitals ]e0 of GS1 DataBar is ]E0 of EAN.
    const bool says_gs1 = !scanned.lost && (id == "C1" || id == "D2" || id == "Q3");
    constexpr std::size_t shortest_key = 16;
    if (!says_gs1 && scanned.text.size() < shortest_key)
        return std::nullopt;
    const std::string elements = with_separators(scanned.text);
    const std::string_view ai = std::string_view(elements).substr(0, 2);
    std::string key = gs1_key(elements);
    if (key.empty() && !(says_gs1 && elements.size() > 2 && is_digits(ai) && key_size(ai) == 0 &&
                         elements.find(no_sign) == std::string::npos))
        return std::nullopt;
    return Meaning{{TextKind::foreign, {}, {}, std::move(key), {}}, true};
}

std::optional<Meaning> meaning_of(std::string_view scanned)
{
    // Nothing of ours begins as an identifier does: a letter, a digit and a whole code behind them.
    if (auto own = own_meaning(scanned))
        return own;
    const Identified behind = identified(scanned);
    if (!behind.id.empty())
        if (auto own = own_meaning(behind.text))
            return own;
    return foreign_meaning(behind);
}

constexpr std::array<std::pair<TextKind, std::string_view>, 7> kind_names = {{
    {TextKind::unit, "unit"},
    {TextKind::crate, "crate"},
    {TextKind::product, "product"},
    {TextKind::command, "command"},
    {TextKind::foreign, "foreign"},
    {TextKind::test, "test"},
    {TextKind::unreadable, "unreadable"},
}};

} // namespace

std::string_view to_string(TextKind kind)
{
    for (const auto& [one, name] : kind_names)
        if (one == kind)
            return name;
    throw std::logic_error("unknown kind of a text");
}

RawText read_raw_text(std::string_view text)
{
    const auto signs = signs_of(text);
    if (!signs || signs->empty())
        return {};
    std::optional<Meaning> found;
    std::string scanned;
    for (const Typing& typing : typings()) {
        undo(typing, *signs, scanned);
        auto meaning = meaning_of(scanned);
        if (!meaning)
            continue;
        meaning->read.fault = typing.fault;
        // Digits of a code that came as digits are signs of none on any other keyboard.
        if (meaning->exact && typing.fault == KeyboardFault::none)
            return meaning->read;
        if (found) {
            RawText same = found->read;
            same.fault = meaning->read.fault;
            if (same != meaning->read)
                return {};
        }
        if (!found || (meaning->exact && !found->exact))
            found = std::move(meaning);
    }
    if (!found)
        return {};
    // Who types a code in groups by hand may do so in small letters.
    if (found->read.fault == KeyboardFault::capitals_locked &&
        signs->find(U' ') != std::u32string::npos)
        found->read.fault = KeyboardFault::none;
    return found->read;
}

} // namespace cageot
