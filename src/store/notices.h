#pragma once

#include "base/clock.h"
#include "base/id.h"

#include <string>

namespace cageot {

/// Something that a person should know or do: on the board until somebody says that it is done or
/// it is over by itself.
struct Notice {
    std::string key;   ///< what it is about: "shop key", "slip S1@v2"; told once while it is open
    SessionId session; ///< may be empty
    UtcMs told_at = 0;
    bool urgent = false;  ///< something stands still until it is done
    bool by_hand = false; ///< only a person can say that it is done
    std::string sentence; ///< French, no person's name
    std::string url;      ///< page of ours where to go; may be empty
    bool open = true;
    UtcMs settled_at = 0;        ///< 0: it is open, or was settled before this was remembered
    std::string settled_by = {}; ///< who said so; empty: it was over by itself
    friend bool operator==(const Notice&, const Notice&) = default;
};

/// A message for the coordinators that waits for the mail server, or was given to it.
struct QueuedMail {
    std::string id; ///< of the message: "S1-v1"
    std::string subject, text;
    UtcMs made_at = 0;
    UtcMs not_before = 0;
    int attempts = 0;
    UtcMs sent_at = 0;   ///< 0: not yet
    std::string message; ///< why the last attempt failed
    friend bool operator==(const QueuedMail&, const QueuedMail&) = default;
};

/// What the watcher of the shop remembers besides its cycles.
struct WatchMemory {
    UtcMs next_look = 0; ///< by the shop's clock, as all that is said of cycles
    int failures = 0;    ///< in a row
    UtcMs skew = 0;      ///< how far the shop's clock is before ours
    std::string hub;     ///< the shop's own name
    friend bool operator==(const WatchMemory&, const WatchMemory&) = default;
};

} // namespace cageot
