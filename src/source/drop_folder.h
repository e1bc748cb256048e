#pragma once

// Notices that a session closed and hands over its raw bytes. Remembers nothing.

#include "base/clock.h"
#include "session/read_session.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace cageot {

/// A folder where people drop order files. Files that stopped changing are taken together, since a
/// session may come as two files; afterwards they go to done/ or error/ with a report beside them.
class DropFolder {
public:
    /// Makes the folder with done/ and error/. Files are taken once nothing in the folder has
    /// changed for `settle_ms`.
    DropFolder(std::filesystem::path folder, UtcMs settle_ms);

    /// Looks once; the files to take when all have settled at `now`, else none. Hidden files,
    /// folders, unfinished uploads (.part, .tmp, .crdownload …) and what offices leave beside open
    /// files are not looked at. A file that cannot be read goes to error/.
    std::vector<InputFile> settled(UtcMs now);

    /// Moves the files out of the way and writes `report` beside them: never overwrites, so a
    /// second file of the same name gets a number; a file that changed since it was read stays and
    /// is taken again. Throws when it cannot; what is not moved yet
    /// stays to be taken again.
    void move_to_done(const std::vector<InputFile>& files, const std::string& report);
    void move_to_error(const std::vector<InputFile>& files, const std::string& report);

private:
    struct Seen {
        std::uintmax_t size = 0;
        std::filesystem::file_time_type written;
        friend bool operator==(const Seen&, const Seen&) = default;
    };
    void move(const std::vector<InputFile>& files, const char* where, const std::string& report);

    std::filesystem::path folder_;
    UtcMs settle_ms_;
    std::map<std::string, Seen> seen_;
    UtcMs changed_at_ = 0;
};

/// The whole file. Throws std::runtime_error with its name and what to do.
std::string read_file(const std::filesystem::path& path);

} // namespace cageot
