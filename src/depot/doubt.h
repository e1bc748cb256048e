#pragma once

// What nobody but a person can know: how far a broken off print came out. One question a printer,
// over everything that it was given last, in the order in which it was given.

#include "depot/depot.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// One page that a printer was given.
struct QuestionPage {
    /// Why it stands in a question.
    enum class Part {
        asked,  ///< may be out or not
        before, ///< given to the printer before: out, unless a page before it was the last one
        twice,  ///< the same, and perhaps there twice
    };
    JobKey job;
    SessionId session;
    /// What is scanned or chosen: of a sheet or slip, which come out whole or not, the job's key.
    std::string code;
    std::string mark; ///< what is printed big on it
    std::string what;
    Part part = Part::asked;
    friend bool operator==(const QuestionPage&, const QuestionPage&) = default;
};

struct Question {
    PrinterName printer;
    std::string id;       ///< another one for another question about the printer
    std::string sentence; ///< "Imprimante froid-1: quelle est la dernière étiquette sortie ?"
    std::vector<QuestionPage> pages;
    /// How many of `pages` came out by the printer's own count; nothing: it does not tell.
    std::optional<std::size_t> counted;
};

/// Of a job in question that a print server may have begun twice, since it was started anew.
inline constexpr std::string_view begun_anew =
    "Le serveur d'impression a redémarré pendant ce travail: dites quelle étiquette est sortie en "
    "dernier, et jetez ce qui est en double.";

/// Open ones, by printer.
std::vector<Question> questions(Depot& depot);
/// The one about a printer, and the jobs whose pages it has, in order.
struct DoubtfulSequence {
    Question question;
    std::vector<SpoolJob> jobs;
};
std::optional<DoubtfulSequence> doubtful_sequence(Depot& depot, const PrinterName& printer);

/// Puts each question on the board, and of each job that is perhaps there twice what to throw away;
/// takes away what is settled.
void tell_doubts(Depot& depot);
/// A person says that it is done. False when the notice is no longer open or not theirs to settle.
bool confirm_notice(Depot& depot, const std::string& key, const std::string& who);

} // namespace cageot
