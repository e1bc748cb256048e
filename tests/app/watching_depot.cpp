#include "watching_depot.h"

namespace cageot {

namespace fs = std::filesystem;

WatchingDepot::WatchingDepot(const std::string& as_if, const std::string& key,
                             const std::string& more)
    : shop("small.json", {"--as-if", "2026-11-09T" + as_if})
{
    depot.emplace("[ofn]\nurl = \"" + shop.url() + "\"\nhub = 1204\nkey = \"clef\"\n" + more);
    key_file = depot->folder.path() / "clef";
    write_text(key_file, key + "\n");
    fs::permissions(key_file, fs::perms::owner_read | fs::perms::owner_write);
}

} // namespace cageot
