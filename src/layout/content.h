#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// Named texts that fill a layout's "{name}". An absent field is empty.
using Fields = std::map<std::string, std::string, std::less<>>;

/// One row of a table: `kind` chooses the row form of the layout.
struct ContentRow {
    std::string kind;
    Fields fields;
};

/// What one label or ticket says, without geometry.
struct Content {
    Fields fields;
    std::map<std::string, std::vector<ContentRow>, std::less<>> tables;
};

/// The names in braces of `pattern`, in order.
std::vector<std::string> fields_in(std::string_view pattern);
/// Replaces each "{name}" of `pattern`; "{{" is a brace.
std::string filled(std::string_view pattern, const Fields& fields);

} // namespace cageot
