#pragma once

#include <filesystem>
#include <fstream>
#include <sched.h>
#include <stdexcept>
#include <string>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cageot {

/// A disk of a few MB of its own at a folder, seen by this process and its children alone.
class SmallDisk {
public:
    /// Only root may have one, and neither within chroot nor in most containers. Tried by a child.
    static bool may_be()
    {
        const pid_t child = ::fork();
        if (child == 0)
            ::_exit(go_apart() ? 0 : 1);
        int status = -1;
        return child > 0 && ::waitpid(child, &status, 0) == child && status == 0;
    }

    SmallDisk(std::filesystem::path folder, const std::string& options)
        : folder_(std::move(folder))
    {
        if (!go_apart() || ::mount("tmpfs", folder_.c_str(), "tmpfs", 0, options.c_str()) != 0)
            throw std::runtime_error("cannot mount a small disk");
    }
    ~SmallDisk() { ::umount2(folder_.c_str(), MNT_DETACH); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    void fill() const
    {
        std::ofstream file(folder_ / filling, std::ios::binary);
        const std::string block(4096, 'x');
        while (file.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
        }
    }
    void make_room() const { std::filesystem::remove(folder_ / filling); }

private:
    /// What is mounted from now on is seen by nobody else.
    static bool go_apart()
    {
        return ::unshare(CLONE_NEWNS) == 0 &&
               ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    }

    static constexpr const char* filling = "filling";
    std::filesystem::path folder_;
};

} // namespace cageot
