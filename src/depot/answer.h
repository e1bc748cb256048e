#pragma once

#include "depot/doubt.h"

namespace cageot {

/// What a person says of a printer's last pages.
struct DoubtAnswer {
    enum class Last {
        none, ///< nothing that is in question came out
        all,  ///< everything came out
        page, ///< the page with `code` is the last one that did
    };
    Last last = Last::page;
    /// As scanned or typed; spaces do not count, nor does case.
    std::string code;
    JobKey job;           ///< which of two pages of one code; empty: the first one
    std::string question; ///< id of the one that was shown; empty: whichever is open
    std::string who;
    bool scanned = false; ///< the label was held before a scanner, so it exists
};

/// "aucune", "toutes" or a code, as people write it.
DoubtAnswer parse_answer(std::string_view text);

struct Answered {
    enum class Outcome {
        taken,
        settled_before, ///< somebody was faster: nothing is done
        refused,        ///< nothing is done
    };
    Outcome outcome = Outcome::taken;
    long again = 0;       ///< pages that are printed now
    std::string sentence; ///< French, for whoever answered
};

/// Pages up to the last one are out, those after it never were: they are asked for anew and go
/// before everything that nobody waits for, but for what a later version made void or replaced and
/// what another job brings meanwhile. Once, however often and by however many it is answered.
Answered answer(Depot& depot, const PrinterName& printer, const DoubtAnswer& given);

/// A label that somebody scans to say that it came out last. True when it answered a question; a
/// page of two open questions answers neither. Not for scans of any other purpose: every label
/// that is in a crate came out.
bool answer_by_scan(Depot& depot, const std::string& code, const std::string& who);

} // namespace cageot
