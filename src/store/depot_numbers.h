#pragma once

#include "base/code_sequence.h"
#include "store/notices.h"

#include <cstdint>
#include <string>

namespace cageot {

/// What a depot must never give twice.
struct DepotNumbers {
    CodeKey key{};
    CodeCounters codes;            ///< first unused
    std::int64_t last_session = 0; ///< highest ever used
    friend bool operator==(const DepotNumbers&, const DepotNumbers&) = default;
};

/// How a depot goes on from a backup: what was given since it was made is not known.
struct Reopening {
    CodeCounters codes;
    std::int64_t last_session = 0;
    std::string doubt; ///< message of the jobs that were open: nobody knows whether they came out
    Notice notice;
};

} // namespace cageot
