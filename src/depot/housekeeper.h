#pragma once

#include "depot/depot.h"

#include <functional>
#include <string>

namespace cageot {

/// What the service does for the depot's memory: each night it takes old names away, has the
/// database examined, makes a backup and removes old ones; after each freeze it makes a backup.
/// What fails is told on the board and tried again an hour later.
class Housekeeper {
public:
    using Log = std::function<void(const std::string&)>;
    Housekeeper(Depot& depot, Log log);

    /// Does what is due. Throws nothing.
    void step();

private:
    /// Runs one piece of work: its sentence is on the board until it succeeds.
    void attempt(const char* key, const std::function<std::string()>& work);
    std::string purge_names();
    std::string examine_database();
    std::string make_backup();

    Depot& depot_;
    Log log_;
    UtcMs wait_until_ = 0;
    bool failed_ = false;
    UtcMs last_night_ = 0; ///< the nightly moment whose work was done
};

/// The last moment at or before `now` that comes each day at this time.
UtcMs last_daily_time(UtcMs now, int hour, int minute, const std::string& time_zone);

} // namespace cageot
