#include "mail/message.h"

#include "base/text.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"

#include <algorithm>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

/// Thursday 12 November 2026, 06:12:05 UTC.
constexpr UtcMs thursday = 1794463925000;

Mail a_mail()
{
    return {"Cageot <cageot@example.org>",
            {"lea@example.org"},
            "Vente du 12",
            "Bonjour.\n",
            "s1-v1-summary.4af1@cageot"};
}

/// Without the header fields.
std::string text_of(const std::string& text)
{
    Mail mail = a_mail();
    mail.text = text;
    const std::string message = to_message(mail, thursday);
    return message.substr(message.find("\r\n\r\n") + 4);
}

std::string field(const Mail& mail, const std::string& name)
{
    const std::string message = to_message(mail, thursday);
    const std::size_t begin = message.find("\n" + name + ": ") + name.size() + 3;
    std::size_t end = begin;
    do
        end = message.find("\r\n", end + 1);
    while (message[end + 2] == ' ');
    return message.substr(begin, end - begin);
}

std::string subject(const std::string& text)
{
    Mail mail = a_mail();
    mail.subject = text;
    return field(mail, "Subject");
}

std::string from(const std::string& text)
{
    Mail mail = a_mail();
    mail.from = text;
    return field(mail, "From");
}

std::string refusal(const Mail& mail)
{
    return message_of([&] { to_message(mail, thursday); });
}

} // namespace

TEST_CASE("a mail is a header, an empty line and its text", "[mail]")
{
    CHECK(to_message(a_mail(), thursday) == "Date: Thu, 12 Nov 2026 06:12:05 +0000\r\n"
                                            "From: Cageot <cageot@example.org>\r\n"
                                            "To: lea@example.org\r\n"
                                            "Message-ID: <s1-v1-summary.4af1@cageot>\r\n"
                                            "Subject: Vente du 12\r\n"
                                            "Auto-Submitted: auto-generated\r\n"
                                            "MIME-Version: 1.0\r\n"
                                            "Content-Type: text/plain; charset=utf-8\r\n"
                                            "Content-Transfer-Encoding: quoted-printable\r\n"
                                            "\r\n"
                                            "Bonjour.\r\n");
}

TEST_CASE("text is quoted-printable, whatever ends its lines", "[mail]")
{
    CHECK(text_of("") == "\r\n");
    CHECK(text_of("a\r\nb\rc\n\nd") == "a\r\nb\r\nc\r\n\r\nd\r\n");
    CHECK(text_of("1 280 = é") == "1 280 =3D =C3=A9\r\n");
    CHECK(text_of("blanc \nonglet\t\n \n") == "blanc=20\r\nonglet=09\r\n=20\r\n");
    CHECK(text_of(".\n..x\na.b") == "=2E\r\n=2E.x\r\na.b\r\n");
    CHECK(text_of("From moi\nFromage") == "=46rom moi\r\nFromage\r\n");
}

TEST_CASE("no line of a message is longer than 76 bytes", "[mail]")
{
    Mail mail = a_mail();
    std::string sentence;
    for (int i = 0; i < 60; ++i)
        sentence += i % 7 == 0 ? "é" : i % 5 == 0 ? " " : "🥕";
    mail.text = std::string(300, 'x') + "\n" + std::string(75, 'y') + "\n" + std::string(76, 'z') +
                "\n" + sentence;
    mail.subject = sentence + std::string(100, 'a');
    mail.from = sentence + " <cageot@example.org>";
    mail.to = {"lea@example.org", sentence + " <max@example.org>", "Zoé <zoe@example.org>"};
    const std::string message = to_message(mail, thursday);
    CHECK(is_utf8(message));
    for (const std::string_view line : split(message, '\n')) {
        CHECK(line.size() <= 77);
        CHECK(std::all_of(line.begin(), line.end(), [](char c) { return c > 0; }));
        CHECK((line.empty() || line.back() == '\r'));
    }
}

