#pragma once

#include <optional>
#include <string_view>

namespace cageot {

/// What a station shows and sounds: each a word, a shape, a colour and a sound. Stored and published by
/// name: never rename.
enum class Verdict { ok, crate_complete, already_done, stop, noted_offline };
std::string_view to_string(Verdict verdict);

/// Why. Stored and published by name: never rename.
enum class Reason {
    // ok
    placed,        ///< it goes into the crate that is the context
    crate_shown,   ///< it goes into the crate that is shown
    opened,        ///< this crate is the context now
    count_asked,   ///< how many articles are in this crate?
    numbers_shown, ///< the head of a product: these crates get some
    farm_head,     ///< the head of a farm: nothing to pack
    label_asked,   ///< a command card waits for its label
    noted,         ///< missing, damaged or replaced
    finished,      ///< nothing more goes into the crate, something is missing
    one_more,      ///< a ticket for one more container comes
    undone,
    help_called,
    tested, ///< a code of the scanner card
    loaded,
    departed,
    // crate_complete
    complete,
    counted,
    van_complete,
    // already_done
    already_in,
    already_loaded,
    nothing_to_undo,
    // stop
    other_crate,
    colder_crate,   ///< chilled or frozen, and the context is not
    not_for_crate,  ///< none of this product goes into the context
    absent,         ///< told missing or refused
    replaced_label, ///< another label took its place
    cancelled_order,
    surplus, ///< its order needs it no more
    other_session,
    unknown_code,
    farm_code, ///< a farm's own bar code
    misread,
    no_crate,    ///< it asks for a crate, and none is the context
    wrong_count, ///< less than what is needed
    other_van,
    // noted_offline
    not_judged,
};
std::string_view to_string(Reason reason);
std::optional<Reason> parse_reason(std::string_view text);
Verdict verdict_of(Reason reason);

} // namespace cageot
