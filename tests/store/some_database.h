#pragma once

#include "store/database.h"
#include "store/store.h"
#include "support/temporary_folder.h"

#include <chrono>
#include <string>

namespace cageot {

inline constexpr CodeKey sample_key{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255};

/// A place for a store that nobody has used: a folder for SQLite, or a schema of the shared
/// PostgreSQL server. A test case that makes one runs once on each; all of one run are of one kind.
class SomeDatabase {
public:
    SomeDatabase();

    bool is_postgresql() const { return !schema_.empty(); }
    Store store(const CodeKey& new_key = sample_key) const;
    Database database(std::chrono::milliseconds patience = std::chrono::seconds(5)) const;
    /// Runs SQL beside the store, as another program would.
    void run_sql(const std::string& sql) const;

private:
    TemporaryFolder folder_;
    std::string schema_; ///< empty: SQLite
};

/// A schema of the shared server that nobody has used; `port`: of a proxy to it.
DatabaseAddress new_address(int port = 0);

} // namespace cageot
