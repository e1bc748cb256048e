#include "depot/announce.h"

#include "base/text.h"
#include "depot/more_crates.h"
#include "depot/render.h"
#include "depot/slip.h"
#include "plan/difference.h"
#include "plan/summary.h"
#include "source/drop_folder.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr const char* text_file = "resume.txt";
constexpr const char* mail_trouble = "mail";
constexpr UtcMs told_after = 3'600'000;

struct Announcement {
    std::string subject, text;
};

Announcement first_version(const Depot& depot, const PrintPlan& plan, const Session& session,
                           const std::vector<Finding>& findings)
{
    const Summary summary = summarise(plan, session, findings);
    return {plan.name + ": " + std::to_string(summary.orders) +
                (summary.orders == 1 ? " commande" : " commandes") + " à préparer",
            to_text(summary, depot.settings().labels_per_roll)};
}

Announcement later_version(Depot& depot, const StoredSession& stored, const PrintPlan& plan)
{
    const auto before = depot.plan(stored.id, stored.version - 1);
    const std::vector<std::string> changes = sentences_of(difference(*before, plan));
    Announcement announcement;
    announcement.subject =
        plan.name + ": changements (version " + std::to_string(stored.version) + ")";
    for (const std::string& change : changes)
        announcement.text += change + "\n";
    if (changes.empty())
        announcement.text = "Rien ne change sur le papier.\n";
    if (const std::size_t count = depot.store().discards(stored.id, stored.version).size())
        announcement.text += "\nDéjà imprimé, à jeter: " + std::to_string(count) +
                             (count == 1 ? " papier" : " papiers") +
                             ", sur le bon «À jeter» qui s'imprime avec les nouveaux.\n";
    return announcement;
}

void tell_of_slip(Depot& depot, const StoredSession& stored)
{
    const std::size_t count = depot.store().discards(stored.id, stored.version).size();
    if (count == 0)
        return;
    Notice notice;
    notice.key = "slip " + stored.id.value + "@v" + std::to_string(stored.version);
    notice.session = stored.id;
    notice.told_at = depot.now();
    notice.by_hand = true;
    notice.sentence = stored.name + ", version " + std::to_string(stored.version) + " de " +
                      short_french(local_time(stored.frozen_at, depot.settings().time_zone)) +
                      ": " + std::to_string(count) +
                      (count == 1 ? " papier à jeter: suivez le bon «À jeter»."
                                  : " papiers à jeter: suivez le bon «À jeter».");
    notice.url = "/sessions/" + stored.id.value + "/versions/" + std::to_string(stored.version);
    depot.store().tell(notice);
}

} // namespace

void tell(Depot& depot, const std::string& key, const std::string& sentence, bool urgent,
          const SessionId& session)
{
    Notice notice;
    notice.key = key;
    notice.session = session;
    notice.told_at = depot.now();
    notice.urgent = urgent;
    notice.sentence = sentence;
    depot.store().tell(notice);
}

void announce(Depot& depot, const StoredSession& stored, const Session& session,
              const std::vector<Finding>& findings)
{
    const std::filesystem::path file = depot.archive(stored.id, stored.version) / text_file;
    if (std::filesystem::exists(file)) // the last step of all
        return;
    const auto plan = depot.plan(stored.id, stored.version);
    const Announcement announcement = stored.version == 1
                                          ? first_version(depot, *plan, session, findings)
                                          : later_version(depot, stored, *plan);
    tell_of_slip(depot, stored);
    tell_wrong_more_tickets(depot, stored);
    if (depot.settings().mail) {
        QueuedMail mail;
        mail.id = stored.id.value + "-v" + std::to_string(stored.version);
        mail.subject = announcement.subject;
        mail.text = announcement.text;
        mail.made_at = depot.now();
        depot.store().queue_mail(mail);
    }
    write_file(file, announcement.text);
}

std::string announced_text(const Depot& depot, const SessionId& session, int version)
{
    const std::filesystem::path file = depot.archive(session, version) / text_file;
    return std::filesystem::exists(file) ? read_file(file) : "";
}

std::vector<std::string> told_oddities(const Depot& depot, const SessionId& session)
{
    return oddities_in(announced_text(depot, session, 1));
}

void send_due_mails(Depot& depot)
{
    const auto& correspondence = depot.settings().mail;
    if (!correspondence)
        return;
    for (QueuedMail& mail : depot.store().due_mails(depot.now())) {
        Mail message;
        message.from = correspondence->from;
        message.to = correspondence->to;
        message.subject = mail.subject;
        message.text = mail.text;
        // Another depot's first session must not have the same name.
        message.id = mail.id + "." + std::to_string(mail.made_at) + "@cageot";
        // Remembered before it is sent: what cannot be remembered must not be sent again and again.
        // 1, 2, 4 … minutes, at most an hour.
        ++mail.attempts;
        mail.not_before =
            depot.now() + std::min(told_after, UtcMs{60'000} << std::min(mail.attempts - 1, 6));
        depot.store().update_mail(mail);
        try {
            send_mail(correspondence->server, message);
            mail.sent_at = depot.now();
            mail.message.clear();
            depot.store().update_mail(mail);
            depot.store().settle(mail_trouble);
        } catch (const MailError& error) {
            mail.message = error.what();
            depot.store().update_mail(mail);
            if (depot.now() - mail.made_at >= told_after)
                tell(depot, mail_trouble,
                     "Le courriel «" + mail.subject + "» ne part pas: " + error.what(), false);
            return; // the others would wait for the same server
        }
    }
}

} // namespace cageot
