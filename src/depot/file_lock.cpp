#include "depot/file_lock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace cageot {
namespace {

int open_lock(const std::filesystem::path& file)
{
    const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        throw std::runtime_error("Impossible d'ouvrir «" + file.string() + "» (" +
                                 std::strerror(errno) + "): vérifiez les droits du dossier.");
    return fd;
}

} // namespace

FileLock::FileLock(int fd)
    : fd_(fd)
{
}

FileLock::FileLock(FileLock&& other) noexcept
    : fd_(std::exchange(other.fd_, -1))
{
}

FileLock::~FileLock()
{
    if (fd_ >= 0)
        ::close(fd_);
}

std::optional<FileLock> FileLock::try_take(const std::filesystem::path& file)
{
    FileLock lock(open_lock(file));
    if (::flock(lock.fd_, LOCK_EX | LOCK_NB) != 0)
        return std::nullopt;
    return lock;
}

FileLock FileLock::take(const std::filesystem::path& file)
{
    FileLock lock(open_lock(file));
    while (::flock(lock.fd_, LOCK_EX) != 0)
        if (errno != EINTR)
            throw std::runtime_error(file.string() + ": " + std::strerror(errno));
    return lock;
}

} // namespace cageot
