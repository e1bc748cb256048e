#include "virtual_printer/virtual_printer.h"

#include "base/text.h"
#include "support/catch2_compat.h"
#include "support/message_of.h"
#include "support/temporary_folder.h"
#include "support/wait_until.h"
#include "virtual_printer/png.h"
#include "virtual_printer/printer_client.h"
#include "virtual_printer/zpl_samples.h"

#include <fstream>
#include <iterator>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds long_enough{20};

VirtualPrinterOptions writing_to(const fs::path& folder)
{
    VirtualPrinterOptions options;
    options.out = folder;
    return options;
}

std::string content_of(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write(const fs::path& path, std::string_view text)
{
    std::ofstream(path, std::ios::binary) << text;
}

/// False when state.json does not say `words` in time.
bool state_says(const fs::path& folder, const std::string& words)
{
    return wait_until(
        [&] { return content_of(folder / "state.json").find(words) != std::string::npos; });
}

} // namespace

TEST_CASE("two labels in one connection are one job and two labels", "[virtual_printer]")
{
    const VirtualPrinter printer;
    send_job(printer.port(), small_label + "^XA^GFA,1,1,1,FF^FS^PQ3^XZ");
    REQUIRE(printer.wait_for_labels(4, long_enough));
    CHECK(printer.status().jobs == 1);
    const std::vector<Dots> pictures = printer.pictures();
    REQUIRE(pictures.size() == 4);
    CHECK(drawn(pictures[0]) == small_label_drawn);
    for (const std::size_t copy : {1U, 2U, 3U})
        CHECK(drawn(pictures[copy]) == "########\n");
}

TEST_CASE("a label that comes in several reads counts when its last byte is there",
          "[virtual_printer]")
{
    const VirtualPrinter printer;
    const PrinterClient client(printer.port());
    for (std::size_t at = 0; at < small_label.size(); ++at) {
        CHECK(printer.labels() == 0);
        client.send(small_label.substr(at, 1));
        REQUIRE(printer.wait_until(
            [at](const auto& status) { return status.engine.bytes == at + 1; }, long_enough));
    }
    REQUIRE(printer.wait_for_labels(1, long_enough));
    CHECK(drawn(printer.pictures().at(0)) == small_label_drawn);
}

TEST_CASE("a label cut between two connections is finished by the second", "[virtual_printer]")
{
    const VirtualPrinter printer;
    send_job(printer.port(), small_label.substr(0, 10));
    CHECK(printer.labels() == 0);
    send_job(printer.port(), small_label.substr(10));
    REQUIRE(printer.wait_for_labels(1, long_enough));
    CHECK(printer.status().jobs == 2);
}

TEST_CASE("a connection without a byte is no job", "[virtual_printer]")
{
    const VirtualPrinter printer;
    CHECK(send_job(printer.port(), "") == "");
    CHECK(send_job(printer.port(), " ") == "");
    CHECK(printer.status().jobs == 1);
}

