#pragma once

// A depot's folder that one program after the other watches, some of which are killed.

#include "depot/sample_depot.h"
#include "support/durable_steps.h"
#include "support/fake_printer_queue.h"
#include "support/test_shop.h"

#include <optional>
#include <string>

namespace cageot {

class KilledDepot {
public:
    /// A new one.
    explicit KilledDepot(TestShop& shop);
    /// What `other` has on disk.
    KilledDepot(TestShop& shop, const KilledDepot& other);

    /// A program begins, does what it does of itself until `to`, and ends.
    void watch(UtcMs from, UtcMs to);
    /// The same in a process of its own: the durable steps of its watching; nothing when it was
    /// killed.
    std::optional<DurableSteps> watch_in_child(UtcMs from, UtcMs to,
                                               std::optional<Kill> kill = std::nullopt);
    /// A program sends to the printers what waits for them, and they print it.
    void print(UtcMs at);

    /// All that the depot tells people or remembers, but for moments, as text. Every document is
    /// whole, every raw file as its sum says; what is not is told too.
    std::string outcome();

private:
    DepotSettings settings() const;

    TestShop& shop_;
    TemporaryFolder folder_;
    FakePrinterQueue queue_;
};

} // namespace cageot
