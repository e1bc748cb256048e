#include "virtual_printer/print_engine.h"

#include "support/catch2_compat.h"
#include "support/wait_until.h"
#include "virtual_printer/zpl_samples.h"

#include <atomic>
#include <stdexcept>

using namespace cageot;

namespace {

/// An engine that keeps what it prints.
struct Printing {
    explicit Printing(PrintEngineOptions options = {},
                      std::optional<std::uint64_t> paper = std::nullopt)
        : engine(
              options,
              [this](const Dots& dots) {
                  const std::lock_guard lock(mutex);
                  printed += drawn(dots);
              },
              [this] { ++rooms_made; })
    {
        engine.load_paper(paper);
    }
    bool becomes_idle() const
    {
        return wait_until([this] { return !engine.status().busy; });
    }
    bool has_printed(long labels) const
    {
        return wait_until([&] { return engine.status().labels == labels; });
    }

    std::mutex mutex;
    std::string printed;
    std::atomic<int> rooms_made = 0;
    PrintEngine engine;
};

std::string repeated(std::string_view text, int count)
{
    std::string all;
    for (int i = 0; i < count; ++i)
        all += text;
    return all;
}

} // namespace

TEST_CASE("what is taken in is printed, label by label and copy by copy", "[virtual_printer]")
{
    Printing printing;
    const std::string zpl = small_label + "^XA^GFA,1,1,1,FF^FS^PQ2^XZ" + small_label;
    CHECK(printing.engine.take(zpl) == zpl.size());
    REQUIRE(printing.has_printed(4));
    REQUIRE(printing.becomes_idle());
    CHECK(printing.printed == small_label_drawn + "########\n########\n" + small_label_drawn);
    const PrintEngineStatus status = printing.engine.status();
    CHECK(status.bytes == zpl.size());
    CHECK(status.copies_left == 0);
    CHECK_FALSE(status.paper_out);
    CHECK(status.failure == "");
}

TEST_CASE("an unfinished label waits for its rest", "[virtual_printer]")
{
    Printing printing;
    const std::size_t half = small_label.size() / 2;
    printing.engine.take(small_label.substr(0, half));
    REQUIRE(printing.becomes_idle());
    CHECK(printing.engine.status().labels == 0);
    printing.engine.take(small_label.substr(half));
    CHECK(printing.has_printed(1));
    REQUIRE(printing.becomes_idle());
    CHECK(printing.printed == small_label_drawn);
}

TEST_CASE("without paper a label waits, and prints when paper comes", "[virtual_printer]")
{
    Printing printing({}, 2);
    printing.engine.take(repeated(small_label, 5));
    REQUIRE(wait_until([&] { return printing.engine.status().paper_out; }));
    CHECK(printing.engine.status().labels == 2);
    CHECK(printing.engine.status().busy);
    CHECK(printing.engine.formats_waiting() == 2); // and one that waits for paper
    printing.engine.load_paper(1);
    REQUIRE(wait_until([&] {
        const PrintEngineStatus status = printing.engine.status();
        return status.labels == 3 && status.paper_out;
    }));
    printing.engine.load_paper(std::nullopt);
    CHECK(printing.has_printed(5));
}

TEST_CASE("paper may end between two copies of a label", "[virtual_printer]")
{
    Printing printing({}, 2);
    printing.engine.take("^XA^GFA,1,1,1,FF^FS^PQ5^XZ");
    REQUIRE(wait_until([&] { return printing.engine.status().paper_out; }));
    CHECK(printing.engine.status().labels == 2);
    CHECK(printing.engine.status().copies_left == 3);
    printing.engine.load_paper(std::nullopt);
    CHECK(printing.has_printed(5));
}

TEST_CASE("an engine without paper and without work is not out of paper", "[virtual_printer]")
{
    const Printing printing({}, 0);
    CHECK_FALSE(printing.engine.status().paper_out);
    CHECK_FALSE(printing.engine.status().busy);
}

TEST_CASE("a full buffer takes no more until it has printed", "[virtual_printer]")
{
    Printing printing({.buffer_bytes = 100}, 0);
    REQUIRE(small_label.size() == 24);
    const std::string zpl = repeated(small_label, 10);
    CHECK(printing.engine.take(small_label) == 24);
    REQUIRE(wait_until([&] { return printing.engine.room() == 100; })); // it waits for paper
    CHECK(printing.engine.take(zpl) == 100);
    CHECK(printing.engine.take(zpl) == 0);
    CHECK(printing.engine.room() == 0);
    CHECK(printing.engine.status().buffer_full);
    CHECK(printing.engine.status().bytes == 124);
    CHECK(printing.engine.formats_waiting() == 4);
    CHECK(printing.rooms_made == 0);
    printing.engine.load_paper(std::nullopt);
    REQUIRE(printing.has_printed(5));
    REQUIRE(printing.becomes_idle());
    CHECK(printing.rooms_made == 1);
    CHECK(printing.engine.room() == 100);
    CHECK_FALSE(printing.engine.status().buffer_full);
    // Four bytes of the sixth label are in the reader: its rest makes it whole.
    CHECK(printing.engine.take(zpl.substr(100, 20)) == 20);
    CHECK(printing.has_printed(6));
}

TEST_CASE("more bytes than the buffer holds pass through it in pieces", "[virtual_printer]")
{
    Printing printing({.buffer_bytes = 7});
    const std::string zpl = repeated(small_label, 30);
    for (std::size_t at = 0; at < zpl.size();) {
        REQUIRE(wait_until([&] { return printing.engine.room() > 0; }));
        at += printing.engine.take(std::string_view(zpl).substr(at));
    }
    REQUIRE(printing.has_printed(30));
    CHECK(printing.engine.status().bytes == zpl.size());
    REQUIRE(printing.becomes_idle());
    CHECK(printing.printed == repeated(small_label_drawn, 30));
}

TEST_CASE("what cannot be written ends the printing, and the label is not counted",
          "[virtual_printer]")
{
    PrintEngine engine(
        {}, [](const Dots&) { throw std::runtime_error("disk full"); }, [] {});
    engine.take(repeated(small_label, 2));
    REQUIRE(wait_until([&] { return engine.status().failure == "disk full"; }));
    CHECK(engine.status().labels == 0);
}

TEST_CASE("an engine stops while it waits for paper or for a slow label", "[virtual_printer]")
{
    Printing no_paper({}, 0);
    no_paper.engine.take(small_label);
    REQUIRE(wait_until([&] { return no_paper.engine.status().paper_out; }));
    no_paper.engine.stop();
    CHECK(no_paper.engine.status().labels == 0);

    Printing slow({.labels_per_second = 0.001});
    slow.engine.take(small_label);
    REQUIRE(wait_until([&] { return slow.engine.status().copies_left == 1; }));
    slow.engine.stop();
    CHECK(slow.engine.status().labels == 0);
    slow.engine.stop();
}

TEST_CASE("what of the ZPL was left out is in the status", "[virtual_printer]")
{
    Printing printing;
    printing.engine.take("~DGR:A.GRF,1,1,FF^XA^FDDrôle^FS^XGR:B.GRF,1,1^FS^XZ");
    REQUIRE(printing.becomes_idle());
    const PrintEngineStatus status = printing.engine.status();
    CHECK(status.complaint == "left out: the unknown graphic R:B.GRF");
    CHECK(status.unknown_commands == 1);
    CHECK(status.stored_graphics == 1);
}
