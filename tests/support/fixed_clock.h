#pragma once

#include "base/clock.h"

#include <atomic>

namespace cageot {

/// Stands still until it is told otherwise; safe from several threads. Starts on Thursday,
/// 12 November 2026, 06:12 in Paris.
class FixedClock final : public Clock {
public:
    UtcMs now() const override { return now_; }
    void advance(UtcMs milliseconds) { now_ += milliseconds; }

private:
    std::atomic<UtcMs> now_ = 1794460320000;
};

} // namespace cageot
