#pragma once

#include <optional>
#include <string_view>

namespace cageot {

/// What a Zebra printer says of itself: its answer to ~HS, "Host Status Return" of the ZPL II
/// Programming Guide.
struct ZebraStatus {
    bool paper_out = false;
    bool paused = false;
    bool head_open = false;
    bool ribbon_out = false;
    bool buffer_full = false;
    bool under_temperature = false;
    bool over_temperature = false;
    /// A format is being received.
    bool partial_format = false;
    /// A label waits to be taken (peel mode).
    bool label_waiting = false;
    int label_length = 0;     ///< dots
    int formats_waiting = 0;  ///< whole formats in the receive buffer, 0…999
    int labels_remaining = 0; ///< of the batch being printed, 0…99 999 999
    friend bool operator==(const ZebraStatus&, const ZebraStatus&) = default;
};

/// Nothing waits in it and nothing holds it up: it prints no more of what it has. A format that it
/// began to receive does not count: the rest of it may never come.
bool is_idle(const ZebraStatus& status);

/// What a printer says when it is asked how far it came.
struct ZebraCount {
    ZebraStatus status;
    std::optional<long> labels; ///< ever printed; nothing: it does not tell
    friend bool operator==(const ZebraCount&, const ZebraCount&) = default;
};
/// The answer to ~HS and then that of a getvar of a number, "12345" between quotes, as far as they
/// have come; nothing before the first one is whole.
std::optional<ZebraCount> parse_zebra_count(std::string_view answer);

/// Three strings, each between STX and ETX, CR, LF: twelve, eleven and two fields of digits, of
/// which only their known widths and flags of 0 and 1 are taken. Nothing for anything else, more
/// bytes after the third string included.
std::optional<ZebraStatus> parse_zebra_status(std::string_view answer);
/// Whether the third string has ended, so that no more is to come.
bool is_whole_zebra_status(std::string_view answer);

} // namespace cageot
