#pragma once

// Made-up content for previews and lint: nobody should have to print a real Thursday to see what a
// layout does with long names.

#include "layout/content.h"
#include "layout/document.h"
#include "plan/plan.h"

#include <vector>

namespace cageot {

/// One order, number 14, with a crate, a chilled bag and a frozen bag; two farms.
PrintPlan usual_plan();
/// The fullest papers that a depot meets: number 188, names of 90 letters, piece 12/12, forty lines,
/// a relay with a letter and a colour word that are wide.
PrintPlan fullest_plan();

/// Everything that `plan` makes of a document, one content a page or more: a label of each kind for
/// `unit`, `head` and `bag`, every order for `order`. Of cards that belong to no session, their own.
/// Nothing for a label sheet, which is made of labels.
std::vector<Content> contents_of(const PrintPlan& plan, DocumentKind document);

/// The names that a layout of `document` may write in braces, in conditions and as kinds of rows.
struct KnownFields {
    std::vector<std::string> fields; ///< sorted
    std::vector<std::string> tables;
    std::vector<std::string> kinds;
};
KnownFields known_fields(DocumentKind document);

} // namespace cageot
