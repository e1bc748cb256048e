#include "support/private_postgres.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <grp.h>
#include <iostream>
#include <iterator>
#include <optional>
#include <pwd.h>
#include <random>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace cageot {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// Debian has the programs of each version in a folder of its own.
fs::path programs()
{
    std::vector<fs::path> found;
    std::error_code ignored;
    for (const fs::directory_entry& version :
         fs::directory_iterator("/usr/lib/postgresql", ignored))
        if (fs::exists(version.path() / "bin/initdb"))
            found.push_back(version.path() / "bin");
    if (found.empty())
        throw std::runtime_error("these tests need the Debian package postgresql");
    return *std::max_element(found.begin(), found.end());
}

/// Who the server runs as: it refuses to run as root.
struct Account {
    uid_t user = ::geteuid();
    gid_t group = ::getegid();
};

Account account()
{
    if (::geteuid() != 0)
        return {};
    const passwd* postgres = ::getpwnam("postgres");
    if (postgres == nullptr)
        throw std::runtime_error("there is no user postgres for the server to run as");
    return {postgres->pw_uid, postgres->pw_gid};
}

fs::path make_folder()
{
    std::string name = "/tmp/cageot-postgres-XXXXXX"; // the user postgres must get there
    if (::mkdtemp(name.data()) == nullptr ||
        ::chown(name.c_str(), account().user, account().group) != 0)
        throw std::runtime_error("cannot make a folder for PostgreSQL");
    return name;
}

/// Starts a program as the server's account, its output in `log` and none of our files open. It is
/// ended (fast shutdown) when the test dies.
pid_t spawn(const std::vector<std::string>& words, const fs::path& log)
{
    std::vector<char*> arguments;
    for (const std::string& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const Account who = account();
    const bool changes = who.user != ::geteuid();
    const std::string folder = log.parent_path().string(), output = log.string();
    const pid_t pid = ::fork();
    if (pid < 0)
        throw std::runtime_error("cannot start " + words.front());
    if (pid > 0)
        return pid;
    const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
    ::dup2(file, STDOUT_FILENO);
    ::dup2(file, STDERR_FILENO);
    ::close_range(STDERR_FILENO + 1, ~0U, 0);
    if (changes && (::setgroups(0, nullptr) != 0 || ::setgid(who.group) != 0 ||
                    ::setuid(who.user) != 0 || ::chdir(folder.c_str()) != 0))
        ::_exit(126);
    ::prctl(PR_SET_PDEATHSIG, SIGINT);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
}

std::string text_of(const fs::path& file)
{
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void run(const std::vector<std::string>& words, const fs::path& log)
{
    int status = 0;
    if (::waitpid(spawn(words, log), &status, 0) < 0 || status != 0)
        throw std::runtime_error(words.front() + " failed: " + text_of(log));
}

std::string percent_encoded(const std::string& text)
{
    constexpr const char* digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += digits[byte >> 4];
        encoded += digits[byte & 0xF];
    }
    return encoded;
}

} // namespace

PrivatePostgres::PrivatePostgres()
    : folder_(make_folder())
{
    std::ofstream(folder_ / "password") << password;
    fs::permissions(folder_ / "password", fs::perms::others_read, fs::perm_options::add);
    run({programs() / "initdb", "-D", folder_ / "data", "-U", "cageot", "--no-sync", "-A",
         "scram-sha-256", "--pwfile", folder_ / "password", "-E", "UTF8", "--locale", "C.UTF-8",
         "--locale-provider", "icu", "--icu-locale", "fr"},
        folder_ / "log");
    start();
    ::setenv("PGPASSWORD", password, 1);
    run({programs() / "createdb", "-h", "127.0.0.1", "-p", std::to_string(port_), "-U", "cageot",
         "cageot"},
        folder_ / "log");
    ::unsetenv("PGPASSWORD");
}

PrivatePostgres::~PrivatePostgres()
{
    end(SIGQUIT); // nobody reads it again
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

std::string PrivatePostgres::url(const std::string& schema, int port) const
{
    return "postgresql://cageot:" + percent_encoded(password) +
           "@127.0.0.1:" + std::to_string(port == 0 ? port_ : port) + "/cageot?schema=" + schema;
}

void PrivatePostgres::stop()
{
    end(SIGINT);
}

void PrivatePostgres::kill()
{
    end(SIGQUIT);
}

void PrivatePostgres::end(int signal)
{
    if (pid_ == 0)
        return;
    ::kill(pid_, signal);
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = 0;
}

void PrivatePostgres::start()
{
    if (port_ != 0 && start_on(port_))
        return;
    std::random_device random;
    // Below Linux' range of ports for outgoing connections, which begins at 32768.
    for (int attempt = 0; attempt < 20 && port_ == 0; ++attempt)
        if (const int port = 20000 + static_cast<int>(random() % 12000); start_on(port))
            return;
    throw std::runtime_error("PostgreSQL does not start: " + text_of(folder_ / "log"));
}

bool PrivatePostgres::start_on(int port)
{
    // A server that is killed keeps what was written: fsync guards against the machine's own end.
    pid_ = spawn({programs() / "postgres", "-D", folder_ / "data", "-p", std::to_string(port), "-c",
                  "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=" + folder_.string(),
                  "-c", "fsync=off", "-c", "shared_buffers=16MB", "-c", "max_connections=40"},
                 folder_ / "log");
    for (int waited = 0; waited < 3000; ++waited) {
        // The last line of its file says when it can be asked; the file of one before is replaced.
        const std::string lines = text_of(folder_ / "data/postmaster.pid");
        if (lines.starts_with(std::to_string(pid_) + "\n") &&
            lines.find("\nready") != std::string::npos) {
            port_ = port;
            return true;
        }
        if (::waitpid(pid_, nullptr, WNOHANG) == pid_)
            break;
        std::this_thread::sleep_for(10ms);
    }
    pid_ = 0;
    return false;
}

const PrivatePostgres& shared_postgres()
{
    static const PrivatePostgres server;
    return server;
}

} // namespace cageot
