#pragma once

#include <string>
#include <string_view>

namespace cageot {

/// SQL with `?` for each value as PostgreSQL wants it: $1, $2 … in order. A `?` within a literal, a
/// quoted name or a comment is none; comments become one space. Throws std::logic_error for what
/// only a mistake of ours brings: a literal, a name or a comment that does not end, a comment in a
/// comment (the databases do not agree where it ends), and a `$` outside quotes or before a digit
/// (Poco counts `$1` in literals too).
std::string numbered_placeholders(std::string_view sql);

} // namespace cageot
