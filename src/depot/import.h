#pragma once

#include "depot/freeze.h"

#include <string>
#include <vector>

namespace cageot {

/// What became of files that somebody brought.
struct Import {
    Freezing freezing;
    std::string
        not_printed; ///< why nothing could be asked of the printers; empty: nothing was in the way
};
/// Freezes the files and asks for what the config says is printed then, also when their content was
/// known: a crash may have come between. `who` brought them, for the history; empty: it is not told.
/// Throws as freeze.
Import import_files(Depot& depot, const std::vector<InputFile>& files, const ReadOptions& options,
                    const std::string& who);

} // namespace cageot
