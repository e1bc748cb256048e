#include "source/drop_folder.h"

#include "support/catch2_compat.h"
#include "support/temporary_folder.h"

#include <algorithm>
#include <chrono>
#include <fstream>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

namespace {

constexpr UtcMs settle = 5000;

void write(const fs::path& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary) << text;
}

std::vector<std::string> names_of(const std::vector<InputFile>& files)
{
    std::vector<std::string> names;
    for (const InputFile& file : files)
        names.push_back(file.name);
    return names;
}

std::vector<std::string> names_in(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

TEST_CASE("a drop folder is made with its done and error folders", "[source]")
{
    const TemporaryFolder folder;
    const fs::path& place = folder.path();
    DropFolder drop(place / "a" / "b", settle);
    CHECK(names_in(place / "a" / "b") == std::vector<std::string>{"done", "error"});
    CHECK(drop.settled(0).empty());
    CHECK(drop.settled(settle * 2).empty());
}

TEST_CASE("files are taken together once nothing has changed for a while", "[source]")
{
    const TemporaryFolder folder;
    const fs::path& place = folder.path();
    DropFolder drop(place, settle);
    write(place / "totaux.csv", "a,b\n");
    CHECK(drop.settled(1000).empty());
    CHECK(drop.settled(1000 + settle - 1).empty());

    write(place / "preparation.csv", "c\n");
    CHECK(drop.settled(1000 + settle).empty());
    const std::vector<InputFile> files = drop.settled(1000 + 2 * settle);
    CHECK(names_of(files) == std::vector<std::string>{"preparation.csv", "totaux.csv"});
    CHECK(files[1].bytes == "a,b\n");
}

TEST_CASE("a file that grows or is written again is not taken yet", "[source]")
{
    const TemporaryFolder folder;
    const fs::path& place = folder.path();
    DropFolder drop(place, settle);
    write(place / "totaux.csv", "a,b\n");
    CHECK(drop.settled(0).empty());
    write(place / "totaux.csv", "a,b\n1,2\n");
    CHECK(drop.settled(settle).empty());
    const auto written = fs::last_write_time(place / "totaux.csv");
    fs::last_write_time(place / "totaux.csv", written + std::chrono::seconds(1));
    CHECK(drop.settled(2 * settle).empty());
    CHECK(drop.settled(3 * settle).size() == 1);
}

TEST_CASE("a file that is taken back is forgotten", "[source]")
{
    const TemporaryFolder folder;
    const fs::path& place = folder.path();
    DropFolder drop(place, settle);
    write(place / "a.csv", "a");
    write(place / "b.csv", "b");
    CHECK(drop.settled(0).empty());
    fs::remove(place / "a.csv");
    CHECK(drop.settled(settle).empty());
    CHECK(names_of(drop.settled(2 * settle)) == std::vector<std::string>{"b.csv"});
}

TEST_CASE("hidden files, folders and unfinished uploads are passed over", "[source]")
{
    const TemporaryFolder folder;
    const fs::path& place = folder.path();
    DropFolder drop(place, 0);
    for (const char* name :
         {".totaux.csv", ".~lock.totaux.csv#", "totaux.csv.part", "totaux.csv.partial",
          "totaux.csv.filepart", "totaux.csv.crdownload", "totaux.tmp", "totaux.csv~",
          "~$totaux.xlsx", "Thumbs.db", "desktop.ini"})
        write(place / name, "x");
    fs::create_directory(place / "anciens");
    write(fs::path(place / "anciens") / "totaux.csv", "x");
    CHECK(drop.settled(0).empty());
    write(place / "partage.csv", "x");
    CHECK(names_of(drop.settled(0)) == std::vector<std::string>{"partage.csv"});
}

TEST_CASE("taken files go to done or error with a report beside each", "[source]")
{
    const TemporaryFolder folder;
    const fs::path& place = folder.path();
    DropFolder drop(place, 0);
    write(place / "totaux.csv", "good");
    write(place / "preparation.csv", "too");
    drop.move_to_done(drop.settled(0), "S1: 70 commandes\n");
    CHECK(names_in(place) == std::vector<std::string>{"done", "error"});
    CHECK(names_in(place / "done") ==
          std::vector<std::string>{"preparation.csv", "preparation.csv.rapport.txt", "totaux.csv",
                                   "totaux.csv.rapport.txt"});
    CHECK(read_file(fs::path(place / "done") / "totaux.csv") == "good");
    CHECK(read_file(fs::path(place / "done") / "totaux.csv.rapport.txt") == "S1: 70 commandes\n");
    CHECK(drop.settled(0).empty());

    write(place / "totaux.csv", "bad");
    drop.move_to_error(drop.settled(0), "ligne 3: …\n");
    CHECK(names_in(place / "error") ==
          std::vector<std::string>{"totaux.csv", "totaux.csv.rapport.txt"});
}

TEST_CASE("a name that exists already gets a number, nothing is overwritten", "[source]")
{
    const TemporaryFolder folder;
    const fs::path& place = folder.path();
    DropFolder drop(place, 0);
    for (const char* text : {"first", "second", "third"}) {
        write(place / "totaux.csv", text);
        drop.move_to_done(drop.settled(0), std::string("report of ") + text);
    }
    const fs::path done = place / "done";
    CHECK(read_file(done / "totaux.csv") == "first");
    CHECK(read_file(done / "totaux-2.csv") == "second");
    CHECK(read_file(done / "totaux-3.csv") == "third");
    CHECK(read_file(done / "totaux-3.csv.rapport.txt") == "report of third");
}

TEST_CASE("a report that cannot be written leaves the file to be taken again", "[source]")
{
    const TemporaryFolder folder;
    const fs::path& place = folder.path();
    DropFolder drop(place, 0);
    write(place / "totaux.csv", "a");
    fs::create_directory(fs::path(place / "done") / "totaux.csv.rapport.txt");
    const std::vector<InputFile> files = drop.settled(0);
    CHECK_THROWS_WITH(drop.move_to_done(files, "report"), ContainsSubstring("totaux.csv.rapport"));
    CHECK(names_of(drop.settled(0)) == std::vector<std::string>{"totaux.csv"});
}

TEST_CASE("a file that changed since it was read stays and is taken again", "[source]")
{
    const TemporaryFolder folder;
    const fs::path& place = folder.path();
    DropFolder drop(place, 0);
    write(place / "totaux.csv", "first");
    const std::vector<InputFile> files = drop.settled(0);
    write(place / "totaux.csv", "second one");
    drop.move_to_done(files, "report");
    CHECK(names_in(place / "done").empty());
    const std::vector<InputFile> again = drop.settled(0);
    REQUIRE(again.size() == 1);
    CHECK(again[0].bytes == "second one");
}

TEST_CASE("a file that cannot be read does not keep the others waiting", "[source]")
{
    const TemporaryFolder folder;
    const fs::path& place = folder.path();
    DropFolder drop(place, 0);
    write(place / "totaux.csv", "a");
    fs::create_symlink("/proc/self/mem", place / "illisible.csv");
    CHECK(names_of(drop.settled(0)) == std::vector<std::string>{"totaux.csv"});
    CHECK_THAT(read_file(place / "error" / "illisible.csv.rapport.txt"),
               ContainsSubstring("Impossible de lire"));
}

TEST_CASE("any bytes are handed over untouched", "[source]")
{
    const TemporaryFolder folder;
    const fs::path& place = folder.path();
    std::string bytes("\xEF\xBB\xBF\0\r\n\xFF", 7);
    bytes.append(200'000, 'x');
    write(place / "odd.bin", bytes);
    CHECK(read_file(place / "odd.bin") == bytes);
    write(place / "empty.csv", "");
    CHECK(read_file(place / "empty.csv").empty());
}

TEST_CASE("a file that cannot be read is told by name, never taken for an empty one", "[source]")
{
    const TemporaryFolder folder;
    const fs::path& place = folder.path();
    CHECK_THROWS_WITH(read_file(place / "absent.csv"), ContainsSubstring("absent.csv"));
    // root reads what nobody may read, but not even root reads a folder
    CHECK_THROWS_WITH(read_file(place), ContainsSubstring("vérifiez"));
}
