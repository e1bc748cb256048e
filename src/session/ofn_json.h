#pragma once

#include "session/columns.h"
#include "session/file_findings.h"
#include "session/json.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// One object in an answer of Open Food Network, read member by member. A needed member that is
/// missing, null or of another kind is an error that names the order and the member's path; other
/// members mean nothing. Decimals may be JSON texts or numbers.
class OfnObject {
public:
    /// `about` begins the findings: "la commande R482019375", "la vente". `value` must live longer.
    OfnObject(const JsonValue& value, std::string about, FileFindings& findings);

    bool has(std::string_view member) const { return value_->has(member); }
    bool is_null(std::string_view member) const;
    const std::string& about() const { return about_; }
    void set_about(std::string about) { about_ = std::move(about); }

    /// A needed object.
    std::optional<OfnObject> object(const std::string& member) const;
    /// Nothing, without a word, when it is missing or null.
    std::optional<OfnObject> optional_object(const std::string& member) const;
    /// The objects of a needed list.
    std::optional<std::vector<OfnObject>> list(const std::string& member) const;

    /// A needed text on one line, which may be empty; its length is judged as that of `field`.
    std::optional<std::string> text(const std::string& member, Field field) const;
    /// A needed text that must not be empty.
    std::optional<std::string> filled_text(const std::string& member, Field field) const;
    /// A needed member, which may be null: then the text is empty.
    std::optional<std::string> nullable_text(const std::string& member, Field field) const;
    /// Empty when it is missing or null.
    std::string optional_text(const std::string& member, Field field) const;
    /// The digits of a needed number or text of digits, as of an id or an amount: "9077", "46.2".
    std::optional<std::string> digits(const std::string& member) const;
    std::optional<std::string> optional_digits(const std::string& member) const;
    std::optional<bool> truth(const std::string& member) const;

    void error(const std::string& member, const std::string& message) const;
    void warning(const std::string& member, const std::string& message) const;

private:
    const JsonValue* needed(const std::string& member, JsonValue::Kind kind) const;
    OfnObject inner(const JsonValue& value, const std::string& path) const;
    std::string path_of(const std::string& member) const;

    const JsonValue* value_;
    std::string about_;
    std::string path_;
    FileFindings* findings_;
};

} // namespace cageot