TEST_CASE("words that are not ASCII are encoded whole letter by whole letter", "[mail]")
{
    CHECK(subject("Tout Ô Pré") == "=?UTF-8?B?VG91dCDDlCBQcsOp?=");
    CHECK(subject("a =?b?= c") == "=?UTF-8?B?YSA9P2I/PSBj?=");
    // 39 bytes a word: the 20th é would be cut in two.
    std::string accents, nineteen;
    for (int i = 0; i < 20; ++i)
        accents += "é";
    for (int i = 0; i < 19; ++i)
        nineteen += i % 3 == 0 ? "w6nD" : i % 3 == 1 ? "qcOp" : "";
    CHECK(subject(accents) ==
          "=?UTF-8?B?" + nineteen.substr(0, 48) + "w6k=?=\r\n =?UTF-8?B?w6k=?=");
}

TEST_CASE("a sender's name is quoted or encoded when it must be", "[mail]")
{
    CHECK(from("cageot@example.org") == "cageot@example.org");
    CHECK(from(" <cageot@example.org> ") == "cageot@example.org");
    CHECK(from("Tout O Pre <cageot@example.org>") == "Tout O Pre <cageot@example.org>");
    CHECK(from("Cageot, le dépôt <c@example.org>") ==
          "=?UTF-8?B?Q2FnZW90LCBsZSBkw6lww7R0?= <c@example.org>");
    CHECK(from("Cageot, depot <c@example.org>") == "\"Cageot, depot\" <c@example.org>");
    CHECK(from("\"Cageot, depot\" <c@example.org>") == "\"Cageot, depot\" <c@example.org>");
    CHECK(from("a \"b\" c <c@example.org>") == "\"a \\\"b\\\" c\" <c@example.org>");
}

TEST_CASE("receivers stand one a line", "[mail]")
{
    Mail mail = a_mail();
    mail.to = {"lea@example.org", "Max <max@example.org>"};
    CHECK(field(mail, "To") == "lea@example.org,\r\n Max <max@example.org>");
}

TEST_CASE("nobody can add a field to a message", "[mail]")
{
    const auto with = [](auto change) {
        Mail mail = a_mail();
        change(mail);
        return refusal(mail);
    };
    for (const std::string end : {"\r\n", "\n", "\r"}) {
        const std::string more = end + "Bcc: eve@example.org";
        CHECK_THAT(with([&](Mail& mail) { mail.subject += more; }),
                   ContainsSubstring("doit tenir sur une ligne"));
        CHECK_THAT(with([&](Mail& mail) { mail.from = "x" + more + " <a@example.org>"; }),
                   ContainsSubstring("n'est pas une adresse"));
        CHECK_THAT(with([&](Mail& mail) { mail.to = {"a@example.org" + more}; }),
                   ContainsSubstring("n'est pas une adresse"));
        CHECK_THAT(with([&](Mail& mail) { mail.id += more; }), ContainsSubstring("identifiant"));
    }
    CHECK_THAT(with([](Mail& mail) { mail.to.clear(); }), ContainsSubstring("aucun destinataire"));
    CHECK_THAT(with([](Mail& mail) { mail.text = "\xE9"; }), ContainsSubstring("UTF-8"));
    CHECK_THAT(with([](Mail& mail) { mail.id = ""; }), ContainsSubstring("identifiant"));
}

TEST_CASE("an address is one address in ASCII", "[mail]")
{
    CHECK(parse_mail_address("Zoé <z.n+ours@mail.example.org>") ==
          MailAddress{"Zoé", "z.n+ours@mail.example.org"});
    for (const char* wrong :
         {"", "lea", "lea@", "@example.org", "lea@example..org", "a@b@c.org", "léa@example.org",
          "lea@exemplé.org", "a@example.org, b@example.org", "<a@example.org> b",
          "Zoé <z@example.org", "a b@example.org", "<a@example.org>> <b@example.org>"})
        CHECK_THAT(message_of([&] { parse_mail_address(wrong); }),
                   ContainsSubstring("n'est pas une adresse de courrier"));
}
