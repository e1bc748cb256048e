#pragma once

// The answers of Open Food Network's API around the orders themselves, told by their shape. Which
// question brings which answer is in docs/session-format.md.

#include "session/file_findings.h"
#include "session/json.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cageot {

enum class AnswerKind {
    cycle,      ///< ours: which hub and order cycle the other answers are of
    shop,       ///< the hub and its producers
    order_list, ///< a page of the list of orders
    order,      ///< one order with its lines
    customers,  ///< a page of the hub's customers
    report,     ///< rows of a report
    refusal,    ///< Open Food Network says why it does not answer
    unknown
};
AnswerKind kind_of_answer(const JsonValue& answer);

struct OfnCycle {
    std::string id, name;
    std::string hub; ///< its id
    std::string hub_name;
};
std::optional<OfnCycle> read_ofn_cycle(const JsonValue& answer, FileFindings& findings);

struct OfnShop {
    std::string id;
    std::map<std::string, std::string> producers; ///< id → name
};
std::optional<OfnShop> read_ofn_shop(const JsonValue& answer, FileFindings& findings);

/// What the hub has to do with an order.
enum class OfnState {
    placed, ///< complete, also when resumed or returned
    cart,   ///< not finished
    cancelled,
    undated ///< said to be complete, but reports leave it out as it has no date
};

/// One order in the list, or what its detail says of itself too.
struct OfnListed {
    std::string number;
    OfnState state = OfnState::placed;
    std::string cycle, hub;                ///< ids; empty when the answer has null
    std::optional<std::string> item_count; ///< how many lines, when it is told
};

class OfnObject;
/// Nothing after an error.
std::optional<OfnListed> read_ofn_listed(const OfnObject& order);

struct OfnOrderList {
    std::vector<OfnListed> orders;
    std::size_t count = 0; ///< of the orders in the answer, readable or not
    /// How many orders all pages hold together; nothing when the list has no pages.
    std::optional<std::string> results;
};
std::optional<OfnOrderList> read_ofn_order_list(const JsonValue& answer, FileFindings& findings);

struct OfnCustomers {
    std::map<std::string, std::string> codes; ///< id → code, for those who have one
    std::size_t count = 0;
    std::optional<std::string> results;
};
std::optional<OfnCustomers> read_ofn_customers(const JsonValue& answer, FileFindings& findings);

} // namespace cageot
