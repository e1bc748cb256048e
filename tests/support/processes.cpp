#include "support/processes.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace cageot {
namespace {

namespace fs = std::filesystem;

/// Processes of the session that `leader` began.
std::vector<pid_t> session_of(pid_t leader)
{
    std::vector<pid_t> members;
    for (const fs::directory_entry& entry : fs::directory_iterator("/proc")) {
        const std::string name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos)
            continue;
        std::ifstream stat(entry.path() / "stat");
        std::string line;
        std::getline(stat, line);
        std::istringstream fields(line.substr(std::min(line.rfind(')') + 1, line.size())));
        std::string state;
        pid_t parent = 0, group = 0, session = 0;
        if (fields >> state >> parent >> group >> session && session == leader)
            members.push_back(std::stoi(name));
    }
    return members;
}

} // namespace

bool is_alive(pid_t pid)
{
    std::ifstream stat("/proc/" + std::to_string(pid) + "/stat");
    std::string line;
    std::getline(stat, line);
    const std::size_t name = line.rfind(')');
    return name != std::string::npos && line.substr(name + 2, 1) != "Z";
}

void kill_session(pid_t leader)
{
    for (const pid_t member : session_of(leader))
        ::kill(member, SIGKILL);
}

void close_inherited_sockets()
{
    std::vector<int> sockets;
    for (const fs::directory_entry& entry : fs::directory_iterator("/proc/self/fd")) {
        struct stat status {};
        const int descriptor = std::stoi(entry.path().filename().string());
        if (::fstat(descriptor, &status) == 0 && S_ISSOCK(status.st_mode))
            sockets.push_back(descriptor);
    }
    for (const int descriptor : sockets)
        ::close(descriptor);
}

} // namespace cageot
