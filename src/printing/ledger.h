#pragma once

// The rules of the label ledger: what a printed thing's state may become. Pure; the rows live in
// the store.

#include <optional>
#include <string_view>

namespace cageot {

/// Where one label or ticket stands. Stored by name: never rename.
enum class LabelState {
    planned,   ///< not yet given to a printer
    sent,      ///< in a job that was or is being given to a printer
    confirmed, ///< scanned: it was printed
    doubtful,  ///< may or may not be on paper: a person is asked
    void_,     ///< must not be used any more; stored as "void"
};
std::string_view to_string(LabelState state);
std::optional<LabelState> parse_label_state(std::string_view text);
/// True for the steps that the machine or a person may take; staying is always allowed.
bool may_become(LabelState from, LabelState to);

/// How far a print job of ours came. Stored by name: never rename.
enum class SpoolState {
    wanted,      ///< asked for, nothing given to CUPS
    submitting,  ///< stored before CUPS is called: after a crash the queue is asked first
    submitted,   ///< CUPS has it under a known id
    handed_over, ///< CUPS says completed: the printer took the bytes
    doubtful,    ///< ended otherwise, or lost sight of: never sent again by the machine
    refused,     ///< never reached CUPS: preflight or the queue refused it; nothing is on paper
    canceled,    ///< taken back before anything reached CUPS
    accepted,    ///< was doubtful; a person told how far it came out, the rest is asked for anew
};
std::string_view to_string(SpoolState state);
std::optional<SpoolState> parse_spool_state(std::string_view text);
/// Why a job is doubtful. Stored by name: never rename.
enum class Doubt {
    none,  ///< it is not, or was before anybody asked
    last,  ///< it was broken off: a person must say which of its pages came out last
    twice, ///< every page came out, perhaps twice: a person must throw away what is there twice
};
std::string_view to_string(Doubt doubt);
std::optional<Doubt> parse_doubt(std::string_view text);
/// True when nothing more will happen by itself.
bool is_final(SpoolState state);
/// What the labels of a job are once the job is in `state`.
LabelState label_state_in(SpoolState state);

} // namespace cageot
