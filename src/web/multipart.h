#pragma once

#include "web/http.h"

#include <string>
#include <string_view>

namespace cageot {

/// True for the type of forms that send files: multipart/form-data (RFC 7578).
bool is_multipart(std::string_view content_type);

/// Reads such a form into `request.form` and `request.files`; a file's field that was left empty is none.
/// Throws HttpRefusal 400 when it is broken, cut off, or has more than 20 parts.
void read_multipart(const std::string& content_type, const std::string& body, HttpRequest& request);

} // namespace cageot
