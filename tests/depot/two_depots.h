#pragma once

#include "depot/sample_depot.h"
#include "support/private_postgres.h"

#include <string>

namespace cageot {

/// Two programs of one depot on PostgreSQL, each with a data folder of its own.
struct TwoDepots {
    DepotSettings settings(const TemporaryFolder& folder) const
    {
        DepotSettings settings = sample_settings(folder.path());
        settings.database = database;
        return settings;
    }
    static DatabaseAddress new_database()
    {
        static int count = 0;
        return parse_database_url(shared_postgres().url("two_" + std::to_string(++count))).address;
    }

    DatabaseAddress database = new_database();
    TemporaryFolder here, there;
    FixedClock clock;
    Depot one{settings(here), clock}, two{settings(there), clock};
};

} // namespace cageot