TEST_CASE("a job larger than all buffers arrives whole", "[virtual_printer]")
{
    VirtualPrinterOptions options;
    options.engine.buffer_bytes = 10'000;
    const VirtualPrinter printer(options);
    std::string zpl;
    for (int i = 0; i < 50; ++i)
        zpl += "~DGA,100000,100," + std::string(200'000, 'F') + "^XA^XGA,1,1^FS^XZ";
    send_job(printer.port(), zpl);
    REQUIRE(printer.wait_for_labels(50, long_enough));
    CHECK(printer.status().engine.bytes == zpl.size());
    CHECK(printer.pictures().back().count() == 800'000);
}

TEST_CASE("connections wait in line and none is lost", "[virtual_printer]")
{
    const VirtualPrinter printer;
    const PrinterClient first(printer.port());
    const PrinterClient second(printer.port());
    second.send(small_label);
    second.end();
    first.send("^XA^GFA,1,1,1,FF^FS^XZ");
    first.end();
    CHECK(first.wait_for_end() == 0);
    CHECK(second.wait_for_end() == 0);
    REQUIRE(printer.wait_for_labels(2, long_enough));
    CHECK(drawn(printer.pictures()[0]) == "########\n");
    CHECK(drawn(printer.pictures()[1]) == small_label_drawn);
}

TEST_CASE("two printers take two ports, and a taken one is refused", "[virtual_printer]")
{
    const VirtualPrinter first, second;
    CHECK(first.port() != second.port());
    VirtualPrinterOptions taken;
    taken.port = first.port();
    CHECK_THROWS_AS(VirtualPrinter(taken), std::system_error);
}

TEST_CASE("a printer that counts only keeps no picture", "[virtual_printer]")
{
    const TemporaryFolder folder;
    VirtualPrinterOptions options = writing_to(folder.path());
    options.pictures = false;
    const VirtualPrinter printer(options);
    send_job(printer.port(), small_label);
    REQUIRE(printer.wait_for_labels(1, long_enough));
    CHECK(printer.pictures().empty());
    CHECK_FALSE(fs::exists(folder.path() / "1.png"));
}

TEST_CASE("a printer that keeps no pictures can still name each label it printed",
          "[virtual_printer]")
{
    const TemporaryFolder folder;
    VirtualPrinterOptions options = writing_to(folder.path());
    options.pictures = false;
    options.hashes = true;
    const VirtualPrinter printer(options);
    send_job(printer.port(), small_label + "^XA^GFA,1,1,1,FF^FS^PQ2^XZ");
    REQUIRE(printer.wait_for_labels(3, long_enough));
    const std::string small = hash_of(labels_of(small_label).at(0).dots);
    const std::string bar = hash_of(labels_of("^XA^GFA,1,1,1,FF^FS^XZ").at(0).dots);
    CHECK(content_of(folder.path() / "labels.txt") ==
          "1 " + small + "\n2 " + bar + "\n3 " + bar + "\n");
}

TEST_CASE("labels and state fall into the folder", "[virtual_printer]")
{
    const TemporaryFolder folder;
    const fs::path out = folder.path() / "étiquettes";
    std::string port;
    {
        VirtualPrinterOptions options = writing_to(out);
        options.name = "Zébra \"œ\"";
        const VirtualPrinter printer(options);
        port = std::to_string(printer.port());
        CHECK(content_of(out / "state.json") ==
              "{\"name\":\"Zébra \\\"œ\\\"\",\"port\":" + port +
                  ",\"labels\":0,\"bytes\":0,\"jobs\":0,\"state\":\"idle\",\"fault\":\"none\","
                  "\"unknown_commands\":0,\"complaint\":\"\"}\n");
        send_job(printer.port(), small_label + small_label);
        REQUIRE(printer.wait_for_labels(2, long_enough));
        CHECK(printer.pictures().empty());
        CHECK(state_says(out, "\"labels\":2,\"bytes\":48,\"jobs\":1,\"state\":\"idle\""));
    }
    CHECK(drawn(read_png(out / "1.png")) == small_label_drawn);
    CHECK(drawn(read_png(out / "2.png")) == small_label_drawn);
    CHECK(content_of(out / "state.json").find("\"state\":\"stopped\"") != std::string::npos);
}

TEST_CASE("an order in the control file changes the fault, a wrong one is told",
          "[virtual_printer]")
{
    const TemporaryFolder folder;
    const VirtualPrinter printer(writing_to(folder.path()));
    write(folder.path() / "control", "fault=refuse\n");
    REQUIRE(state_says(folder.path(), "\"state\":\"refusing\",\"fault\":\"refuse\""));
    CHECK(connection_error(printer.port()) == ECONNREFUSED);
    write(folder.path() / "control", "  fault=paper-out:1 \r\n\n");
    REQUIRE(state_says(folder.path(), "\"fault\":\"paper-out:1\""));
    write(folder.path() / "control", "fault=feu\n");
    REQUIRE(state_says(folder.path(), "\"complaint\":\"control: not an order: fault=feu\""));
    CHECK(printer.status().fault == PrinterFault{FaultKind::paper_out, 1});
    write(folder.path() / "control", "fault=none\n");
    CHECK(
        state_says(folder.path(), "\"fault\":\"none\",\"unknown_commands\":0,\"complaint\":\"\""));
}

TEST_CASE("whatever bytes come in, the state file stays well-formed text", "[virtual_printer]")
{
    const TemporaryFolder folder;
    const VirtualPrinter printer(writing_to(folder.path()));
    send_job(printer.port(), "^XA^XG\xE9\xFF\"\n.GRF,1,1^FS^XZ");
    REQUIRE(state_says(folder.path(), "the unknown graphic"));
    CHECK(is_utf8(content_of(folder.path() / "state.json")));
    write(folder.path() / "control", "panne=\xE9t\xE9");
    REQUIRE(state_says(folder.path(), "not an order"));
    CHECK(is_utf8(content_of(folder.path() / "state.json")));
}

TEST_CASE("a label that cannot be written makes the printer fail, and it is not counted",
          "[virtual_printer]")
{
    const TemporaryFolder folder;
    const VirtualPrinter printer(writing_to(folder.path()));
    fs::create_symlink("/dev/full", folder.path() / ".1.tmp");
    send_job(printer.port(), small_label);
    REQUIRE(state_says(folder.path(), "\"labels\":0,\"bytes\":24,\"jobs\":1,\"state\":\"failed\""));
    CHECK_THAT(printer.status().engine.failure, ContainsSubstring("No space left on device"));
    CHECK_THAT(content_of(folder.path() / "state.json"), ContainsSubstring("No space left"));
}

TEST_CASE("a folder that cannot be made is an error with its name", "[virtual_printer]")
{
    const TemporaryFolder folder;
    write(folder.path() / "fichier", "");
    const fs::path out = folder.path() / "fichier/out";
    CHECK_THAT(message_of([&] { const VirtualPrinter printer(writing_to(out)); }),
               ContainsSubstring(out.string()));
}

TEST_CASE("a printer ends at once while a client is connected and a label waits",
          "[virtual_printer]")
{
    std::optional<VirtualPrinter> printer;
    VirtualPrinterOptions options;
    options.fault = {FaultKind::paper_out, 0};
    printer.emplace(options);
    const PrinterClient client(printer->port());
    client.send(small_label);
    REQUIRE(printer->wait_until([](const auto& status) { return status.engine.paper_out; },
                                long_enough));
    printer.reset();
    CHECK(client.wait_for_end() == 0);
}
