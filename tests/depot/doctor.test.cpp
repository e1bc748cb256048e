#include "depot/doctor.h"

#include "depot/sample_depot.h"
#include "support/catch2_compat.h"
#include "support/in_child.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace cageot {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::ContainsSubstring;

/// A port of this machine at which nobody answers: taken, and not listening.
class ClosedPort {
public:
    ClosedPort()
        : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (::bind(fd_, reinterpret_cast<const sockaddr*>(&address), size) != 0 ||
            ::getsockname(fd_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            throw std::runtime_error("no port");
        server = CupsServer("127.0.0.1:" + std::to_string(ntohs(address.sin_port)));
    }
    ~ClosedPort() { ::close(fd_); }
    ClosedPort(const ClosedPort&) = delete;
    ClosedPort& operator=(const ClosedPort&) = delete;

    CupsServer server{""};

private:
    int fd_;
};

std::vector<std::string> told(const std::vector<Finding>& findings)
{
    std::vector<std::string> lines;
    for (const Finding& finding : findings)
        lines.push_back(to_string(finding));
    return lines;
}

void without_printers(DepotSettings& settings)
{
    settings.printers.clear();
}

void without_layouts(DepotSettings& settings)
{
    settings.layouts = settings.data / "no-layouts";
}

} // namespace

TEST_CASE("a new depot is told which printers it needs, and nothing of CUPS", "[depot]")
{
    SampleDepot sample(without_printers);
    const ClosedPort nobody;
    const std::vector<Finding> findings = examine(sample.depot, nobody.server);
    CHECK(told(findings) ==
          std::vector<std::string>{
              "imprimantes: aucune imprimante d'étiquettes: ajoutez-la avec «cageot printer add».",
              "imprimantes: aucune imprimante de tickets: ajoutez-la avec «cageot printer add»."});
    CHECK_FALSE(has_error(findings));
}

TEST_CASE("a print server that does not answer is told of once", "[depot]")
{
    SampleDepot sample;
    const ClosedPort nobody;
    const std::vector<Finding> findings = examine(sample.depot, nobody.server);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].severity == Severity::error);
    CHECK(findings[0].source == "CUPS");
    CHECK_THAT(findings[0].message, ContainsSubstring(nobody.server.address()));
}

TEST_CASE("labels in doubt are counted for each sale", "[depot]")
{
    SampleDepot sample(without_printers);
    sample.depot.store().save_printer(
        {{"l"}, "", PrinterRole::labels, {Length::mm(57), Length::mm(32)}, 203});
    const StoredSession session = sample.freeze_csv(small_week());
    sample.print_labels(session);
    for (SpoolJob job : sample.jobs(session.id)) {
        job.state = SpoolState::doubtful;
        sample.depot.store().update_job(job);
    }
    sample.freeze_csv(orders_csv({"17;Inès;Aragon;Ferme;Tomates;500g;1"}, "Vente 47"));
    const ClosedPort nobody;
    CHECK(told(examine(sample.depot, nobody.server)).back() ==
          "S1: 6 étiquettes ou tickets douteux: regardez lesquels sont sortis.");
}

TEST_CASE("a printer whose question nobody answered is named", "[depot]")
{
    SampleDepot sample;
    sample.print_labels(sample.freeze_csv(small_week()));
    SpoolJob job = sample.jobs({"S1"}).front();
    job.sent_at = sample.depot.now();
    job = sample.depot.store().start_job(job, 1).value();
    job.state = SpoolState::doubtful;
    job.doubt = Doubt::last;
    sample.depot.store().update_job(job);
    const ClosedPort nobody;
    const std::string name = job.printer.value;
    CHECK_THAT(told(examine(sample.depot, nobody.server)),
               Catch::Matchers::VectorContains(
                   name +
                   ": rien ne lui est envoyé tant qu'on ne sait pas ce qui est sorti en "
                   "dernier: répondez sur sa page, ou avec «cageot printer answer " +
                   name + "»."));
}

