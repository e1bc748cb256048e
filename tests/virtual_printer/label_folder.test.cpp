#include "virtual_printer/label_folder.h"

#include "support/catch2_compat.h"
#include "support/message_of.h"
#include "support/temporary_folder.h"

#include <fstream>
#include <iterator>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;

std::string content_of(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, std::string_view bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

long files_in(const fs::path& path)
{
    return std::distance(fs::directory_iterator(path), {});
}

} // namespace

TEST_CASE("labels fall into the folder as 1.png, 2.png in the order of printing",
          "[virtual_printer]")
{
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "imprimés/étiquettes";
    LabelFolder labels(out);
    labels.add_label("first");
    labels.add_label(std::string_view("se\0cond", 7));
    CHECK(content_of(out / "1.png") == "first");
    CHECK(content_of(out / "2.png") == std::string("se\0cond", 7));
    CHECK(labels.label_path(12) == out / "12.png");
    CHECK(files_in(out) == 2);
}

TEST_CASE("a folder used before goes on after its highest number", "[virtual_printer]")
{
    const TemporaryFolder folder;
    for (const char* name : {"9.png", "10.png", "99.jpg", "100", "x11.png", "12x.png", ".13.png"})
        write(folder.path() / name, "old");
    LabelFolder labels(folder.path());
    labels.add_label("new");
    CHECK(content_of(folder.path() / "11.png") == "new");
    CHECK(content_of(folder.path() / "10.png") == "old");
}

TEST_CASE("an order left for an earlier printer is removed", "[virtual_printer]")
{
    const TemporaryFolder folder;
    write(folder.path() / "control", "fault=refuse\n");
    const LabelFolder labels(folder.path());
    CHECK_FALSE(labels.control());
    CHECK_FALSE(fs::exists(folder.path() / "control"));
    write(folder.path() / "control", "fault=stall:5\n");
    CHECK(labels.control() == "fault=stall:5\n");
    write(folder.path() / "control", "");
    CHECK(labels.control() == "");
}

TEST_CASE("the state is written anew each time and leaves nothing beside", "[virtual_printer]")
{
    const TemporaryFolder folder;
    const LabelFolder labels(folder.path());
    labels.write_state("a longer state");
    labels.write_state("state");
    CHECK(content_of(folder.path() / "state.json") == "state");
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("lines are numbered, there at once, and go on where an earlier printer ended",
          "[virtual_printer]")
{
    const TemporaryFolder folder;
    LabelFolder labels(folder.path());
    labels.add_line("cafe");
    CHECK(content_of(folder.path() / "labels.txt") == "1 cafe\n");
    labels.add_line("babe");
    LabelFolder later(folder.path());
    later.add_line("cafe");
    CHECK(content_of(folder.path() / "labels.txt") == "1 cafe\n2 babe\n3 cafe\n");
}

TEST_CASE("lines that cannot be written are an error with the file's name", "[virtual_printer]")
{
    const TemporaryFolder folder;
    fs::create_symlink("/dev/full", folder.path() / "labels.txt");
    LabelFolder labels(folder.path());
    CHECK_THAT(message_of([&] { labels.add_line("cafe"); }),
               ContainsSubstring("labels.txt: No space left on device"));
}

TEST_CASE("a folder that cannot be made is named", "[virtual_printer]")
{
    const TemporaryFolder folder;
    write(folder.path() / "fichier", "");
    const fs::path below = folder.path() / "fichier/dossier";
    CHECK_THAT(message_of([&] { const LabelFolder labels(below); }),
               ContainsSubstring(below.string() + ": "));
}

TEST_CASE("a label that cannot be written is named, and its number is used again",
          "[virtual_printer]")
{
    const TemporaryFolder folder;
    LabelFolder labels(folder.path());
    fs::create_directory(folder.path() / "1.png");
    CHECK_THAT(message_of([&] { labels.add_label("label"); }),
               ContainsSubstring((folder.path() / "1.png").string() + ": "));
    fs::remove(folder.path() / "1.png");
    labels.add_label("label");
    CHECK(content_of(folder.path() / "1.png") == "label");
}

TEST_CASE("a full disk is an error with the label's name", "[virtual_printer]")
{
    const TemporaryFolder folder;
    LabelFolder labels(folder.path());
    fs::create_symlink("/dev/full", folder.path() / ".1.tmp");
    CHECK_THAT(message_of([&] { labels.add_label("label"); }),
               ContainsSubstring("1.png: No space left on device"));
    CHECK_FALSE(fs::exists(folder.path() / "1.png"));
}
