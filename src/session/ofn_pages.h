#pragma once

// What several answers of Open Food Network's API tell together.

#include "session/opened_file.h"
#include "session/session.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cageot {

/// The first answer of a kind; null when there is none.
OpenedFile* first_of(std::vector<OpenedFile>& files, AnswerKind kind);

/// The order cycle that the files are said to be of; nothing when none says it. Two are an error.
std::optional<OfnCycle> find_ofn_cycle(std::vector<OpenedFile>& files);

/// Gives a session that was read from a report its ids; the names of both must be the same.
void add_ofn_cycle(Session& session, const OfnCycle& cycle, FileFindings& findings);

/// Names of the producers by id. The shop must be the cycle's.
std::map<std::string, std::string> read_ofn_producers(std::vector<OpenedFile>& files,
                                                      const std::optional<OfnCycle>& cycle);

/// The hub's codes by id of the customer.
std::map<std::string, std::string> read_ofn_codes(std::vector<OpenedFile>& files);

struct ListedOrder {
    OfnListed told;
    OpenedFile* file = nullptr; ///< the page
};
using ListedOrders = std::map<std::string, ListedOrder>; ///< by number

/// All pages of the list of orders; they must hold as many as they announce, each once.
ListedOrders read_ofn_list(std::vector<OpenedFile>& files, const std::optional<OfnCycle>& cycle);

/// A placed order of another cycle or hub is an error: filters that Open Food Network does not know
/// are passed over without a word.
void check_belongs(const OfnListed& order, const std::optional<OfnCycle>& cycle,
                   FileFindings& findings);

} // namespace cageot
