#include "depot/import.h"

#include "depot/care.h"
#include "depot/print.h"

namespace cageot {

Import import_files(Depot& depot, const std::vector<InputFile>& files, const ReadOptions& options,
                    const std::string& who)
{
    Import imported;
    imported.freezing = freeze(depot, files, options, [&](const StoredSession& session) {
        try {
            print_as_configured(depot, session);
        } catch (const std::runtime_error& error) {
            imported.not_printed = error.what();
        }
    });
    const auto& session = imported.freezing.session;
    if (session && !imported.freezing.unchanged && !who.empty())
        tell_deed(depot, who, "Fichiers importés: version " + std::to_string(session->version),
                  imported.not_printed.empty() ? "" : "Pas encore imprimé: " + imported.not_printed,
                  session->id);
    return imported;
}

} // namespace cageot
