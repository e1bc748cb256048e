#pragma once

#include <kainjow/mustache.hpp>

#include <string>
#include <string_view>

namespace cageot {

/// What a template shows, by name. Every value is escaped when shown.
using Fields = kainjow::mustache::data;
using FieldList = kainjow::mustache::list;

/// The template src/web/pages/`name`.html filled in; the files `part-…` are its partials.
/// Throws std::logic_error when the template is absent or broken.
std::string render(std::string_view name, Fields fields);

/// "/assets/0123456789abcdef/style.css": the hash of all assets is in the address, so browsers may keep
/// them for ever, and a script finds the others beside it.
std::string asset_url(std::string_view name);

} // namespace cageot
