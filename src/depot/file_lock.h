#pragma once

#include <filesystem>
#include <optional>

namespace cageot {

/// An exclusive lock on a file between processes; the kernel frees it when its holder dies.
class FileLock {
public:
    /// Takes the lock at once or not at all.
    static std::optional<FileLock> try_take(const std::filesystem::path& file);
    /// Waits for it.
    static FileLock take(const std::filesystem::path& file);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;
    ~FileLock();

private:
    explicit FileLock(int fd);
    int fd_;
};

} // namespace cageot
