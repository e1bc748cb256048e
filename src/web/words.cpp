#include "web/words.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace cageot {

StateWords words_of(PaperState state, bool masculine)
{
    switch (state) {
    case PaperState::planned:
        return {"à imprimer", "todo"};
    case PaperState::waiting:
        return {"part à l’imprimante", "go"};
    case PaperState::handed_over:
        return {masculine ? "envoyé" : "envoyée", "done"};
    case PaperState::confirmed:
        return {masculine ? "scanné" : "scannée", "sure"};
    case PaperState::doubtful:
        return {"en doute", "unsure"};
    case PaperState::void_:
        return {masculine ? "annulé" : "annulée", "stop"};
    case PaperState::short_:
        return {"manque", "stop"};
    }
    throw std::logic_error("unknown paper state");
}

StateWords words_of(SpoolState state)
{
    switch (state) {
    case SpoolState::wanted:
        return {"en attente", "todo"};
    case SpoolState::submitting:
    case SpoolState::submitted:
        return {"en impression", "go"};
    case SpoolState::handed_over:
        return {"envoyé", "done"};
    case SpoolState::doubtful:
        return {"en doute", "unsure"};
    case SpoolState::refused:
        return {"refusé", "stop"};
    case SpoolState::canceled:
        return {"annulé", "stop"};
    case SpoolState::accepted:
        return {"réglé", "done"};
    }
    throw std::logic_error("unknown spool state");
}

std::string_view french_name(PrinterRole role)
{
    switch (role) {
    case PrinterRole::labels:
        return "étiquettes";
    case PrinterRole::tickets:
        return "tickets";
    case PrinterRole::cold:
        return "froid";
    case PrinterRole::office:
        return "bureau";
    }
    throw std::logic_error("unknown printer role");
}

std::string counted(long number, std::string_view singular, std::string_view plural)
{
    return french_number(number) + "\u00a0" + std::string(number > 1 ? plural : singular);
}

std::string relay_class(std::string_view colour)
{
    constexpr std::array<std::string_view, 12> known = {"jaune",  "vert",   "bleu", "rouge",
                                                        "orange", "violet", "rose", "blanc",
                                                        "gris",   "marron", "noir", "turquoise"};
    const std::string word = folded_text(colour);
    const auto found = std::find(known.begin(), known.end(), split(word, ' ').front());
    return "relay-" + std::string(found == known.end() ? "other" : *found);
}

} // namespace cageot
