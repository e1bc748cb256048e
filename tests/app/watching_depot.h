#pragma once

#include "program.h"
#include "support/test_shop.h"

#include <optional>

namespace cageot {

/// A fake shop whose sale closes at Monday 20:00, and a depot that watches it. `as_if` is what time
/// it is: "19:59:00+01:00" of that Monday.
struct WatchingDepot {
    explicit WatchingDepot(const std::string& as_if, const std::string& key = "clef-d-essai",
                           const std::string& more = "");

    Outcome run(const std::vector<std::string>& command) const { return depot->run(command); }

    TestShop shop;
    std::optional<TestDepot> depot;
    std::filesystem::path key_file;
};

} // namespace cageot
