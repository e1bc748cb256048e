#pragma once

#include "depot/freeze.h"
#include "plan/plan.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cageot {

/// What files would become, before anything is saved.
struct Prepared {
    /// With the session when nothing new is to be saved.
    Freezing freezing;
    std::optional<Session> session;            ///< as it was read; nothing when it was refused
    std::vector<InputFile> files;              ///< those that belong to it
    std::optional<StoredSession> next;         ///< the version to be saved; nothing: none
    std::optional<Planning> planning;          ///< of that version
    std::optional<CodeCounters> drawn_from;    ///< the counters that its codes begin at
    std::shared_ptr<const PrintPlan> previous; ///< of the version before; null: there is none
    bool has_aftermath = false; ///< it is to be told and written, perhaps again after a crash
};
/// Changes nothing but for what the memory of a crash still has to be told: see depot/freeze.h.
Prepared prepare(Depot& depot, const std::vector<InputFile>& files, const ReadOptions& options);

/// For people who are about to freeze files: what would come of it.
struct FreezePreview {
    Freezing freezing; ///< with the session as it would be
    long orders = 0, labels = 0, tickets = 0;
    std::vector<std::string> changes = {}; ///< of a later version, a sentence each
};
FreezePreview preview_freeze(Depot& depot, const std::vector<InputFile>& files);

} // namespace cageot
