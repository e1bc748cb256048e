#include "depot/render.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <unistd.h>
#include <utility>

namespace cageot {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path)
{
    const int error = errno;
    throw std::runtime_error(
        "Impossible d'écrire «" + path.string() + "» (" + std::strerror(error) + "): " +
        (error == ENOSPC ? "libérez de la place sur le disque, puis recommencez."
                         : "vérifiez le dossier et ses droits."));
}

class Descriptor {
public:
    explicit Descriptor(int fd)
        : fd_(fd)
    {
    }
    ~Descriptor()
    {
        if (fd_ >= 0)
            ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int fd() const { return fd_; }
    /// close(2) may be the first to tell that the disk is full.
    bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

private:
    int fd_;
};

} // namespace

void write_file(const std::filesystem::path& path, std::string_view bytes)
{
    const std::filesystem::path beside = path.string() + ".tmp";
    Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640));
    if (file.fd() < 0)
        fail(path);
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.fd(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            ::unlink(beside.c_str());
            fail(path);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(file.fd()) != 0 || !file.close() || ::rename(beside.c_str(), path.c_str()) != 0) {
        ::unlink(beside.c_str());
        fail(path);
    }
    // Only the folder's own flush makes the new name outlive a power cut.
    const std::filesystem::path parent = path.has_parent_path() ? path.parent_path() : ".";
    Descriptor folder(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.fd() < 0 || ::fsync(folder.fd()) != 0)
        fail(path);
}

} // namespace cageot
