#pragma once

// What several pages show in the same way.

#include "web/farm_arrivals.h"
#include "web/http.h"
#include "web/printer_overview.h"
#include "web/template.h"
#include "web/words.h"

#include "depot/doubt.h"
#include "depot/history.h"
#include "plan/plan.h"

namespace cageot {

/// `text`, or nothing: said outright, because a template looks for what is absent in the fields
/// around.
Fields shown_if(bool shown, const std::string& text);
/// What the button before did, by "asked" of the query: "26 pages partent à l’imprimante."
std::string print_notice(const HttpRequest& request);
/// The fields `sentence` of a list of faults.
FieldList fault_fields(const std::vector<std::string>& faults);
/// The fields `sentence` and `tone` of findings, those that refuse something first.
FieldList finding_fields(const std::vector<Finding>& findings);
/// Fields `tone` and `word`, for the partial `state`.
Fields fields_of(const StateWords& words);
/// Fields of the partial `progress`: done, total, bar_value, bar_max, whole, doubtful, waiting,
/// and what comes next in words.
Fields fields_of(const Progress& progress);
/// Fields of the partial `farms-count`: here, total, never, bar_value, bar_max, whole.
Fields fields_of(const FarmCount& count);
/// Fields of the partial `relay`: letter, colour, class, name.
Fields fields_of(const PlannedRelay& relay);
/// Fields of the partial `happened`: time, who, what, detail, papers.
Fields fields_of(const HistoryEntry& entry, const std::string& time);
/// Fields of the form that answers it: question, sentence, pages, before.
Fields fields_of(const Question& question);
/// Fields of the partial `printer`.
Fields fields_of(const PrinterOverview& overview);

} // namespace cageot
