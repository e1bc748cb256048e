#pragma once

// What must hold of a plan as ordered, the supply of its goods and the plan as supplied.

#include "base/text.h"
#include "plan/on_paper.h"
#include "plan/supply.h"
#include "prints.h"
#include "sessions.h"
#include "support/catch2_compat.h"

#include <map>

namespace cageot {

using LineKey = std::pair<std::size_t, int>; ///< order and place

inline std::map<LineKey, int> covers_of(const PrintPlan& plan)
{
    std::map<LineKey, int> covers;
    for (const UnitLabel& label : unit_labels(plan))
        covers[{plan.crates[label.crate].order, label.line}] += label.covers;
    return covers;
}

/// For every line: there + missing = ordered, labels and tickets follow.
inline void check_conservation(const PrintPlan& ordered, const PrintPlan& supplied)
{
    std::map<LineKey, int> covers = covers_of(supplied);
    std::map<std::pair<std::size_t, Zone>, int> articles;
    REQUIRE(supplied.orders.size() == ordered.orders.size());
    for (std::size_t i = 0; i < ordered.orders.size(); ++i) {
        REQUIRE(supplied.orders[i].lines.size() == ordered.orders[i].lines.size());
        for (std::size_t j = 0; j < ordered.orders[i].lines.size(); ++j) {
            const PlannedLine& was = ordered.orders[i].lines[j];
            const PlannedLine& is = supplied.orders[i].lines[j];
            CHECK(is.quantity >= 0);
            CHECK(is.missing >= 0);
            CHECK(is.quantity + is.missing == was.quantity);
            CHECK(covers[{i, is.place}] == (is.labelling == Labelling::none ? 0 : is.quantity));
            articles[{i, is.zone}] += is.quantity;
        }
    }
    for (const CrateTicket& ticket : supplied.tickets) {
        const Crate& crate = supplied.crates[ticket.crate];
        CHECK(ticket.articles == articles[{crate.order, crate.zone}]);
    }
}

/// What is absent, and what is only partly there, is what the supplied plan makes of it.
inline void check_codes(const PrintPlan& ordered, const PrintPlan& supplied, const Supply& supply)
{
    std::size_t absent = 0, partly = 0;
    const std::vector<UnitLabel> were = unit_labels(ordered), are = unit_labels(supplied);
    REQUIRE(are.size() == were.size());
    for (std::size_t i = 0; i < are.size(); ++i) {
        const std::string code = to_string(are[i].code);
        CHECK(are[i].code == were[i].code);
        CHECK(supply.absent.contains(code) == (are[i].covers == 0));
        absent += are[i].covers == 0 ? 1U : 0U;
        if (are[i].covers > 0 && are[i].covers < were[i].covers) {
            ++partly;
            CHECK(supply.partly.at(code) == are[i].covers);
        }
    }
    CHECK(partly == supply.partly.size());
    for (const HeadLabel& head : head_labels(supplied)) {
        CHECK(supply.absent.contains(to_string(head.code)) == (head.quantity == 0));
        absent += head.quantity == 0 ? 1U : 0U;
    }
    for (const CrateTicket& ticket : supplied.tickets) {
        const Crate& crate = supplied.crates[ticket.crate];
        const bool empty_bag = !crate.main && ticket.articles == 0;
        CHECK(supply.absent.contains(to_string(crate.code)) == empty_bag);
        absent += empty_bag ? 1U : 0U;
    }
    CHECK(absent == supply.absent.size());
}

inline bool is_of(const Product& product, const Product& head)
{
    return folded_text(product.name) == folded_text(head.name) &&
           folded_text(product.unit) == folded_text(head.unit);
}

/// Heads count what follows them, as in a plan of which all came.
inline void check_heads(const PrintPlan& supplied)
{
    for (const PlannedBatch& batch : supplied.batches) {
        int labels = 0;
        for (const Label& label : batch.labels)
            if (const auto* unit = std::get_if<UnitLabel>(&label))
                labels += unit->covers > 0 ? 1 : 0;
        CHECK(std::get<HeadLabel>(batch.labels.front()).labels == labels);
        for (std::size_t i = 1; i < batch.labels.size(); ++i) {
            const auto* head = std::get_if<HeadLabel>(&batch.labels[i]);
            if (!head)
                continue;
            int of_product = 0;
            for (std::size_t j = i + 1; j < batch.labels.size(); ++j)
                if (const auto* unit = std::get_if<UnitLabel>(&batch.labels[j]))
                    of_product += unit->covers > 0 && is_of(unit->product, head->product) ? 1 : 0;
            CHECK(head->labels == of_product);
        }
    }
    for (const HeadLabel& head : head_labels(supplied)) {
        int quantity = 0;
        for (const int part : head.quantities) {
            CHECK(part > 0);
            quantity += part;
        }
        CHECK(head.quantity == quantity);
        CHECK(head.numbers.size() == head.quantities.size());
    }
}

/// Σ there of each product is what is allocated of it, and never more than was accepted.
inline void check_products(const PrintPlan& ordered, const PrintPlan& supplied,
                           const Supply& supply)
{
    std::map<Product, std::pair<int, int>> counted; // ordered, there
    for (std::size_t i = 0; i < ordered.orders.size(); ++i) {
        for (std::size_t j = 0; j < ordered.orders[i].lines.size(); ++j) {
            const PlannedLine& was = ordered.orders[i].lines[j];
            if (was.quantity == 0)
                continue;
            counted[was.product].first += was.quantity;
            counted[was.product].second += supplied.orders[i].lines[j].quantity;
        }
    }
    REQUIRE(supply.products.size() == counted.size());
    auto expected = counted.begin();
    for (const ProductSupply& product : supply.products) {
        CHECK(product.product == expected->first);
        CHECK(product.ordered == expected->second.first);
        CHECK(product.allocated == expected->second.second);
        CHECK(product.missing >= 0);
        CHECK(product.refused >= 0);
        CHECK(product.allocated <= product.accepted());
        ++expected;
    }
}

/// A ticket counts as another one exactly when the layouts print another one.
inline void check_tickets(const PrintPlan& ordered, const PrintPlan& supplied)
{
    for (std::size_t i = 0; i < ordered.tickets.size(); ++i) {
        const CrateTicket &was = ordered.tickets[i], &is = supplied.tickets[i];
        CHECK((on_paper(ordered, was) == on_paper(supplied, is)) ==
              (print_of(ordered, was) == print_of(supplied, is)));
    }
}

/// Every line that lacks something is listed once, with what it lacks.
inline void check_shortages(const PrintPlan& supplied, const Supply& supply)
{
    std::map<LineKey, int> listed;
    LineKey last{0, 0};
    for (const Shortage& shortage : supply.shortages) {
        const LineKey line{shortage.order, shortage.line};
        CHECK(last < line);
        last = line;
        listed[line] = shortage.quantity;
    }
    std::size_t lacking = 0;
    for (std::size_t i = 0; i < supplied.orders.size(); ++i) {
        for (const PlannedLine& line : supplied.orders[i].lines) {
            if (line.missing == 0)
                continue;
            ++lacking;
            CHECK(listed[{i, line.place}] == line.missing);
        }
    }
    CHECK(lacking == supply.shortages.size());
}

} // namespace cageot
