#include "scanner_reader/read_scanner.h"

#include "keys.h"
#include "support/catch2_compat.h"

#include <array>
#include <csignal>
#include <cstdio>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

/// A pipe that stands for the device.
class Scanner {
public:
    Scanner() { REQUIRE(::pipe(ends_.data()) == 0); }
    ~Scanner()
    {
        unplug();
        ::close(ends_[0]);
    }
    Scanner(const Scanner&) = delete;
    Scanner& operator=(const Scanner&) = delete;

    std::string path() const { return "/proc/self/fd/" + std::to_string(ends_[0]); }
    void press(const std::vector<input_event>& keys, std::size_t bytes_at_once = 1 << 16) const
    {
        const auto* bytes = reinterpret_cast<const char*>(keys.data());
        for (std::size_t left = keys.size() * sizeof(input_event); left > 0;) {
            const ssize_t count = ::write(ends_[1], bytes, std::min(left, bytes_at_once));
            REQUIRE(count > 0);
            bytes += count;
            left -= static_cast<std::size_t>(count);
        }
    }
    void unplug()
    {
        if (ends_[1] >= 0)
            ::close(ends_[1]);
        ends_[1] = -1;
    }

private:
    std::array<int, 2> ends_{-1, -1};
};

/// The program itself; stopped when this goes.
class Reader {
public:
    explicit Reader(const std::string& path)
    {
        std::array<int, 2> ends{};
        REQUIRE(::pipe(ends.data()) == 0);
        child_ = ::fork();
        if (child_ == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::execl(CAGEOT_SCANNER_READER, CAGEOT_SCANNER_READER, path.c_str(), nullptr);
            ::_exit(99);
        }
        ::close(ends[1]);
        output_ = ends[0];
    }
    ~Reader()
    {
        ::kill(child_, SIGTERM);
        ::waitpid(child_, nullptr, 0);
        ::close(output_);
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    /// Waits for it.
    std::string line() const
    {
        std::string text;
        for (char sign = '\0'; ::read(output_, &sign, 1) == 1 && sign != '\n';)
            text += sign;
        return text;
    }

private:
    pid_t child_ = -1;
    int output_ = -1;
};

std::vector<input_event> scan_of(const std::string& code)
{
    std::vector<input_event> keys = keys_of(code);
    append(keys, tapped(KEY_ENTER));
    return keys;
}

struct Ended {
    int code = -1;
    std::string said; ///< standard output and error
};

Ended run(const std::string& words)
{
    const std::string command = CAGEOT_SCANNER_READER " " + words + " 2>&1";
    std::FILE* const output = ::popen(command.c_str(), "r");
    REQUIRE(output != nullptr);
    Ended ended;
    std::array<char, 256> some{};
    while (std::fgets(some.data(), some.size(), output) != nullptr)
        ended.said += some.data();
    const int status = ::pclose(output);
    ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ended;
}

} // namespace

TEST_CASE("each scan is a line", "[scanner_reader]")
{
    Scanner scanner;
    scanner.press(scan_of("U1234567874"));
    scanner.press(scan_of("C12345674"), 7); // events in pieces
    scanner.press(keys_of("K0209"));
    scanner.unplug();
    std::ostringstream lines;
    read_scanner(scanner.path(), lines);
    CHECK(lines.str() == "U1234567874\nC12345674\nK0209\n");
}

TEST_CASE("a scan is told at once, not when the next one comes", "[scanner_reader]")
{
    const Scanner scanner;
    const Reader reader(scanner.path());
    scanner.press(scan_of("U1234567874"));
    CHECK(reader.line() == "U1234567874");
}

TEST_CASE("a scanner without Enter ends its texts with silence", "[scanner_reader]")
{
    Scanner scanner;
    const Reader reader(scanner.path());
    scanner.press(keys_of("U1234567874"));
    CHECK(reader.line() == "U1234567874");
    scanner.press(keys_of("C12345674"));
    CHECK(reader.line() == "C12345674");
}

TEST_CASE("a scanner that is not there is one sentence and status 3", "[scanner_reader]")
{
    const Ended absent = run("/dev/input/by-id/usb-nothing-event-kbd");
    CHECK(absent.code == 3);
    CHECK_THAT(absent.said, ContainsSubstring("branchez-la"));
    const Ended other = run("/dev/null");
    CHECK(other.code == 3);
    CHECK_THAT(other.said, ContainsSubstring("n'est pas une douchette"));
    CHECK(run("/tmp").code == 3);
}

TEST_CASE("the reader wants one scanner", "[scanner_reader]")
{
    CHECK(run("").code == 2);
    CHECK(run("a b").code == 2);
    CHECK(run("--station").code == 2);
    CHECK(run("--help").code == 0);
    CHECK_THAT(run("--help").said, ContainsSubstring("cageot scan"));
}
