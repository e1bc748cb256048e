#pragma once

// A depot that watches a fake Open Food Network, both by one clock that goes as fast as the test
// wants.

#include "depot/sample_depot.h"
#include "depot/watch_shop.h"
#include "support/test_shop.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace cageot {

/// Midnight before Monday, 9 November 2026 in Paris, plus so much; the sample sale closes on that
/// Monday at 20:00. Negative days are before.
constexpr UtcMs on(int days_after_monday, int hour, int minute = 0)
{
    constexpr UtcMs thursday_06_12 = 1794460320000;
    constexpr UtcMs monday = thursday_06_12 - ((3 * 24 + 6) * 60 + 12) * 60'000LL;
    return monday + ((days_after_monday * 24LL + hour) * 60 + minute) * 60'000;
}
inline constexpr int saturday = -2, sunday = -1, monday = 0, tuesday = 1, wednesday = 2,
                     thursday = 3, friday = 4;

class WatchedDepot {
public:
    explicit WatchedDepot(const std::string& scenario = "small.json", UtcMs start = on(0, 19, 30),
                          std::function<void(DepotSettings&)> change = {});

    /// Lets the depot do what it does until then.
    void run_to(UtcMs moment);
    /// Nothing runs until then.
    void sleep_to(UtcMs moment);
    /// The program ends and begins again.
    void restart();

    Depot& depot() { return *depot_; }
    Store& store() { return depot_->store(); }
    OfnClient& client() { return *client_; }
    UtcMs now() const { return clock_.now(); }
    /// How far the depot's clock is before the shop's.
    void set_skew(UtcMs skew) { skew_ = skew; }
    /// Every version there is: "S1@v1 S1@v2".
    std::string versions();
    /// Sentences on the board.
    std::vector<std::string> board();
    bool board_says(const std::string& part);
    const std::vector<std::string>& log() const { return log_; }

    TestShop shop;

private:
    void set_shop_clock() { shop.set_clock(clock_.now() - skew_); }

    TemporaryFolder folder_;
    FixedClock clock_;
    UtcMs skew_ = 0;
    UtcMs next_ = 0;
    DepotSettings settings_;
    std::vector<std::string> log_;
    LogLine add_to_log_ = [this](const std::string& line) { log_.push_back(line); };
    std::unique_ptr<Depot> depot_;
    std::unique_ptr<OfnClient> client_;
};

} // namespace cageot
