#pragma once

// A running depot: what it was told, what it remembers, what it prints with. The operations on it
// are free functions in the other files of this folder, the only place where the stages are called
// in order and the store is written.

#include "base/clock.h"
#include "depot/settings.h"
#include "depot/stationery.h"
#include "plan/plan.h"
#include "store/store.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>

namespace cageot {

/// Somebody named a session, a farm or a printer that is not there.
class UnknownName : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Situation;
class ScanDesk;

class Depot {
public:
    /// Opens or makes the depot in `settings.data` and makes the config's printers known to the
    /// store. Throws std::runtime_error in French.
    Depot(DepotSettings settings, const Clock& clock);
    ~Depot();
    Depot(const Depot&) = delete;
    Depot& operator=(const Depot&) = delete;

    const DepotSettings& settings() const { return settings_; }
    Store& store() { return store_; }
    const Clock& clock() const { return clock_; }
    UtcMs now() const { return clock_.now(); }
    /// Fonts and layouts, loaded when first needed. Safe from several threads. Throws
    /// std::runtime_error in French.
    const Stationery& stationery();
    /// A frozen plan never changes, so it is read once. Throws std::runtime_error when absent.
    std::shared_ptr<const PrintPlan> plan(const SessionId& id, int version);
    /// Plans were changed after all: names were taken out of them.
    void forget_plans();
    /// What situation_of (depot/arrivals.h) worked out last for a session; null: nothing yet.
    std::shared_ptr<const Situation> known_situation(const SessionId& id);
    void keep_situation(std::shared_ptr<const Situation> situation);
    /// Where scans are judged, one after the other.
    ScanDesk& scan_desk() { return *scan_desk_; }
    /// Folder of one version's raw files and documents: archive/S1/v1.
    std::filesystem::path archive(const SessionId& id, int version) const;
    /// How far a printer's marks are moved: what a person decided, else what the config says of it.
    Offset offset_of(const PrinterName& printer);
    /// What the hub says about packing, with its tables as they were read last.
    std::shared_ptr<const PlanRules> rules();
    /// They count from the next planning on.
    void take_rules(std::shared_ptr<const PlanRules> rules);
    /// "v1 lun. 22:10"
    std::string stamp(const StoredSession& session) const;

private:
    DepotSettings settings_;
    const Clock& clock_;
    Store store_;
    std::mutex mutex_;
    std::unique_ptr<const Stationery> stationery_;
    std::map<std::pair<std::string, int>, std::shared_ptr<const PrintPlan>> plans_;
    std::map<SessionId, std::shared_ptr<const Situation>> situations_;
    std::shared_ptr<const PlanRules> rules_;
    std::unique_ptr<ScanDesk> scan_desk_;
};

/// A session by its id as people write it: "S1", or "S1@v1" for an older version.
/// Throws UnknownName naming the sessions there are.
StoredSession find_session(Depot& depot, std::string_view text);

} // namespace cageot
