#pragma once

#include "session/file_findings.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

struct JsonMember;

/// One value of a JSON text (RFC 8259).
struct JsonValue {
    enum class Kind { null, truth, number, text, list, object };

    Kind kind = Kind::null;
    /// Of a text its UTF-8, of a number its digits without exponent ("46.2"), "true" or "false".
    std::string text;
    std::vector<JsonValue> items;    ///< of a list
    std::vector<JsonMember> members; ///< of an object, in their order

    /// The member of that name; null when there is none.
    const JsonValue* find(std::string_view name) const;
    bool has(std::string_view name) const { return find(name) != nullptr; }
};

struct JsonMember {
    std::string name;
    JsonValue value;
};

/// True when the first character that is no white space opens a JSON list or object.
bool looks_like_json(std::string_view bytes);

/// Nothing, and an error, for anything that is no whole JSON text: cut off, damaged, with a member
/// twice, deeper than any answer, over 64 MB.
std::optional<JsonValue> parse_json(std::string_view bytes, FileFindings& findings);

} // namespace cageot
