#pragma once

// What several pages show in the same way.

#include "web/printer_overview.h"
#include "web/template.h"
#include "web/words.h"

#include "depot/doubt.h"
#include "plan/plan.h"

namespace cageot {

/// `text`, or nothing: said outright, because a template looks for what is absent in the fields
/// around.
Fields shown_if(bool shown, const std::string& text);
/// Fields `tone` and `word`, for the partial `state`.
Fields fields_of(const StateWords& words);
/// Fields of the partial `progress`: done, total, bar_value, bar_max, whole, doubtful, waiting,
/// and what comes next in words.
Fields fields_of(const Progress& progress);
/// Fields of the partial `relay`: letter, colour, class, name.
Fields fields_of(const PlannedRelay& relay);
/// Fields of the form that answers it: question, sentence, pages, before.
Fields fields_of(const Question& question);
/// Fields of the partial `printer`.
Fields fields_of(const PrinterOverview& overview);

} // namespace cageot
