#include "depot/service.h"

#include "depot/sample_depot.h"
#include "depot/spooler.h"
#include "source/drop_folder.h"
#include "support/catch2_compat.h"
#include "support/fake_printer_queue.h"
#include "support/wait_until.h"

#include <algorithm>
#include <fstream>

namespace cageot {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;

/// A running depot on a print server of ours; its clock goes on while somebody waits.
struct RunningDepot : SampleDepot {
    explicit RunningDepot(void (*change)(DepotSettings&) = nullptr)
        : SampleDepot(change)
    {
        fs::create_directories(drop());
    }
    void start()
    {
        service.emplace(depot, queue, [this](const std::string& line) {
            const std::lock_guard lock(mutex);
            log.push_back(line);
        });
    }
    fs::path drop() const { return folder.path() / "depose"; }
    void put(const std::string& name, const std::string& bytes)
    {
        std::ofstream(drop() / name, std::ios::binary) << bytes;
    }
    template <class Condition>
    bool comes(const Condition& condition)
    {
        return wait_until([&] {
            clock.advance(1000);
            return condition();
        });
    }
    bool appears(const std::string& name)
    {
        return comes([&] { return fs::exists(drop() / name); });
    }
    std::vector<std::string> said()
    {
        const std::lock_guard lock(mutex);
        return log;
    }
    bool has_said(const std::string& line)
    {
        const std::vector<std::string> lines = said();
        return std::ranges::find(lines, line) != lines.end();
    }

    FakePrinterQueue queue;
    std::mutex mutex;
    std::vector<std::string> log;
    std::optional<Service> service;
};

void at_once(DepotSettings& settings)
{
    settings.print_when = PrintWhen::at_once;
}

void at_once_without_printers(DepotSettings& settings)
{
    at_once(settings);
    settings.printers.clear();
}

} // namespace

TEST_CASE("a dropped file becomes a session and moves to done with a report", "[depot]")
{
    RunningDepot running;
    running.start();
    running.put("commandes.csv", small_week());
    REQUIRE(running.appears("done/commandes.csv"));
    CHECK(read_file(running.drop() / "done/commandes.csv") == small_week());
    CHECK(read_file(running.drop() / "done/commandes.csv.rapport.txt") ==
          "Importé: S1@v1 «Vente 46».\n");
    CHECK_FALSE(fs::exists(running.drop() / "commandes.csv"));
    CHECK(find_session(running.depot, "S1").name == "Vente 46");
    CHECK(running.comes([&] { return running.has_said("drop folder: S1@v1 frozen"); }));
    // By farm, nobody asked yet.
    CHECK(running.depot.store().jobs({"S1"}).empty());
}

TEST_CASE("a file that was there before the program started is taken too", "[depot]")
{
    RunningDepot running;
    running.put("commandes.csv", small_week());
    running.start();
    CHECK(running.appears("done/commandes.csv"));
}

TEST_CASE("a bad file moves to error with a report, and the next one is taken", "[depot]")
{
    RunningDepot running;
    running.start();
    running.put("photo.jpg", "\xff\xd8\xff\xe0");
    REQUIRE(running.appears("error/photo.jpg"));
    CHECK_THAT(read_file(running.drop() / "error/photo.jpg.rapport.txt"),
               ContainsSubstring("Refusé: rien n'a été importé.") &&
                   ContainsSubstring("photo.jpg"));
    CHECK(running.depot.store().sessions().empty());
    running.put("commandes.csv", small_week());
    CHECK(running.appears("done/commandes.csv"));
}

TEST_CASE("the same file dropped again is known and kept beside the first", "[depot]")
{
    RunningDepot running;
    running.start();
    running.put("commandes.csv", small_week());
    REQUIRE(running.appears("done/commandes.csv"));
    running.put("commandes.csv", small_week());
    REQUIRE(running.appears("done/commandes-2.csv"));
    CHECK(read_file(running.drop() / "done/commandes-2.csv.rapport.txt") ==
          "Déjà importé: S1@v1 a exactement ce contenu.\n");
    CHECK(running.comes([&] { return running.has_said("drop folder: S1@v1 already known"); }));
}

