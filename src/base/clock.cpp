#include "base/clock.h"

#include <chrono>

namespace cageot {

UtcMs SystemClock::now() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace cageot