TEST_CASE("rows of the table that the newest sale has no product for are told", "[depot]")
{
    SampleDepot sample([](DepotSettings& settings) {
        for (const char* name : {"tomates", "Tomate", "Pain", "A", "B", "C", "D"}) {
            settings.rules.products.emplace_back();
            settings.rules.products.back().product.name = name;
        }
    });
    const ClosedPort nobody;
    CHECK(examine(sample.depot, nobody.server).back().source == "CUPS");
    sample.freeze_csv(
        orders_csv({"17;Inès;Aragon;Ferme;Tomates;500g;1", "17;Inès;Aragon;Ferme;Pain;500g;0"}));
    CHECK(
        told(examine(sample.depot, nobody.server)).back() ==
        "tableau des produits: lignes sans produit dans la dernière vente: 5 («Tomate», «A», «B», "
        "«C», «D»): corrigez celles qui sont mal écrites, les autres attendent leur saison.");
    sample.freeze_csv(orders_csv({"18;Abel;Aragon;Ferme;Tomates;500g;1"}, "Vente 47"));
    CHECK_THAT(told(examine(sample.depot, nobody.server)).back(),
               ContainsSubstring(": 6 («Tomate», «Pain», «A», «B», «C»…): corrigez"));
}

TEST_CASE("what stops printing is told before what only warns", "[depot]")
{
    SampleDepot sample(without_layouts);
    const ClosedPort nobody;
    const StoredSession session = [&] {
        CHECK_THROWS_AS(sample.freeze_csv(small_week()), std::runtime_error); // frozen all the same
        return find_session(sample.depot, "S1");
    }();
    sample.print_labels(session);
    SpoolJob job = sample.jobs(session.id).front();
    job.state = SpoolState::doubtful;
    sample.depot.store().update_job(job);
    std::vector<std::string> sources;
    for (const Finding& finding : examine(sample.depot, nobody.server))
        sources.push_back(finding.source);
    CHECK(sources == std::vector<std::string>{"modèles", "CUPS", "S1"});
}

TEST_CASE("a layout that is missing is named", "[depot]")
{
    SampleDepot sample(without_layouts);
    const ClosedPort nobody;
    CHECK_THAT(told(examine(sample.depot, nobody.server)).front(),
               ContainsSubstring("modèles: ") && ContainsSubstring("no-layouts/icons.toml"));
}

TEST_CASE("a layout of the slip that is missing is told before a slip is needed", "[depot]")
{
    const TemporaryFolder folder;
    DepotSettings settings = sample_settings(folder.path());
    fs::copy(settings.layouts, folder.path() / "layouts");
    settings.layouts = folder.path() / "layouts";
    fs::remove(settings.layouts / "slip-100x150.toml");
    SampleDepot sample(settings);
    const ClosedPort nobody;
    CHECK_THAT(told(examine(sample.depot, nobody.server)).front(), ContainsSubstring("slip"));
}

TEST_CASE("a drop folder that may not be written is told after the printers", "[depot]")
{
    const TemporaryFolder folder;
    DepotSettings settings = sample_settings(folder.path());
    fs::create_directories(settings.drop);
    // The checkout may stand where nobody else may read.
    fs::copy(settings.layouts, folder.path() / "layouts");
    fs::copy(settings.faces, folder.path() / "faces.toml");
    settings.layouts = folder.path() / "layouts";
    settings.faces = folder.path() / "faces.toml";
    fs::permissions(settings.drop, fs::perms::owner_read | fs::perms::owner_exec);
    constexpr uid_t nobody_user = 65534;
    if (::geteuid() == 0) // who may write everywhere
        for (const fs::path& path : {folder.path(), settings.drop})
            REQUIRE(::chown(path.c_str(), nobody_user, nobody_user) == 0);
    const ClosedPort nobody;
    const std::string text = in_child([&] {
        if (::geteuid() == 0 && ::setuid(nobody_user) != 0)
            return std::string("cannot become nobody");
        const FixedClock clock;
        Depot depot(settings, clock);
        std::string lines;
        for (const Finding& finding : examine(depot, nobody.server))
            lines += finding.source + "\n";
        return lines;
    });
    CHECK(text == "CUPS\n" + settings.drop.string() + "\n");
}

} // namespace cageot
