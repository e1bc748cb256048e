// Two services of one depot on one PostgreSQL database and one print server; one of them dies.

#include "program.h"
#include "store/store.h"
#include "support/catch2_compat.h"
#include "support/child_program.h"
#include "support/private_cupsd.h"
#include "support/private_postgres.h"
#include "support/wait_until.h"

#include <csignal>
#include <set>

using namespace cageot;

namespace {

/// A printer that writes one line a label, in the time that a slow one takes; it takes in one job
/// ahead and no more, so that there is work left when somebody dies.
class SlowPrinter {
public:
    std::string uri() const
    {
        const std::string& line = printer_.first_line(); // "listening on 127.0.0.1:9100"
        return "socket://" + line.substr(line.rfind(' ') + 1);
    }
    /// What came out, in order.
    std::vector<std::string> labels() const
    {
        std::vector<std::string> labels;
        for (const std::string& line : lines_of(content_of(folder_.path() / "labels.txt")))
            labels.push_back(line.substr(line.find(' ') + 1));
        return labels;
    }

private:
    TemporaryFolder folder_;
    ChildProgram printer_{{CAGEOT_VIRTUAL_PRINTER, "--port=0", "--out=" + folder_.path().string(),
                           "--speed=10", "--buffer=65536", "--no-pictures", "--hashes"}};
};

std::string config_text(const std::string& database, const PrivateCupsd& cupsd,
                        const SlowPrinter& labels, const SlowPrinter& tickets)
{
    return "database = \"" + database + "\"\n[printing]\nprint = \"at-once\"\n[cups]\nserver = \"" +
           cupsd.address() + "\"\n[[printer]]\nname = \"etiquettes\"\nuri = \"" + labels.uri() +
           "\"\n[[printer]]\nname = \"tickets\"\nrole = \"tickets\"\nuri = \"" + tickets.uri() +
           "\"\n";
}

/// Three farms, so many pieces of each, for one customer.
std::string a_week(int pieces)
{
    std::string csv = "vente;boutique;commande;client;relais;ferme;produit;unité;quantité\n";
    for (const char* farm : {"A", "B", "C"})
        csv += std::string("Vente 46;Le Panier;17;Inès Lafargue;Aragon;") + farm +
               ";Poireaux;botte;" + std::to_string(pieces) + "\n";
    return csv;
}

} // namespace

TEST_CASE("when one of two services is killed the other prints the rest, and nothing twice",
          "[app]")
{
    const PrivateCupsd cupsd;
    const SlowPrinter labels, tickets;
    const std::string database = shared_postgres().url("instances");
    TestDepot one, two;
    for (const TestDepot* depot : {&one, &two})
        write_text(depot->config, config_text(database, cupsd, labels, tickets));
    REQUIRE(one.run({"printer", "add", "etiquettes", labels.uri()}).status == 0);
    REQUIRE(one.run({"printer", "add", "tickets", tickets.uri(), "--role", "tickets"}).status == 0);

    RunningProgram first(program_in_checkout(), one.words({"serve", "--port", "0"}));
    REQUIRE(wait_until([&] { return std::filesystem::is_directory(one.data / "drop"); }));
    write_text(one.data / "drop/commandes.csv", a_week(40));
    REQUIRE(wait_until([&] { return !labels.labels().empty(); }, std::chrono::seconds(60)));
    const RunningProgram second(program_in_checkout(), two.words({"serve", "--port", "0"}));
    REQUIRE(wait_until([&] { return labels.labels().size() >= 30; }, std::chrono::seconds(60)));
    first.stop(SIGKILL);

    Store store(parse_database_url(database).address, {});
    const auto is_done = [&] { return store.open_jobs().empty(); };
    REQUIRE_FALSE(is_done());
    CHECK(wait_until(is_done, std::chrono::seconds(90)));
    for (const SpoolJob& job : store.jobs({"S1"}))
        CHECK(job.state == SpoolState::handed_over);
    std::size_t wanted_labels = 0, wanted_tickets = 0;
    for (const LedgerRow& row : store.ledger({"S1"})) {
        CHECK((row.state == LabelState::sent && row.copies == 1));
        ++(row.kind == PageKind::order ? wanted_tickets : wanted_labels);
    }
    CHECK(wanted_labels > 120);
    CHECK(wait_until([&] { return labels.labels().size() >= wanted_labels; }));
    CHECK(wait_until([&] { return tickets.labels().size() >= wanted_tickets; }));
    const std::vector<std::string> out = labels.labels();
    CHECK(out.size() == wanted_labels);
    CHECK(std::set<std::string>(out.begin(), out.end()).size() == wanted_labels);
    CHECK(tickets.labels().size() == wanted_tickets);
}
