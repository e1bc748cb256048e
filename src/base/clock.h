#pragma once

#include <cstdint>

namespace cageot {

/// A moment: milliseconds since 1970-01-01 00:00 UTC, without leap seconds. Stored as such.
using UtcMs = std::int64_t;

/// The one way time enters the program.
class Clock {
public:
    virtual ~Clock() = default;
    virtual UtcMs now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock {
public:
    UtcMs now() const override;
};

} // namespace cageot
