#pragma once

#include "session/session.h"
#include "session/table.h"

#include <map>
#include <optional>
#include <string>

namespace cageot {

/// Which products are temperature controlled, as packing reports say. Names are compared folded:
/// the shop may have touched them up since the orders were placed.
class ChilledProducts {
public:
    /// Adds the rows of one packing report. A product that is both is taken as chilled, with a
    /// warning: warm food that was kept cold harms nobody.
    void add(const Table& packing, FileFindings& findings);

    bool empty() const { return by_variant_.empty(); }
    /// By farm, product and unit; else by farm and product when all its units agree.
    std::optional<bool> find(const Product& product) const;

private:
    struct Told {
        bool chilled = false;
        bool agreed = true;
        int row = 0;
    };
    std::map<std::string, Told> by_variant_;
    std::map<std::string, Told> by_product_;
};

/// Fills in what the orders do not say themselves; finds products that no packing report names.
void mark_chilled(Session& session, const ChilledProducts& products, FileFindings& findings);

/// A packing report of another hub tells nothing about this session: an error.
void check_hub(const Session& session, const Table& packing, FileFindings& findings);

} // namespace cageot
