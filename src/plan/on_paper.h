#pragma once

// What labels and tickets show, as values: two things with equal values look the same, but for their
// own codes and the version's stamp. It is what the layouts that come with Cageot print, and every
// fact of a product on labels, since a hub's own layout may show it there.

#include "plan/plan.h"

#include <array>
#include <span>
#include <string>
#include <vector>

namespace cageot {

/// What every label and ticket of an order shows of it.
struct OrderOnPaper {
    OrderNumber order;
    int number = 0;
    std::string relay_letter, relay_colour, relay_name;
    std::string paper_name;
    friend bool operator==(const OrderOnPaper&, const OrderOnPaper&) = default;
};
OrderOnPaper on_paper(const PrintPlan& plan, const PlannedOrder& order);

/// The product as it is called on paper: by its short name when the hub's table has one.
Product name_on_paper(const PrintPlan& plan, const Product& product);

/// What a label shows of its product.
struct ProductOnPaper {
    Product product;
    std::array<std::string, fact_texts.size()> facts; ///< in the order of fact_texts
    friend auto operator<=>(const ProductOnPaper&, const ProductOnPaper&) = default;
};
ProductOnPaper on_paper(const PrintPlan& plan, const Product& product);

/// A farm's head shows neither quantities nor what is told of products.
struct HeadOnPaper {
    HeadLabel::Of of = HeadLabel::Of::product;
    ProductOnPaper product;
    Zone zone = Zone::ambient;
    bool without_labels = false; ///< the goods are packed by this head
    int labels = 0;
    int products = 0, quantity = 0; ///< of a farm; of a product
    std::vector<int> numbers;
    std::vector<int> quantities;
    friend auto operator<=>(const HeadOnPaper&, const HeadOnPaper&) = default;
};
HeadOnPaper on_paper(const PrintPlan& plan, const HeadLabel& head);

/// A line of an order ticket.
struct LineOnPaper {
    Product product;
    int quantity = 0;
    bool one_label = false; ///< it says that one label is for all of them
    Zone zone = Zone::ambient;
    int missing =
        0; ///< did not come; such a line has no quantity here, what came of it is another one
    friend bool operator==(const LineOnPaper&, const LineOnPaper&) = default;
};

struct TicketOnPaper {
    CrateTicket::Kind kind = CrateTicket::Kind::order;
    OrderOnPaper order;
    Zone zone = Zone::ambient;
    int k = 1, n = 1;
    int articles = 0;
    // Of order tickets only.
    std::string hub, name;
    int same_customer_k = 1, same_customer_n = 1;
    std::optional<bool> paid;
    std::optional<Cents> due;       ///< only when it is not paid
    std::vector<Zone> containers;   ///< main first
    std::vector<LineOnPaper> lines; ///< what is packed by container and farm, then what is missing
    friend bool operator==(const TicketOnPaper&, const TicketOnPaper&) = default;
};
TicketOnPaper on_paper(const PrintPlan& plan, const CrateTicket& ticket);

/// The containers of the order at this place, main first.
std::span<const Crate> crates_of_order(const PrintPlan& plan, std::size_t order);
/// Those that are to be taken, counted anew: without those, the main one excepted, of whose goods
/// nothing came.
std::vector<Crate> crates_to_take(const PrintPlan& plan, std::size_t order);

} // namespace cageot
