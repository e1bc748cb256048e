#pragma once

#include <string>

namespace cageot {

/// On one line (RFC 4648, 4).
std::string base64(const std::string& bytes);

} // namespace cageot
