#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// How much a finding weighs: `error` refuses the whole input, `warning` lets it through and is
/// shown.
enum class Severity { warning, error };

/// Something about people's data that people can mend, said in French in one sentence that says
/// what to do. Never about broken surroundings: those are exceptions.
struct Finding {
    Severity severity = Severity::error;
    /// File name, layout name or the like; empty when there is only one.
    std::string source;
    /// 1-based line or row as a person counts it; 0 when the whole input is meant.
    int row = 0;
    /// Column header, field or key; empty when the whole row is meant.
    std::string field;
    std::string message;

    friend bool operator==(const Finding&, const Finding&) = default;
};

/// "totaux.csv, ligne 12, colonne «Quantité»: …"
std::string to_string(const Finding& finding);
/// True when at least one finding refuses the input.
bool has_error(const std::vector<Finding>& findings);

/// A finding and how many others say the same of other places.
struct RepeatedFinding {
    Finding finding;
    int others = 0;

    /// "…: … (et 79 autres fois)"
    std::string text() const;
    friend bool operator==(const RepeatedFinding&, const RepeatedFinding&) = default;
};
/// Each message once, in order of its first finding: a hundred labels may have the same shortened
/// name. What differs in row or field is another fault and stays.
std::vector<RepeatedFinding> without_repetition(const std::vector<Finding>& findings);

} // namespace cageot
