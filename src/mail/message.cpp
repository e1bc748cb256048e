#include "mail/message.h"

#include "base/text.h"
#include "mail/base64.h"

#include <Poco/DateTimeFormatter.h>
#include <Poco/Timestamp.h>

#include <algorithm>
#include <array>

namespace cageot {
namespace {

/// Without the line end (RFC 2045, 6.7; RFC 2047, 2).
constexpr std::size_t longest_line = 76;
/// Base64 makes 4 bytes of 3: "Subject: =?UTF-8?B?", 52 bytes and "?=" stay below the longest line.
constexpr std::size_t bytes_in_a_word = 39;

bool is_printable_ascii(char c)
{
    return c >= ' ' && c <= '~';
}

bool is_ascii_line(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), is_printable_ascii);
}

/// UTF-8 without control characters: a line break would begin a header field of its own.
bool is_one_line(std::string_view text)
{
    return is_utf8(text) && std::none_of(text.begin(), text.end(), [](char c) {
               return static_cast<unsigned char>(c) < ' ' || c == '\x7F';
           });
}

bool is_letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// RFC 5322, 3.2.3: what stands in an address or a name without quotes.
bool is_atom_text(char c)
{
    return is_letter_or_digit(c) ||
           std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool is_dot_atom(std::string_view text)
{
    const std::vector<std::string_view> parts = split(text, '.');
    return std::all_of(parts.begin(), parts.end(), [](std::string_view part) {
        return !part.empty() && std::all_of(part.begin(), part.end(), is_atom_text);
    });
}

bool is_address(std::string_view text)
{
    const std::size_t at = text.find('@');
    return at != std::string_view::npos && text.size() <= 254 && is_dot_atom(text.substr(0, at)) &&
           is_dot_atom(text.substr(at + 1));
}

/// Encoded words on lines of their own; no word ends inside a letter (RFC 2047, 5).
std::string encoded_words(std::string_view text)
{
    std::string words, piece;
    const auto end_word = [&] {
        if (!piece.empty())
            words += (words.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(piece) + "?=";
        piece.clear();
    };
    for (const char32_t code : to_code_points(text)) {
        const std::string letter = to_utf8({&code, 1});
        if (piece.size() + letter.size() > bytes_in_a_word)
            end_word();
        piece += letter;
    }
    end_word();
    return words;
}

/// The value of a field of free text.
std::string free_text(std::string_view text)
{
    const bool plain = is_ascii_line(text) && text.size() <= 60 &&
                       text.find("=?") == std::string_view::npos && trimmed(text) == text;
    return plain ? std::string(text) : encoded_words(text);
}

std::string in_quotes(std::string_view name)
{
    std::string text = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\')
            text += '\\';
        text += c;
    }
    return text + "\"";
}

std::string field_text(const MailAddress& address)
{
    const std::string& name = address.name;
    if (name.empty())
        return address.address;
    const bool atoms =
        std::all_of(name.begin(), name.end(), [](char c) { return is_atom_text(c) || c == ' '; });
    std::string shown = free_text(name);
    if (shown == name && !atoms)
        shown = in_quotes(name);
    const bool long_line = shown.size() + address.address.size() > 60;
    return shown + (long_line ? "\r\n <" : " <") + address.address + ">";
}

std::string receivers(const std::vector<std::string>& to)
{
    std::string text;
    for (const std::string& receiver : to)
        text += (text.empty() ? "" : ",\r\n ") + field_text(parse_mail_address(receiver));
    return text;
}

/// Text with "\n" alone between lines and none after the last, whatever ended them.
std::string with_plain_lines(std::string_view text)
{
    std::string lines;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r')
            lines += text[i];
        else if (i + 1 == text.size() || text[i + 1] != '\n')
            lines += '\n';
    }
    if (!lines.empty() && lines.back() == '\n')
        lines.pop_back();
    return lines;
}

/// One byte of a line. A dot or "From " at the beginning and white space at the end are what mail
/// servers change.
std::string quoted_byte(std::string_view line, std::size_t at)
{
    const char c = line[at];
    const bool last = at + 1 == line.size();
    const bool kept = c == '\t' ? !last
                                : is_printable_ascii(c) && c != '=' && !(c == ' ' && last) &&
                                      !(at == 0 && (c == '.' || line.substr(0, 5) == "From "));
    if (kept)
        return {c};
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return {'=', digits[byte / 16u], digits[byte % 16u]};
}

std::string quoted_printable(std::string_view text)
{
    std::string out;
    const std::string lines = with_plain_lines(text);
    for (const std::string_view line : split(lines, '\n')) {
        std::size_t length = 0;
        for (std::size_t at = 0; at < line.size(); ++at) {
            const std::string byte = quoted_byte(line, at);
            if (length + byte.size() >= longest_line) {
                out += "=\r\n";
                length = 0;
            }
            out += byte;
            length += byte.size();
        }
        out += "\r\n";
    }
    return out;
}

std::string date_field(UtcMs now)
{
    return Poco::DateTimeFormatter::format(Poco::Timestamp(now * 1000),
                                           "%w, %e %b %Y %H:%M:%S +0000");
}

void check(const Mail& mail)
{
    if (mail.to.empty())
        throw MailError("Le message n'a aucun destinataire: donnez une adresse dans la "
                        "configuration.");
    if (!is_one_line(mail.subject))
        throw MailError("L'objet du message doit tenir sur une ligne de texte UTF-8: "
                        "corrigez le nom de la vente.");
    if (!is_utf8(mail.text) && !mail.text.empty())
        throw MailError("Le texte du message n'est pas de l'UTF-8: corrigez les noms de la vente.");
    if (!is_address(mail.id))
        throw MailError("L'identifiant du message n'est pas valable: il s'écrit comme "
                        "«vente.1@cageot».");
}

} // namespace

MailAddress parse_mail_address(std::string_view text)
{
    const std::size_t open = text.find('<');
    MailAddress parsed;
    if (open == std::string_view::npos) {
        parsed.address = trimmed(text);
    } else {
        const std::string_view rest = trimmed(text.substr(open + 1));
        std::string_view name = trimmed(text.substr(0, open));
        if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
            name = name.substr(1, name.size() - 2);
        parsed.name = name;
        if (!rest.empty() && rest.back() == '>')
            parsed.address = rest.substr(0, rest.size() - 1);
    }
    if (!is_one_line(text) || !is_address(parsed.address)) {
        std::string shown;
        for (const char32_t code : to_code_points(first_code_points(text, 60)))
            shown += to_utf8(std::u32string(1, code < ' ' ? U' ' : code));
        throw MailError("«" + shown +
                        "» n'est pas une adresse de courrier: écrivez-la sans accents, comme "
                        "«Cageot <cageot@exemple.fr>».");
    }
    return parsed;
}

std::string to_message(const Mail& mail, UtcMs now)
{
    check(mail);
    const std::vector<std::pair<std::string, std::string>> fields = {
        {"Date", date_field(now)},
        {"From", field_text(parse_mail_address(mail.from))},
        {"To", receivers(mail.to)},
        {"Message-ID", "<" + mail.id + ">"},
        {"Subject", free_text(mail.subject)},
        // RFC 3834: holiday answerers keep silent.
        {"Auto-Submitted", "auto-generated"},
        {"MIME-Version", "1.0"},
        {"Content-Type", "text/plain; charset=utf-8"},
        {"Content-Transfer-Encoding", "quoted-printable"},
    };
    std::string message;
    for (const auto& [name, value] : fields)
        message += name + ": " + value + "\r\n";
    return message + "\r\n" + quoted_printable(mail.text);
}

} // namespace cageot
