#pragma once

// What programs post to the API and get back.

#include "depot/refused.h"
#include "session/json.h"
#include "web/http.h"

#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// The object that a program posted; an empty body is an empty one. Throws HttpRefusal 400 for
/// anything else, and for a member that is not one of `known`.
JsonValue json_object(const std::string& body, const std::vector<std::string_view>& known);
/// Throws HttpRefusal 400 when it is no object, or has a member that is not one of `known`.
void check_members(const JsonValue& object, const std::vector<std::string_view>& known);
/// A member that is text, "" when it is absent. Throws HttpRefusal 400 when it is something else.
std::string text_member(const JsonValue& object, std::string_view name);

/// A whole number, which may be negative; `absent` when the member is not there. Throws HttpRefusal 400
/// when it is something else.
long number_member(const JsonValue& object, std::string_view name, long absent);
int int_member(const JsonValue& object, std::string_view name, int absent);
/// True or false; as above.
bool truth_member(const JsonValue& object, std::string_view name, bool absent);
/// Throws HttpRefusal 400 when it is no list, or an empty one.
const std::vector<JsonValue>& list_member(const JsonValue& object, std::string_view name);

HttpResponse json_answer(std::string text, int status = 200);
/// 422 with one sentence, and each fault beside it.
HttpResponse refused_answer(const Refused& refused);

} // namespace cageot
