#pragma once

#include "base/clock.h"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <cstdint>
#include <optional>
#include <string>

namespace cageot::ofn {

using Object = Poco::JSON::Object::Ptr;

/// The object that a body holds; null when it holds none.
Object object_of(const std::string& body);
// Members that may be absent, null or of another type: nothing then.
Object object(const Object& in, const std::string& member);
Poco::JSON::Array::Ptr array(const Object& in, const std::string& member);
std::optional<std::string> text(const Object& in, const std::string& member);
std::optional<std::int64_t> number(const Object& in, const std::string& member);
std::optional<bool> flag(const Object& in, const std::string& member);
std::optional<UtcMs> moment(const Object& in, const std::string& member);

/// The most that Open Food Network gives on a page (config/initializers/pagy.rb).
inline constexpr int per_page = 100;
/// How many pages there are, at least 1 and never without end.
int page_count(const Object& pagination);

} // namespace cageot::ofn
