#pragma once

#include "base/finding.h"
#include "depot/depot.h"
#include "layout/calibration_label.h"
#include "layout/page.h"
#include "plan/plan.h"
#include "plan/throw_away.h"
#include "preflight/check.h"
#include "store/store.h"

#include <span>
#include <string>
#include <vector>

namespace cageot {

/// One label, ticket or sheet to be made: its kind and its place in the plan's order.
struct WantedPage {
    PageKind kind = PageKind::unit;
    /// Among all labels of all batches, or among all tickets, among PrintRun::stickers; 0 for a sheet.
    /// Of kind more: the full crate's ticket.
    std::size_t place = 0;
    /// 1 for the first print; of kind more the container: 1 is the first beyond the full one.
    int copy = 1;
    friend bool operator==(const WantedPage&, const WantedPage&) = default;
};

/// A plan's labels and tickets by place.
class PlanPages {
public:
    explicit PlanPages(const PrintPlan& plan);

    const PrintPlan& plan() const { return plan_; }
    const std::vector<const Label*>& labels() const { return labels_; }
    /// Every label and ticket in the plan's order.
    std::vector<WantedPage> label_pages() const;
    std::vector<WantedPage> ticket_pages(CrateTicket::Kind kind) const;
    /// The printed code of a page; of a sheet its name.
    std::string code(const WantedPage& page) const;
    /// The farm whose stretch of the roll the label is in; empty for tickets.
    const std::string& batch(const WantedPage& page) const;

private:
    const PrintPlan& plan_;
    std::vector<const Label*> labels_;
    std::vector<const std::string*> batches_;
};

/// A document with the proof that it may be printed.
struct MadeDocument {
    std::string pdf;
    std::vector<Page> pages;
    /// For each wanted page its first page in the document (from 1) and how many it takes.
    std::vector<std::pair<int, int>> places;
    MediaMode mode = MediaMode::printer; ///< of the first page's layout
    /// Shortened texts and the like; an error among them, or a fault, forbids printing.
    std::vector<Finding> findings;
    std::vector<PageFault> faults;

    bool may_be_printed() const { return faults.empty() && !has_error(findings); }
    /// The faults and errors in one French sentence, naming the code of each page.
    std::string why_not() const;
    std::vector<std::string> codes; ///< of the wanted pages
    std::vector<Dots> dots;         ///< of each page, when the run keeps them
};

/// The stocks that a plan is printed on; sheets are always A4.
struct Papers {
    Media labels{Length::mm(57), Length::mm(32)};
    Media tickets{Length::mm(100), Length::mm(150)};
};

/// What a sticker tells: how much of a line does not come, 0: it came after all.
struct Sticker {
    std::size_t crate = 0; ///< the order's main one, index into PrintPlan::crates
    int line = 1;
    int quantity = 0;
    friend bool operator==(const Sticker&, const Sticker&) = default;
};

/// What is the same for every page of a run.
struct PrintRun {
    const PlanPages& pages;
    const Stationery& stationery;
    int dpi = 203;     ///< of labels and tickets; a layout that is not made for it keeps its own
    std::string stamp; ///< "v1 lun. 22:10"
    Papers papers = {};
    Offset offset = {};                 ///< of the printer
    ThrowAwaySlip slip = {};            ///< for a page of kind slip
    CalibrationLabel calibration = {};  ///< for a page of kind calibration
    std::vector<Sticker> stickers = {}; ///< for pages of kind missing, which name them by place
    /// The dots that were proved stay in the document: for the pages of one job, not of a plan.
    bool keep_dots = false;
};

/// The depot's printers; those that the config names come first, since others may be gone.
std::vector<Printer> printers_of(Depot& depot);
/// The stocks of the depot's first printers of each role; without a ticket printer, tickets go to
/// the office printer's paper.
Papers papers_of(Depot& depot);

/// All labels and bag tickets of the plan on sheets of an office printer, from place `first` on.
/// Throws std::runtime_error in French.
MadeDocument make_label_sheet(const PrintRun& run, int first, const std::string& title);

/// Composes, writes and proves one document. Pure but for reading font files.
MadeDocument make_document(const PrintRun& run, std::span<const WantedPage> wanted,
                           const std::string& title);

} // namespace cageot
