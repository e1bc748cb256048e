#pragma once

#include "base/code_sequence.h"
#include "store/database_session.h"

namespace cageot {

/// Brings the tables up to this program's form, step by step; a new database gets `new_key`. Within a
/// `write`, so that two programs that start at once do it once. Throws std::runtime_error in French when a newer program has been here.
void bring_up_to_date(DatabaseSession& session, const CodeKey& new_key);

} // namespace cageot
