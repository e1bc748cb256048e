#pragma once

#include "session/json.h"
#include "session/read_session.h"

#include <string>
#include <vector>

namespace cageot::test {

/// A file of tests/session/answers: one order cycle of five orders and eight lines as Open Food
/// Network tells it in each of its forms.
InputFile answer(const std::string& name);
/// What one reading of the orders API brings, without reports.
std::vector<InputFile> api_answers();
/// The same with a text in one of its files replaced once; it must be there.
std::vector<InputFile> api_answers_with(const std::string& name, const std::string& from,
                                        const std::string& to);
void replace_in(std::vector<InputFile>& files, const std::string& name, const std::string& from,
                const std::string& to);
void remove_file(std::vector<InputFile>& files, const std::string& name);
/// The files that are read together, with one more or one instead of that of its name.
std::vector<InputFile> with_file(std::vector<InputFile> files, InputFile file);

std::string to_text(const JsonValue& value);
/// The session, which must be there, without findings.
Session clean_session(const SessionReading& reading);
const Order& order_of(const Session& session, const std::string& number);

} // namespace cageot::test
