#pragma once

// What will be on paper, and why: numbers for orders, containers, labels, tickets. A plan is a
// function of its input: the same session, rules, codes and previous plan give the same plan. It
// has no geometry (that is `layout`) and no state of printing (that is the ledger).

#include "base/code.h"
#include "base/code_sequence.h"
#include "base/finding.h"
#include "plan/rules.h"
#include "session/session.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace cageot {

/// A relay of this session, in the order of the round.
struct PlannedRelay {
    std::string letter;    ///< "C"
    std::string colour;    ///< "BLEU"
    std::string name;      ///< short: "Aragon"
    std::string shop_name; ///< as the shop writes it
    std::string driver;
    bool home_delivery = false;
    int first_number = 0;     ///< where its numbers begin; late orders take a free one from here on
    std::string shop_id = {}; ///< Relay::id, "61"; empty when no source told it
    friend bool operator==(const PlannedRelay&, const PlannedRelay&) = default;
};

/// A line as the ticket shows it.
struct PlannedLine {
    int place = 1; ///< 1-based place in the order
    Product product;
    int quantity = 0; ///< 0: missing from the start
    Zone zone = Zone::ambient;
    Labelling labelling = Labelling::unit;
    int missing =
        0; ///< units that did not come, beside `quantity`; in supplied plans (plan/supply.h)
    friend bool operator==(const PlannedLine&, const PlannedLine&) = default;
};

struct PlannedOrder {
    OrderNumber order;
    int number = 0;                ///< 1…; never changes once given
    std::size_t relay = 0;         ///< index into PrintPlan::relays
    std::string customer;          ///< as written by the customer
    std::string paper_name;        ///< as the hub wants it on paper; may be empty
    std::string completed_at = {}; ///< Order::completed_at; empty in plans of before arrivals
    /// This order is the k-th of n orders of the same customer (same e-mail, or same code) today.
    int same_customer_k = 1, same_customer_n = 1;
    std::string phone;
    std::string address; ///< only for home delivery
    std::optional<bool> paid;
    std::optional<Cents> total;
    std::vector<PlannedLine> lines; ///< every line of the order, in its order
    friend bool operator==(const PlannedOrder&, const PlannedOrder&) = default;
};

/// The number of an order that is no longer there: never given to another one, given back if the
/// order returns.
struct RetiredNumber {
    OrderNumber order;
    int number = 0;
    friend bool operator==(const RetiredNumber&, const RetiredNumber&) = default;
};

/// One physical container: one order, one zone.
struct Crate {
    Code code;
    std::size_t order = 0; ///< index into PrintPlan::orders
    Zone zone = Zone::ambient;
    bool main = true; ///< carries the order ticket; the others carry a bag ticket
    int k = 1, n = 1; ///< the k-th of n containers of its order
    friend bool operator==(const Crate&, const Crate&) = default;
};

/// On one thing a hand holds.
struct UnitLabel {
    Code code;
    std::size_t crate = 0; ///< index into PrintPlan::crates
    int line = 1;          ///< place of the line in its order
    Product product;
    int covers = 1;     ///< ordered units that this thing holds
    int k = 1, n = 1;   ///< the k-th of n labels of its line
    std::string reason; ///< French, why it is there: "une étiquette par pièce"
    friend bool operator==(const UnitLabel&, const UnitLabel&) = default;
};

/// Opens a farm's or a product's stretch of the roll.
struct HeadLabel {
    enum class Of { farm, product };
    Code code; ///< of kind product
    Of of = Of::product;
    Product product;           ///< for a farm only its name
    Zone zone = Zone::ambient; ///< the coldest of its goods
    int labels = 0;            ///< unit labels of the farm or of the product that follow
    int quantity = 0;          ///< ordered units
    int products = 1;          ///< different products (for a farm)
    std::vector<int> numbers;  ///< orders' numbers, ascending, each once
    /// Units for each of `numbers`; what a `none` product is packed by.
    std::vector<int> quantities;
    Labelling labelling = Labelling::unit;
    std::string reason;
    friend bool operator==(const HeadLabel&, const HeadLabel&) = default;
};

using Label = std::variant<UnitLabel, HeadLabel>;

/// One farm's labels in the order of the roll: farm head, then product, variant, number.
struct PlannedBatch {
    std::string producer;
    std::vector<Label> labels;
    std::string expected = {}; ///< when the goods come, "07:45"; empty: not said
    friend bool operator==(const PlannedBatch&, const PlannedBatch&) = default;
};

/// On a container: the order ticket on the main one, a bag ticket on each other.
struct CrateTicket {
    enum class Kind { order, bag };
    std::size_t crate = 0; ///< index into PrintPlan::crates
    Kind kind = Kind::order;
    int articles = 0; ///< ordered units in this container
    friend bool operator==(const CrateTicket&, const CrateTicket&) = default;
};

struct PrintPlan {
    SessionId session; ///< "S1"
    int version = 1;
    std::string sha256; ///< of the frozen session, hex
    std::string hub;
    std::string name; ///< the order cycle
    std::vector<PlannedRelay> relays;
    std::vector<PlannedOrder> orders;   ///< by number
    std::vector<RetiredNumber> retired; ///< by number
    std::vector<Crate> crates;          ///< by order, main first
    std::vector<PlannedBatch> batches;  ///< by farm
    std::vector<CrateTicket> tickets;   ///< order tickets by number, then bag tickets by number
    std::vector<ProductFacts> products; ///< of its goods only, sorted by product
    NameStyle names = NameStyle::short_name; ///< how much of a customer's name is on paper
    friend bool operator==(const PrintPlan&, const PrintPlan&) = default;
};

/// "14", "14 F", "14 S"
std::string mark_of(const PrintPlan& plan, const Crate& crate);
/// The code that names the label itself.
const Code& code_of(const Label& label);

struct PlanIdentity {
    SessionId session;
    int version = 1;
    std::string sha256;
};

struct Planning {
    PrintPlan plan;
    CodeCounters next;             ///< the first unused codes afterwards
    std::vector<Finding> findings; ///< warnings: see plan/warnings.h and plan/relays.h
};

/// `previous` is the plan of the version before: numbers stay, and so do names on paper and the codes
/// of crates and of labels and heads that look as before (plan/on_paper.h); a late order takes a free
/// number, what looks otherwise gets a new code.
Planning make_plan(const Session& session, const PlanRules& rules, const PlanIdentity& identity,
                   CodeSequence codes, const PrintPlan* previous = nullptr);

/// Σ covers + Σ quantities of `none` lines; always equal to Σ quantities of the session.
long covered_quantity(const PrintPlan& plan);

} // namespace cageot
