#include "depot/render.h"
#include "source/drop_folder.h"

#include "depot/sample_depot.h"
#include "support/catch2_compat.h"
#include "support/in_child.h"
#include "support/message_of.h"

#include <csignal>
#include <fstream>
#include <sys/resource.h>

namespace cageot {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;
using Files = std::map<std::string, std::string>;

} // namespace

TEST_CASE("a file is written with exactly its bytes and nothing beside it", "[depot]")
{
    const TemporaryFolder folder;
    std::string bytes(300000, 'x');
    bytes.replace(100, 5, "a\0\r\n\xff", 5);
    write_file(folder.path() / "labels.pdf", bytes);
    write_file(folder.path() / "empty", "");
    CHECK(files_in(folder.path()) == Files{{"empty", ""}, {"labels.pdf", bytes}});
}

TEST_CASE("a file takes the place of the one before", "[depot]")
{
    const TemporaryFolder folder;
    write_file(folder.path() / "plan.json", "a long plan");
    write_file(folder.path() / "plan.json", "short");
    CHECK(files_in(folder.path()) == Files{{"plan.json", "short"}});
}

TEST_CASE("what a crash left half written does not hinder the next try", "[depot]")
{
    const TemporaryFolder folder;
    std::ofstream(folder.path() / "plan.json.tmp") << "half of a much longer plan";
    write_file(folder.path() / "plan.json", "whole");
    CHECK(files_in(folder.path()) == Files{{"plan.json", "whole"}});
}

TEST_CASE("a file is for the depot's own account and its group", "[depot]")
{
    const TemporaryFolder folder;
    write_file(folder.path() / "plan.json", "names of people");
    CHECK((fs::status(folder.path() / "plan.json").permissions() & fs::perms::others_all) ==
          fs::perms::none);
}

TEST_CASE("on a full disk the file before stays whole, and the remedy is told", "[depot]")
{
    const TemporaryFolder folder;
    write_file(folder.path() / "plan.json", "the old plan");
    fs::create_symlink("/dev/full", folder.path() / "plan.json.tmp");
    CHECK_THAT(
        message_of([&] { write_file(folder.path() / "plan.json", "the new plan"); }),
        ContainsSubstring("Impossible d'écrire «" + folder.path().string() + "/plan.json» (") &&
            ContainsSubstring("libérez de la place sur le disque, puis recommencez."));
    CHECK(files_in(folder.path()) == Files{{"plan.json", "the old plan"}});
}

TEST_CASE("a file that breaks off in its middle is not there at all", "[depot]")
{
    const TemporaryFolder folder;
    const std::string told = in_child([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit full{5000, 5000};
        ::setrlimit(RLIMIT_FSIZE, &full);
        write_file(folder.path() / "small.pdf", std::string(5000, 'x'));
        write_file(folder.path() / "large.pdf", std::string(5001, 'x'));
        return std::string("written");
    });
    CHECK_THAT(told,
               ContainsSubstring("Impossible d'écrire «" + folder.path().string() + "/large.pdf»"));
    CHECK(files_in(folder.path()) == Files{{"small.pdf", std::string(5000, 'x')}});
}

TEST_CASE("a folder that is not there or is taken by a folder is told with its name", "[depot]")
{
    const TemporaryFolder folder;
    fs::create_directories(folder.path() / "plan.json" / "inside");
    for (const char* name : {"missing/plan.json", "plan.json"}) {
        const fs::path path = folder.path() / name;
        CHECK_THAT(message_of([&] { write_file(path, "x"); }),
                   ContainsSubstring("Impossible d'écrire «" + path.string() + "»") &&
                       ContainsSubstring("vérifiez le dossier et ses droits."));
    }
    CHECK(files_in(folder.path()) == Files{{"plan.json", ""}, {"plan.json/inside", ""}});
}

TEST_CASE("a name too long for the disk is an error and no crash", "[depot]")
{
    const TemporaryFolder folder;
    CHECK_THAT(message_of([&] { write_file(folder.path() / std::string(255, 'n'), "x"); }),
               ContainsSubstring("Impossible d'écrire «"));
    CHECK(files_in(folder.path()).empty());
}

} // namespace cageot
