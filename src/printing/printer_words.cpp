#include "printing/printer_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace cageot {
namespace {

/// One thing that may be wrong: «L'imprimante» + fault + ": " + remedy.
struct Words {
    std::string_view fault, remedy;
};

constexpr Words off{"ne répond pas", "allumez-la et vérifiez son câble"};
constexpr Words no_paper{"n'a plus de papier", "mettez un rouleau"};
constexpr Words open{"est ouverte", "fermez son capot jusqu'au clic"};
constexpr Words jam{"est bourrée", "ouvrez-la, retirez le papier coincé et refermez-la"};
constexpr Words no_ribbon{"n'a plus de ruban", "mettez un ruban neuf"};
constexpr Words no_tray{"n'a pas son bac", "remettez-le en place"};
constexpr Words full_tray{"a son bac de sortie plein", "videz-le"};
constexpr Words too_hot{"est trop chaude", "laissez-la refroidir, elle reprendra seule"};
constexpr Words too_cold{"est trop froide", "laissez-la chauffer, elle reprendra seule"};
constexpr Words paused{"est en pause", "appuyez sur son bouton PAUSE"};
constexpr Words full_memory{"a sa mémoire pleine",
                            "attendez; si rien ne bouge, éteignez-la et rallumez-la"};
constexpr Words no_driver{"n'a pas son pilote", "réparez sa file avec «cageot printer add»"};
constexpr Words waits{"n'avance pas", "regardez son papier, son capot et son voyant"};

constexpr UtcMs at_once = 0;
/// Each job begins with it for a moment.
constexpr UtcMs a_while = 5'000;
/// The last bytes of a job leave the printer's memory in less.
constexpr UtcMs too_long = 10'000;

/// A keyword of printer-state-reasons and what it means to us. `fault` empty: nothing to do.
struct ReasonWords {
    std::string_view keyword;
    Words words;
    UtcMs after; ///< told when the job at the printer is that old
};

// Where the keywords come from: [1] RFC 8011 §5.4.12; [2] PWG 5100.9 (printer alerts); [3] RFC 3998
// and PWG 5100.13; [4] CUPS (its socket backend says door-open with "-report", so the ending tells
// nothing of how grave it is). Gravest first.
constexpr std::array reasons{
    ReasonWords{"offline", off, at_once},                                    // [4]
    ReasonWords{"timed-out", off, at_once},                                  // [1]
    ReasonWords{"connecting-to-device", off, a_while},                       // [1]
    ReasonWords{"power-down", off, at_once},                                 // [2]
    ReasonWords{"shutdown", off, at_once},                                   // [1]
    ReasonWords{"cover-open", open, at_once},                                // [1]
    ReasonWords{"door-open", open, at_once},                                 // [1]
    ReasonWords{"interlock-open", open, at_once},                            // [1]
    ReasonWords{"media-jam", jam, at_once},                                  // [1]
    ReasonWords{"media-empty", no_paper, at_once},                           // [1]
    ReasonWords{"media-needed", no_paper, at_once},                          // [1]
    ReasonWords{"marker-print-ribbon-empty", no_ribbon, at_once},            // [2]
    ReasonWords{"marker-supply-empty", no_ribbon, at_once},                  // [1]
    ReasonWords{"marker-supply-missing", no_ribbon, at_once},                // [2]
    ReasonWords{"input-tray-missing", no_tray, at_once},                     // [1]
    ReasonWords{"output-tray-missing", no_tray, at_once},                    // [1]
    ReasonWords{"output-area-full", full_tray, at_once},                     // [1]
    ReasonWords{"fuser-over-temp", too_hot, at_once},                        // [1]
    ReasonWords{"fuser-under-temp", too_cold, a_while},                      // [1]
    ReasonWords{"spool-area-full", full_memory, at_once},                    // [1]
    ReasonWords{"toner-empty", {"n'a plus d'encre", "changez-la"}, at_once}, // [1]
    ReasonWords{"cups-missing-filter", no_driver, at_once},                  // [4]
    ReasonWords{"cups-insecure-filter", no_driver, at_once},                 // [4]
    ReasonWords{"cups-waiting-for-job-completed", waits, too_long},          // [4]
    // What is told otherwise, or passes, or only announces something.
    ReasonWords{"paused", {}, at_once},                           // [1]
    ReasonWords{"moving-to-paused", {}, at_once},                 // [1]
    ReasonWords{"stopping", {}, at_once},                         // [1]
    ReasonWords{"stopped-partly", {}, at_once},                   // [1]
    ReasonWords{"media-low", {}, at_once},                        // [1]
    ReasonWords{"toner-low", {}, at_once},                        // [1]
    ReasonWords{"marker-supply-low", {}, at_once},                // [1]
    ReasonWords{"marker-waste-almost-full", {}, at_once},         // [1]
    ReasonWords{"marker-print-ribbon-almost-empty", {}, at_once}, // [2]
    ReasonWords{"output-area-almost-full", {}, at_once},          // [1]
    ReasonWords{"opc-near-eol", {}, at_once},                     // [1]
    ReasonWords{"hold-new-jobs", {}, at_once},                    // [3]
    ReasonWords{"identify-printer-requested", {}, at_once},       // [3]
    ReasonWords{"cups-ipp-conformance-failure", {}, at_once},     // [4]
    ReasonWords{"cups-certificate-error", {}, at_once},           // [4]
    ReasonWords{"cups-remote-pending", {}, at_once},              // [4]
    ReasonWords{"cups-remote-processing", {}, at_once},           // [4]
};

/// What CUPS' backends write when nobody takes the connection (cups 2.4, backend/socket.c, lpd.c,
/// ipp.c); printer-state-reasons stays empty then.
constexpr std::array<std::string_view, 4> unavailable = {
    "may not exist or is unavailable", "is not responding", "not be found", "unreachable"};

std::string sentence(const Words& words, bool stopped)
{
    return "L'imprimante " + std::string(words.fault) + ": " + std::string(words.remedy) +
           (stopped ? ", puis relancez sa file." : ".");
}

std::string_view without_ending(std::string_view reason)
{
    for (const std::string_view ending : {"-report", "-warning", "-error"})
        if (reason.ends_with(ending))
            return reason.substr(0, reason.size() - ending.size());
    return reason;
}

/// What it says of itself; nothing when it is well.
const Words* words_of(const ZebraStatus& status)
{
    if (status.head_open)
        return &open;
    if (status.paper_out)
        return &no_paper;
    if (status.ribbon_out)
        return &no_ribbon;
    if (status.over_temperature)
        return &too_hot;
    if (status.under_temperature)
        return &too_cold;
    if (status.paused)
        return &paused;
    return status.buffer_full ? &full_memory : nullptr;
}

/// The gravest reason that has something to say.
const Words* words_of(const std::vector<std::string>& said, UtcMs age)
{
    for (const ReasonWords& known : reasons)
        if (!known.words.fault.empty() && age >= known.after)
            for (const std::string& reason : said)
                if (without_ending(reason) == known.keyword)
                    return &known.words;
    return nullptr;
}

/// The first reason that the table does not have; one that is only a report is no trouble.
std::string unknown_in(const std::vector<std::string>& said)
{
    for (const std::string& reason : said)
        if (!reason.ends_with("-report") &&
            std::none_of(reasons.begin(), reasons.end(), [&](const ReasonWords& known) {
                return known.keyword == without_ending(reason);
            }))
            return reason;
    return {};
}

bool is_unavailable(const PrinterStatus& queue)
{
    return std::any_of(unavailable.begin(), unavailable.end(), [&](std::string_view words) {
        return queue.message.find(words) != std::string::npos;
    });
}

std::string words_of_stop(const PrinterStatus& queue)
{
    if (queue.message == "Paused") // a person, or a program in a person's name
        return "La file de l'imprimante est en pause: relancez-la quand l'imprimante est prête.";
    return "L'imprimante est arrêtée: regardez son papier et son câble, puis relancez sa file.";
}

} // namespace

