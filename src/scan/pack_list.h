#pragma once

// What goes where on this day: the plan as a station needs it, and as it is sent to one. Names of
// people are not in it.

#include "base/id.h"
#include "base/zone.h"
#include "plan/plan.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace cageot {

struct PackOrder {
    int number = 0;
    std::string letter, colour, relay; ///< "C", "BLEU", "Aragon"
    friend bool operator==(const PackOrder&, const PackOrder&) = default;
};

struct PackCrate {
    std::string code;
    std::string mark;      ///< "14 F"
    std::size_t order = 0; ///< index into PackList::orders
    Zone zone = Zone::ambient;
    bool main = true;
    bool taken = true; ///< false: nothing came for it, so it stays empty
    friend bool operator==(const PackCrate&, const PackCrate&) = default;
};

struct PackUnit {
    std::size_t crate = 0; ///< index into PackList::crates
    int line = 1;          ///< place in its order
    std::string product;   ///< as on its label: "Yaourt brebis nature 4x125g"
    int covers = 1;        ///< articles; 0: its goods did not come
    friend bool operator==(const PackUnit&, const PackUnit&) = default;
};

/// Articles of one line that carry no labels.
struct LooseLine {
    std::size_t crate = 0;
    int line = 1;
    int quantity = 0; ///< that came
    friend bool operator==(const LooseLine&, const LooseLine&) = default;
};

struct PackHead {
    std::string product; ///< empty for a farm's head
    std::string farm;
    std::vector<LooseLine> loose;                ///< of a product without labels
    std::vector<std::pair<int, int>> quantities; ///< of each number the articles
    friend bool operator==(const PackHead&, const PackHead&) = default;
};

/// A code of an older version that is void now.
struct GoneCode {
    enum class Why {
        replaced,  ///< `now` took its place
        cancelled, ///< its order is no longer there
        surplus,   ///< its order is there and needs it no more
    };
    Why why = Why::surplus;
    std::string now;  ///< the code in its place
    std::string mark; ///< where it belonged: "14"
    friend bool operator==(const GoneCode&, const GoneCode&) = default;
};
std::string_view to_string(GoneCode::Why why);

struct PackList {
    SessionId session;
    int version = 1;
    std::vector<PackOrder> orders; ///< by number
    std::vector<PackCrate> crates;
    std::map<std::string, PackUnit> units; ///< by code
    std::map<std::string, PackHead> heads; ///< by code
    std::map<std::string, GoneCode> gone;  ///< by code
    bool count_first = false; ///< a ticket that is scanned asks for the count at once: the fast way

    /// Their places in `crates`; nothing when they are not there.
    std::optional<std::size_t> crate_of(std::string_view code) const;
    /// The main container of the order of this number, or the one of a zone by its letter: "14", "14 F", "14f".
    std::optional<std::size_t> crate_by_mark(std::string_view typed) const;
    /// The letter of the relay that a container goes to.
    const std::string& relay_of(std::size_t crate) const
    {
        return orders[crates[crate].order].letter;
    }
    /// The containers that are to be taken to a relay.
    std::vector<std::size_t> containers_of(std::string_view relay) const;
    friend bool operator==(const PackList&, const PackList&) = default;
};

/// Of a supplied plan (plan/supply.h); `absent` is Supply::absent.
PackList pack_list(const PrintPlan& plan, const std::set<std::string>& absent,
                   std::map<std::string, GoneCode> gone);

} // namespace cageot
