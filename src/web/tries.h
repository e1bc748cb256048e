#pragma once

#include "base/clock.h"

#include <map>
#include <mutex>
#include <string>

namespace cageot {

/// Slows down who guesses: after `free_tries` wrong ones in a row a minute passes before the next,
/// then two, four, eight and fifteen (OWASP ASVS 5.0, 6.3.1). Forgets who stays away for an hour.
/// Safe from several threads.
class Tries {
public:
    static constexpr int free_tries = 5;

    /// How long `who` must wait, in ms; 0: may try.
    UtcMs wait(const std::string& who, UtcMs now);
    void failed(const std::string& who, UtcMs now);
    void succeeded(const std::string& who);

private:
    struct Count {
        int failed = 0;
        UtcMs last = 0;
        UtcMs not_before = 0;
    };
    void forget_old(UtcMs now);

    std::mutex mutex_;
    std::map<std::string, Count> counts_;
};

} // namespace cageot