bool is_other_length(int reported_dots, Length stock, int dpi)
{
    if (reported_dots <= 0 || stock == Length())
        return false;
    return reported_dots < (stock - Length::mm(1)).dots(dpi) ||
           reported_dots > (stock + Length::mm(5)).dots(dpi);
}

std::string printer_words(const PrinterSigns& signs)
{
    const bool stopped = signs.queue.state == PrinterState::stopped;
    if (signs.device.status) {
        if (const Words* words = words_of(*signs.device.status))
            return sentence(*words, stopped);
        if (is_other_length(signs.device.status->label_length, signs.label_length, signs.dpi))
            return "L'imprimante a d'autres étiquettes que prévu: mettez le rouleau de " +
                   std::to_string(signs.label_length.um() / 1000) +
                   " mm, puis calibrez-la (bouton FEED).";
    }
    if (signs.device.reach == PrinterAnswer::Reach::unreachable)
        return sentence(off, stopped);
    if (const Words* words = words_of(signs.queue.reasons, signs.job_age))
        return sentence(*words, stopped);
    if (stopped)
        return words_of_stop(signs.queue);
    // The backend's first try may come a moment too early, and CUPS keeps the words of the job before.
    if (signs.queue.state == PrinterState::processing && is_unavailable(signs.queue) &&
        signs.job_age >= a_while)
        return sentence(off, false);
    if (!signs.queue.accepting)
        return "La file de l'imprimante refuse les travaux: rouvrez-la avec «cageot printer add».";
    if (const std::string reason = unknown_in(signs.queue.reasons); !reason.empty())
        return "L'imprimante signale «" + reason + "»: regardez-la.";
    return {};
}

} // namespace cageot
