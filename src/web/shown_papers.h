#pragma once

#include "web/http.h"
#include "web/paper_states.h"
#include "web/template.h"

#include "depot/arrivals.h"
#include "depot/documents.h"
#include "depot/page_words.h"
#include "depot/print_groups.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cageot {

/// What the button of a paper that was never printed says instead of a reason.
inline constexpr std::string_view first_print = "first";

/// What pages show of a session's labels and tickets, each with the buttons that print it again.
class ShownPapers {
public:
    ShownPapers(Depot& depot, const SessionId& session);

    /// Fields of the partial `paper`; `caption` instead of the paper's own words. Void ones of an
    /// older version have their picture and what took their place. The code is one of the session's.
    Fields fields(const std::string& code, const std::string& caption = {}) const;
    /// The address of its picture as a reprint would bring it; of a void one as it is.
    std::string next_picture(const std::string& code) const;
    /// "14 · Tomates 500g 1/2"
    std::string words(const std::string& code) const;
    /// The address of the order that it belongs to; empty for a head label, or when it is gone.
    std::string order_url(const std::string& code) const;
    const Situation& situation() const { return *situation_; }

private:
    PageWords words_of(const PaperRow& paper) const;
    FieldList printers_for(const LedgerRow& row) const;
    std::optional<std::string> newer(const LedgerRow& row) const; ///< what took a void one's place

    Depot& depot_;
    std::shared_ptr<const Situation> situation_;
    PaperStates states_;
    std::map<std::string, PageWords> words_;
    std::map<std::string, int> numbers_;         ///< of the order, by code
    std::map<std::string, std::string> scanned_; ///< "jeu. 09:12, poste-2", by code
    std::vector<Printer> printers_;
    PlanPages pages_;
    PageRoles roles_;
};

/// Fields `once` of the form that all buttons of ShownPapers belong to, and `reprinted`, the sentence
/// about the press before.
void add_reprint_form(Fields& page, Depot& depot, const HttpRequest& request);
/// The query with which a page tells what became of a press: "?reprinted=U1234567874&as=duplicate".
std::string reprinted_query(const std::string& code, std::string_view outcome);

} // namespace cageot
