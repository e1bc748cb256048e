#include "session/cell_text.h"

#include "base/text.h"
#include "session/spreadsheet_damage.h"

namespace cageot {
namespace {

bool may_have_line_breaks(Field field)
{
    return field == Field::comment || field == Field::address || field == Field::street ||
           field == Field::street_2;
}

std::string spreadsheet_fault(std::string_view text, Field field)
{
    if (is_spreadsheet_error(text))
        return "le tableur a écrit «" + std::string(text) +
               "» à la place de la valeur: exportez de nouveau le rapport sans l'ouvrir dans le "
               "tableur.";
    const bool is_name = field == Field::sku || field == Field::code || field == Field::phone ||
                         field == Field::order_number;
    if (is_name && is_exponent_form(text))
        return "le tableur a raccourci ce nombre en «" + std::string(text) +
               "» et ses derniers chiffres sont perdus: exportez de nouveau le rapport sans "
               "l'ouvrir dans le tableur.";
    return {};
}

} // namespace

std::size_t longest_text_of(Field field)
{
    // Open Food Network's own limit; a comment is free text there.
    return field == Field::comment ? 2000 : 255;
}

std::string fault_of_text(std::string_view text, Field field, TextOrigin origin)
{
    const bool in_file = origin == TextOrigin::file;
    std::size_t length = 0;
    for (const char32_t code : to_code_points(text)) {
        ++length;
        const bool line_break = code == '\n' || code == '\r';
        if (in_file && line_break && !may_have_line_breaks(field))
            return "cette cellule contient un retour à la ligne (un guillemet manque peut-être): "
                   "écrivez-la sur une seule ligne.";
        if ((code < 0x20 && !line_break && code != '\t') || (code >= 0x7F && code < 0xA0))
            return in_file
                       ? "cette cellule contient un caractère de contrôle invisible: retapez-la."
                       : "ce texte contient un caractère de contrôle invisible: retapez-le dans "
                         "la boutique.";
        if (code == 0xFFFD)
            return in_file
                       ? "des lettres ont été perdues dans cette cellule: exportez de nouveau le "
                         "rapport sans le modifier."
                       : "des lettres ont été perdues dans ce texte: retapez-le dans la boutique.";
    }
    const std::size_t limit = longest_text_of(field);
    if (length > limit)
        return "ce texte dépasse " + std::to_string(limit) + " caractères: raccourcissez-le.";
    return in_file ? spreadsheet_fault(text, field) : std::string();
}

std::string on_one_line(std::string_view text)
{
    const std::string straight = without_direction_marks(text);
    std::string line;
    for (const char c : trimmed(straight)) {
        const bool white = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!white)
            line += c;
        else if (line.back() != ' ') // trimmed: never the first
            line += ' ';
    }
    return line;
}

std::string without_direction_marks(std::string_view text)
{
    std::string rest;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view three = text.substr(at, 3); // of UTF-8
        const bool embedding = three >= "\u202A" && three <= "\u202E";
        const bool isolate = three >= "\u2066" && three <= "\u2069";
        if (embedding || isolate)
            at += three.size();
        else
            rest += text[at++];
    }
    return rest;
}

} // namespace cageot
