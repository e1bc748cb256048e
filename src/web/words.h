#pragma once

#include "base/french_number.h"
#include "printing/ledger.h"
#include "printing/printer.h"
#include "web/paper_states.h"

#include <string>
#include <string_view>

namespace cageot {

/// How a state looks: a word, and a tone that decides colour and shape in style.css.
struct StateWords {
    std::string_view word;
    std::string_view tone; ///< todo, go, done, sure, unsure or stop
};
/// Of a label or a ticket (feminine like «étiquette», or masculine like «ticket»).
StateWords words_of(PaperState state, bool masculine = false);
/// Of a print job.
StateWords words_of(SpoolState state);
std::string_view french_name(PrinterRole role);

/// "1 commande", "70 commandes", "0 commande", in one line.
std::string counted(long number, std::string_view singular, std::string_view plural);

/// Class of style.css for a relay's colour word: "relay-bleu"; of an unknown word "relay-other".
std::string relay_class(std::string_view colour);

} // namespace cageot
