#pragma once

#include "base/clock.h"
#include "session/read_session.h"

#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace cageot {

/// Files that somebody sent and has not yet decided about. Kept in memory for half an hour, the last
/// four of them. Safe from several threads.
class Uploads {
public:
    /// Who sends the same id later gets them.
    std::string keep(std::vector<InputFile> files, UtcMs now);
    /// They are gone then: decided twice is decided once.
    std::optional<std::vector<InputFile>> take(const std::string& id, UtcMs now);

private:
    struct Kept {
        std::string id;
        UtcMs until = 0;
        std::vector<InputFile> files;
    };
    std::mutex mutex_;
    std::list<Kept> kept_; ///< oldest first
};

} // namespace cageot