TEST_CASE("the log never names a person", "[depot]")
{
    RunningDepot running;
    running.start();
    running.put("bad.csv", orders_csv({"17;Inès Lafargue;Aragon;Ferme;Tomates;500g;beaucoup"}));
    REQUIRE(running.appears("error/bad.csv"));
    running.put("commandes.csv", small_week());
    REQUIRE(running.appears("done/commandes.csv"));
    REQUIRE(running.comes([&] { return running.said().size() >= 2; }));
    for (const std::string& line : running.said()) {
        CHECK_THAT(line, !ContainsSubstring("Lafargue"));
        CHECK_THAT(line, !ContainsSubstring("Odette"));
    }
}

TEST_CASE("at once, a dropped file is printed to its last page", "[depot]")
{
    RunningDepot running(at_once);
    running.start();
    running.put("commandes.csv", small_week());
    REQUIRE(running.comes([&] {
        running.queue.complete_all();
        const std::vector<SpoolJob> jobs = running.depot.store().jobs({"S1"});
        return jobs.size() == 4 && std::ranges::all_of(jobs, [](const SpoolJob& job) {
                   return job.state == SpoolState::handed_over;
               });
    }));
    CHECK(running.queue.taken().size() == 4);
    CHECK(running.count({.id = {"S1"}, .hub = {}, .name = {}, .sha256 = {}}, LabelState::sent) ==
          9);
}

TEST_CASE("a session that cannot be printed yet says so in its report", "[depot]")
{
    RunningDepot running(at_once_without_printers);
    running.start();
    running.put("commandes.csv", small_week());
    REQUIRE(running.appears("done/commandes.csv"));
    CHECK(read_file(running.drop() / "done/commandes.csv.rapport.txt") ==
          "Importé: S1@v1 «Vente 46».\nPas encore imprimé: Aucune imprimante d'étiquettes: "
          "ajoutez-la avec «cageot printer add NOM URI --role labels».\n");
    CHECK(running.comes([&] { return running.has_said("drop folder: nothing printed of S1"); }));
}

TEST_CASE("while another program prints this one waits for its turn", "[depot]")
{
    RunningDepot running(at_once);
    std::optional<PrintingRights> other = PrintingRights::take(running.depot);
    other->refresh({{"etiquettes"}, {"tickets"}});
    running.start();
    running.put("commandes.csv", small_week());
    REQUIRE(running.appears("done/commandes.csv"));
    CHECK(running.queue.taken().empty());
    other.reset();
    CHECK(running.comes([&] { return running.queue.taken().size() == 3; }));
}

TEST_CASE("a service that stopped leaves the printing to the next one", "[depot]")
{
    RunningDepot running(at_once);
    running.start();
    running.service.reset();
    {
        std::optional<PrintingRights> free = PrintingRights::try_take(running.depot);
        REQUIRE(free);
        free->refresh({{"etiquettes"}});
        CHECK(free->may_send({"etiquettes"}));
    }
    running.print_all(running.freeze_csv(small_week()));
    CHECK(running.queue.taken().empty());
    running.start();
    CHECK(running.comes([&] { return running.queue.taken().size() == 3; }));
}

TEST_CASE("a service goes on after trouble with its drop folder, and stops in it", "[depot]")
{
    RunningDepot running(at_once);
    fs::remove(running.drop());
    std::ofstream(running.drop()) << "a file where the folder should be";
    running.start();
    REQUIRE(running.comes([&] { return !running.said().empty(); }));
    CHECK_THAT(running.said().front(), ContainsSubstring("drop folder: "));
    running.print_all(running.freeze_csv(small_week()));
    CHECK(running.comes([&] { return running.queue.taken().size() == 3; }));
}

} // namespace cageot
