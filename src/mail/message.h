#pragma once

// A mail as the bytes that travel: header fields (RFC 5322), words in them that are not ASCII
// (RFC 2047), text as quoted-printable (RFC 2045).

#include "base/clock.h"
#include "mail/mail.h"

#include <string>
#include <string_view>

namespace cageot {

/// "Cageot <cageot@example.org>" taken apart.
struct MailAddress {
    std::string name;    ///< "Cageot"; may be empty
    std::string address; ///< "cageot@example.org"
    friend bool operator==(const MailAddress&, const MailAddress&) = default;
};

/// Throws MailError unless the text is one address of ASCII letters, alone or after a name.
MailAddress parse_mail_address(std::string_view text);

/// The message in lines of at most 76 bytes (but for a long address) that end with CR LF, ASCII
/// only; `now` becomes its date. Throws MailError for what would not be one message: a line break
/// in a subject or an address, text that is not UTF-8, no receiver, no valid id.
std::string to_message(const Mail& mail, UtcMs now);

} // namespace cageot
