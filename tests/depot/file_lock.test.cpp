#include "depot/file_lock.h"

#include "support/catch2_compat.h"
#include "support/in_child.h"
#include "support/message_of.h"
#include "support/temporary_folder.h"

#include <csignal>
#include <fcntl.h>
#include <utility>

namespace cageot {
namespace {

using Catch::Matchers::ContainsSubstring;

std::string try_in_child(const std::filesystem::path& file)
{
    return in_child(
        [&] { return std::string(FileLock::try_take(file) ? "taken" : "somebody has it"); });
}

} // namespace

TEST_CASE("a lock is taken once between processes", "[depot]")
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "spooler.lock";
    std::optional<FileLock> lock = FileLock::try_take(file);
    REQUIRE(lock);
    CHECK(try_in_child(file) == "somebody has it");
    lock.reset();
    CHECK(try_in_child(file) == "taken");
}

TEST_CASE("a lock is taken once within a process, too", "[depot]")
{
    const TemporaryFolder folder;
    const FileLock lock = FileLock::take(folder.path() / "freeze.lock");
    CHECK_FALSE(FileLock::try_take(folder.path() / "freeze.lock"));
    CHECK(FileLock::try_take(folder.path() / "spooler.lock"));
}

TEST_CASE("a lock that was moved is held on", "[depot]")
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.lock";
    std::optional<FileLock> first = FileLock::try_take(file);
    {
        const FileLock second = std::move(*first);
        first.reset();
        CHECK(try_in_child(file) == "somebody has it");
    }
    CHECK(try_in_child(file) == "taken");
}

TEST_CASE("the lock of a process that was killed is free", "[depot]")
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.lock";
    const std::string death = in_child([&] {
        const FileLock lock = FileLock::take(file);
        ::raise(SIGKILL);
        return std::string("survived");
    });
    CHECK(death == " (child died with status 9)");
    CHECK(FileLock::try_take(file));
}

TEST_CASE("who waits for a lock gets it when its holder ends", "[depot]")
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "a.lock";
    std::array<int, 2> ends{};
    REQUIRE(::pipe2(ends.data(), O_CLOEXEC) == 0);
    std::optional<FileLock> lock = FileLock::take(file);
    const pid_t child = ::fork();
    if (child == 0) {
        lock.reset(); // the fork shares it: only the last of the two frees it
        ::close(ends[1]);
        char byte = 0;
        const FileLock waited = FileLock::take(file);
        // By now the parent has written: it did so before it let go.
        ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
        ::_exit(::read(ends[0], &byte, 1) == 1 && byte == '!' ? 0 : 1);
    }
    CHECK(::write(ends[1], "!", 1) == 1);
    lock.reset();
    int status = -1;
    CHECK(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST_CASE("a lock in a folder that is not there says which and what to do", "[depot]")
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "missing" / "a.lock";
    CHECK_THAT(message_of([&] { FileLock::try_take(file); }),
               ContainsSubstring("Impossible d'ouvrir «" + file.string() + "»") &&
                   ContainsSubstring("vérifiez les droits du dossier."));
}

} // namespace cageot
