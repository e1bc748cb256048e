#include "store/columns.h"

#include "base/text.h"

#include <algorithm>
#include <charconv>

namespace cageot {
namespace {

template <class Enum>
void restore_word(Enum& field, const std::string& word, std::optional<Enum> known)
{
    if (!known)
        throw std::runtime_error("La base de données contient le mot inconnu «" + word +
                                 "»: installez la version de Cageot qui l'a écrit.");
    field = *known;
}

constexpr std::string_view hex_digits = "0123456789abcdef";

} // namespace

std::string stored(const std::string& field)
{
    if (is_utf8(field))
        return field;
    std::u32string text = to_code_points(field);
    std::replace(text.begin(), text.end(), U'\0', U'\uFFFD');
    return to_utf8(text);
}

std::string stored(const CodeKey& field)
{
    std::string hex;
    for (const std::uint8_t byte : field) {
        hex += hex_digits[byte >> 4];
        hex += hex_digits[byte & 0xF];
    }
    return hex;
}

void restore(CodeKey& field, const std::string& value)
{
    const char* at = value.data();
    for (std::uint8_t& byte : field) {
        const char* end = value.data() + value.size() - at >= 2 ? at + 2 : at;
        if (std::from_chars(at, end, byte, 16).ptr != at + 2)
            throw std::runtime_error("La clé des codes de la base de données est abîmée: remettez "
                                     "la dernière sauvegarde.");
        at += 2;
    }
}

void restore(PageKind& field, const std::string& value)
{
    restore_word(field, value, parse_page_kind(value));
}

void restore(LabelState& field, const std::string& value)
{
    restore_word(field, value, parse_label_state(value));
}

void restore(SpoolState& field, const std::string& value)
{
    restore_word(field, value, parse_spool_state(value));
}

void restore(Doubt& field, const std::string& value)
{
    restore_word(field, value, parse_doubt(value));
}

void restore(CyclePhase& field, const std::string& value)
{
    restore_word(field, value, parse_cycle_phase(value));
}

void restore(PrinterRole& field, const std::string& value)
{
    restore_word(field, value, parse_printer_role(value));
}

void restore(Handling& field, const std::string& value)
{
    restore_word(field, value, parse_handling(value));
}

void restore(Stacking& field, const std::string& value)
{
    restore_word(field, value, parse_stacking(value));
}

void restore(DocumentFormat& field, const std::string& value)
{
    restore_word(field, value, parse_document_format(value));
}

void restore(Urgency& field, const std::string& value)
{
    restore_word(field, value, parse_urgency(value));
}

} // namespace cageot
