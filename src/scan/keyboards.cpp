#include "scan/keyboards.h"

#include <stdexcept>
#include <vector>

namespace cageot {
namespace {

/// Each key's sign alone and with shift, in the order of US keys.
struct Keyboard {
    std::u32string_view alone;
    std::u32string_view shifted;
};
constexpr Keyboard us{U"`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./",
                      U"~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"};
constexpr Keyboard french{U"²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!",
                          U"~1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§"};
constexpr Keyboard belgian{U"²&é\"'(§è!çà)-azertyuiop^$µqsdfghjklmùwxcvbn,;:=",
                           U"³1234567890°_AZERTYUIOP¨*£QSDFGHJKLM%WXCVBN?./+"};
static_assert(us.alone.size() == us.shifted.size() && us.alone.size() == french.alone.size() &&
              us.alone.size() == french.shifted.size() && us.alone.size() == belgian.alone.size() &&
              us.alone.size() == belgian.shifted.size());

/// What locked capitals do.
enum class Capitals {
    off,
    letters, ///< they turn letters; Linux and macOS make é è ç à capitals too
    all,     ///< they turn every key: French and Belgian Windows
};

bool is_small(char32_t sign)
{
    return (sign >= U'a' && sign <= U'z') || (sign >= U'à' && sign <= U'þ');
}

/// What arrives when the scanner presses the key `at`, with shift or without.
char32_t arriving(const Keyboard& host, Capitals capitals, std::size_t at, bool shift)
{
    const bool letter = host.alone[at] >= U'a' && host.alone[at] <= U'z';
    const bool turned = capitals == Capitals::all || (capitals == Capitals::letters && letter);
    const char32_t sign = (shift != turned ? host.shifted : host.alone)[at];
    return capitals == Capitals::letters && !letter && is_small(sign) ? sign - U'à' + U'À' : sign;
}

Typing typing(KeyboardFault fault, const Keyboard& scanner, const Keyboard& host, Capitals capitals)
{
    Typing made{fault, {}};
    made.signs[' '] = ' ';
    made.signs['\x1D'] = '\x1D';
    for (const bool shift : {false, true})
        for (std::size_t at = 0; at < host.alone.size(); ++at) {
            const char32_t meant = (shift ? scanner.shifted : scanner.alone)[at];
            const char32_t sign = arriving(host, capitals, at, shift);
            if (meant < 0x80 && sign < made.signs.size() && made.signs[sign] == '\0')
                made.signs[sign] = static_cast<char>(meant);
        }
    return made;
}

std::vector<Typing> all_typings()
{
    struct Pair {
        KeyboardFault fault;
        const Keyboard& scanner;
        const Keyboard& host;
    };
    const std::array<Pair, 6> pairs = {{
        {KeyboardFault::us_on_french, us, french},
        {KeyboardFault::french_on_us, french, us},
        {KeyboardFault::us_on_belgian, us, belgian},
        {KeyboardFault::belgian_on_us, belgian, us},
        {KeyboardFault::french_on_belgian, french, belgian},
        {KeyboardFault::belgian_on_french, belgian, french},
    }};
    std::vector<Typing> made;
    // Signs of ASCII stand for themselves on two keyboards that are the same, whichever it is.
    made.push_back(typing(KeyboardFault::none, us, us, Capitals::off));
    made.push_back(typing(KeyboardFault::capitals_locked, us, us, Capitals::letters));
    for (const Capitals capitals : {Capitals::off, Capitals::letters})
        for (const Pair& pair : pairs)
            made.push_back(typing(pair.fault, pair.scanner, pair.host, capitals));
    made.push_back(typing(KeyboardFault::capitals_locked, french, french, Capitals::all));
    made.push_back(typing(KeyboardFault::capitals_locked, belgian, belgian, Capitals::all));
    for (const Pair& pair : pairs)
        if (&pair.host != &us)
            made.push_back(typing(pair.fault, pair.scanner, pair.host, Capitals::all));
    return made;
}

struct FaultWords {
    KeyboardFault fault;
    std::string_view name;
    std::string_view sentence;
};
constexpr std::array<FaultWords, 8> fault_words = {{
    {KeyboardFault::none, "none", ""},
    {KeyboardFault::us_on_french, "us-on-french",
     "La douchette écrit pour un clavier américain et l'ordinateur est en français: scannez "
     "«France» "
     "dans la notice de la douchette."},
    {KeyboardFault::french_on_us, "french-on-us",
     "La douchette écrit pour un clavier français et l'ordinateur est en américain: scannez «USA» "
     "dans la notice de la douchette."},
    {KeyboardFault::us_on_belgian, "us-on-belgian",
     "La douchette écrit pour un clavier américain et l'ordinateur est en belge: scannez "
     "«Belgique» dans la notice de la douchette."},
    {KeyboardFault::belgian_on_us, "belgian-on-us",
     "La douchette écrit pour un clavier belge et l'ordinateur est en américain: scannez «USA» "
     "dans la notice de la douchette."},
    {KeyboardFault::french_on_belgian, "french-on-belgian",
     "La douchette écrit pour un clavier français et l'ordinateur est en belge: scannez "
     "«Belgique» dans la notice de la douchette."},
    {KeyboardFault::belgian_on_french, "belgian-on-french",
     "La douchette écrit pour un clavier belge et l'ordinateur est en français: scannez «France» "
     "dans la notice de la douchette."},
    {KeyboardFault::capitals_locked, "capitals-locked",
     "Les majuscules du clavier sont verrouillées: appuyez une fois sur «Verr. Maj»."},
}};

const FaultWords& words_of(KeyboardFault fault)
{
    for (const FaultWords& words : fault_words)
        if (words.fault == fault)
            return words;
    throw std::logic_error("unknown fault of a keyboard");
}

} // namespace

std::span<const Typing> typings()
{
    static const std::vector<Typing> all = all_typings();
    return all;
}

std::string_view to_string(KeyboardFault fault)
{
    return words_of(fault).name;
}

std::string_view french_sentence(KeyboardFault fault)
{
    return words_of(fault).sentence;
}

} // namespace cageot
