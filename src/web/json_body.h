#pragma once

// What programs post to the API and get back.

#include "session/json.h"
#include "web/http.h"

#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// The object that a program posted; an empty body is an empty one. Throws HttpRefusal 400 for
/// anything else, and for a member that is not one of `known`.
JsonValue json_object(const std::string& body, const std::vector<std::string_view>& known);
/// A member that is text, "" when it is absent. Throws HttpRefusal 400 when it is something else.
std::string text_member(const JsonValue& object, std::string_view name);

HttpResponse json_answer(std::string text, int status = 200);

} // namespace cageot
