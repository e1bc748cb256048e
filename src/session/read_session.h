#pragma once

#include "base/finding.h"
#include "session/session.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cageot {

/// One file as it was handed over: its name (for messages) and its bytes, untouched.
struct InputFile {
    std::string name;
    std::string bytes;
};

struct ReadOptions {
    /// Which order cycle to take when a file holds several; compared as folded_text.
    std::optional<std::string> cycle;
    /// IANA zone of the shop: Open Food Network's API tells moments in UTC, its reports in local
    /// time.
    std::string time_zone = "Europe/Paris";
};

/// What a file turned out to hold. A file of a set of answers that holds orders together is `orders`
/// whatever it holds itself.
enum class HeldRows { orders, packing, totals, neither };

struct SessionReading {
    /// Nothing as soon as one finding is an error: a session is never read in half.
    std::optional<Session> session;
    /// Every fault of every file, in the order of the files and their rows.
    std::vector<Finding> findings;
    std::vector<HeldRows> kinds; ///< of each file, in their order
    /// A file of supplier totals was compared with the orders, and every sum was the same.
    bool totals_checked = false;
    bool totals_agree = false;
};

/// Reads one session from one or more files in any order; what a file is, is told by its shape. One
/// source must hold the orders: Open Food Network's "Totaux Cycle de Vente par Acheteur" (CSV, or
/// JSON from its reports API), the neutral CSV of docs/session-format.md, or the answers of its
/// orders API together. Packing reports only add which products are temperature controlled,
/// supplier totals are only compared with the orders.
SessionReading read_session(const std::vector<InputFile>& files, const ReadOptions& options = {});

} // namespace cageot
