#pragma once

#include "depot/print.h"
#include "depot/stretches.h"

#include <string>
#include <vector>

namespace cageot {

/// Pages of one document: the same farm (or the same kind of ticket) for one group of printers, in
/// the plan's order.
struct PrintGroup {
    std::string title; ///< "S1 Ferme du Causse"
    PrinterRole role = PrinterRole::labels;
    /// What is not parted over two printers: a product's labels with their head.
    std::vector<std::vector<WantedPage>> runs;
};

/// Whose work the pages of a plan are. Labels and bag tickets of what is chilled or frozen are
/// `cold` where a printer is for them alone; else a farm's labels are not parted. The head of a farm
/// that has both goes with what is not cold: it is counted once.
class PageRoles {
public:
    PageRoles(const PlanPages& pages, bool has_cold);
    PrinterRole of(const WantedPage& page) const;
    /// Of a label.
    std::size_t run(const WantedPage& label) const { return labels_.at(label.place).run; }

private:
    const PlanPages& pages_;
    bool has_cold_;
    std::vector<LabelRun> labels_;
};

/// The groups of a request, in the order of printing. Throws UnknownName when there is no such farm.
std::vector<PrintGroup> groups_of(const PlanPages& pages, const PrintRequest& request,
                                  const std::string& session, bool has_cold);

/// "S1 Ferme du Causse 1-20" is a part of the group "S1 Ferme du Causse".
std::string group_title(const SpoolJob& job);

} // namespace cageot
