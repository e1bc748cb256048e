#pragma once

#include "session/file_findings.h"
#include "session/json.h"
#include "session/ofn_answers.h"
#include "session/table.h"

#include <optional>
#include <string>

namespace cageot {

/// A file that was found to be a table, or another answer of Open Food Network's API, or, after an
/// error, neither.
struct OpenedFile {
    std::string name;
    FileFindings findings;
    std::optional<Table> table;
    std::optional<JsonValue> answer;
    AnswerKind kind = AnswerKind::unknown; ///< of `answer`

    bool is(AnswerKind wanted) const { return answer && kind == wanted; }
    bool is(FileKind wanted) const { return table && table->kind() == wanted; }
};

} // namespace cageot
