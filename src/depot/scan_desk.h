#pragma once

// What the scans of the running sessions come to, kept in memory and caught up with the store.

#include "depot/arrivals.h"
#include "scan/packing.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

namespace cageot {

class ScanDesk {
public:
    /// What `work(packing)` returns, of all that was stored until now. One at a time.
    template <class Work>
    auto look(Depot& depot, const SessionId& session, Work work)
    {
        const std::lock_guard one_at_a_time(mutex_);
        return work(std::as_const(caught_up(depot, session)));
    }
    /// The same for who adds to it what it then stores. When anything is thrown, what was added is
    /// forgotten.
    template <class Work>
    auto change(Depot& depot, const SessionId& session, Work work)
    {
        const std::lock_guard one_at_a_time(mutex_);
        try {
            return work(caught_up(depot, session));
        } catch (...) {
            states_.erase(session);
            throw;
        }
    }

private:
    struct State {
        std::shared_ptr<const Situation> situation; ///< of which the list was made
        std::int64_t last = 0;                      ///< the newest scan that was added
        Packing packing;
    };
    Packing& caught_up(Depot& depot, const SessionId& session);

    std::mutex mutex_;
    std::map<SessionId, State> states_;
};

} // namespace cageot
