#pragma once

#include <chrono>
#include <thread>

namespace cageot {

/// Asks every 10 ms until `condition` is true or `limit` is over; what it said last.
template <class Condition>
bool wait_until(const Condition& condition,
                std::chrono::milliseconds limit = std::chrono::seconds(20))
{
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return true;
}

} // namespace cageot
