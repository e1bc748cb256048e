#include "program.h"
#include "store/store.h"
#include "support/answering_printer.h"
#include "support/catch2_compat.h"
#include "support/private_cupsd.h"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

Poco::JSON::Array::Ptr list_in(const std::string& json)
{
    return Poco::JSON::Parser().parse(json).extract<Poco::JSON::Array::Ptr>();
}

} // namespace

TEST_CASE("the config's printers are listed, as text and as JSON", "[app]")
{
    const TestDepot depot("[[printer]]\nname = \"zebra\"\nuri = \"socket://192.168.1.20\"\n"
                          "[[printer]]\nname = \"bureau\"\nrole = \"office\"\n");
    const Outcome text = depot.run({"printer", "list"});
    CHECK(text.status == 0);
    CHECK(lines_of(text.out).size() == 2);
    CHECK_THAT(text.out,
               ContainsSubstring("zebra\tlabels\t57x32 mm\t203 dpi\tsocket://192.168.1.20\n"));
    const Outcome json = depot.run({"printer", "list", "--json"});
    CHECK(json.status == 0);
    const auto printers = list_in(json.out);
    REQUIRE(printers->size() == 2);
    CHECK(printers->getObject(0)->getValue<std::string>("name") == "bureau");
    CHECK(printers->getObject(0)->getValue<std::string>("role") == "office");
    CHECK(printers->getObject(1)->getValue<std::string>("uri") == "socket://192.168.1.20");
}

TEST_CASE("a change in the config is known from the next command on", "[app]")
{
    const TestDepot depot("[[printer]]\nname = \"zebra\"");
    CHECK(depot.run({"printer", "list"}).out == "zebra\tlabels\t57x32 mm\t203 dpi\t\n");
    write_text(depot.config, "[[printer]]\nname = \"zebra\"\nrole = \"cold\"\nhandling = \"cut\"\n"
                             "stacking = \"face-up\"\nformat = \"raster\"\n");
    CHECK(depot.run({"printer", "list"}).out ==
          "zebra\tcold\t57x32 mm\t203 dpi\t\tcut\tface-up\traster\n");
    const auto printer = list_in(depot.run({"printer", "list", "--json"}).out)->getObject(0);
    CHECK(printer->getValue<std::string>("handling") == "cut");
    CHECK(printer->getValue<std::string>("stacking") == "face-up");
    CHECK(printer->getValue<std::string>("format") == "raster");
    // One that the config does not name any more stays until somebody removes it.
    write_text(depot.config, "");
    CHECK(lines_of(depot.run({"printer", "list"}).out).size() == 1);
}

TEST_CASE("a printer is forgotten when nobody needs it", "[app]")
{
    const TestDepot depot("[[printer]]\nname = \"zebra\"");
    const Outcome configured = depot.run({"printer", "remove", "zebra"});
    CHECK(configured.status == 1);
    CHECK(configured.err ==
          "cageot: «zebra» est dans le fichier de configuration: ôtez-la de là d'abord.\n");
    write_text(depot.config, "");
    CHECK(depot.run({"printer", "remove", "zebra"}).out ==
          "zebra: oubliée; «lpadmin -x zebra» ôte sa file CUPS\n");
    CHECK(depot.run({"printer", "list"}).out == "");
    const Outcome unknown = depot.run({"printer", "remove", "zebra"});
    CHECK(unknown.status == 1);
    CHECK(unknown.err == "cageot: Pas d'imprimante «zebra»: «cageot printer list» les nomme.\n");
}

TEST_CASE("a depot without printers lists none and the doctor says what to add", "[app]")
{
    const TestDepot depot;
    CHECK(depot.run({"printer", "list"}).out == "");
    CHECK(list_in(depot.run({"printer", "list", "--json"}).out)->empty());
    const Outcome doctor = depot.run({"doctor"});
    CHECK_THAT(doctor.out, ContainsSubstring("attention: imprimantes: aucune imprimante "
                                             "d'étiquettes: ajoutez-la avec «cageot printer "
                                             "add»."));
    const auto findings = list_in(depot.run({"doctor", "--json"}).out);
    CHECK(findings->size() == lines_of(doctor.out).size());
}

TEST_CASE("without a question there is nothing to answer", "[app]")
{
    const TestDepot depot("[[printer]]\nname = \"zebra\"\nuri = \"socket://192.168.1.20\"\n");
    CHECK(depot.run({"printer", "questions"}).out == "");
    const Outcome settled = depot.run({"printer", "answer", "zebra", "toutes"});
    CHECK(settled.status == 0);
    CHECK(settled.out == "La question sur zebra est déjà réglée: il n'y a rien à faire.\n");
    const Outcome unknown = depot.run({"printer", "answer", "absente", "toutes"});
    CHECK(unknown.status == 1);
    CHECK_THAT(unknown.err, ContainsSubstring("Pas d'imprimante «absente»"));
}

TEST_CASE("a printer that is not known is not tested", "[app]")
{
    const TestDepot depot;
    const Outcome outcome = depot.run({"printer", "test", "zebra"});
    CHECK(outcome.status == 1);
    CHECK(outcome.out == "");
    CHECK(outcome.err == "cageot: Pas d'imprimante «zebra»: «cageot printer list» les nomme.\n");
}

TEST_CASE("a role or a size that makes no sense is a wrong call", "[app]")
{
    const TestDepot depot;
    const Outcome role = depot.run({"printer", "add", "zebra", "socket://a", "--role", "label"});
    CHECK(role.status == 2);
    CHECK(role.err == "cageot: «--role» veut labels, cold, tickets ou office.\n");
    const Outcome media = depot.run({"printer", "add", "zebra", "socket://a", "--media", "57"});
    CHECK(media.status == 2);
    CHECK(media.err == "cageot: «--media» veut une taille en millimètres, par exemple 57x32.\n");
}

TEST_CASE("a print server that does not answer is broken surroundings: status 3", "[app]")
{
    const TestDepot depot("[[printer]]\nname = \"zebra\"");
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"printer", "add", "autre", "socket://127.0.0.1:1"},
          std::vector<std::string>{"printer", "test", "zebra"}}) {
        const Outcome outcome = depot.run(command);
        CHECK(outcome.status == 3);
        CHECK(outcome.out == "");
        CHECK(outcome.err.rfind("cageot: Le serveur d'impression «127.0.0.1:1» ne répond pas", 0) ==
              0);
        CHECK(lines_of(outcome.err).size() == 1);
    }
    CHECK(lines_of(depot.run({"printer", "list"}).out).size() == 1);
}

TEST_CASE("an added printer is known, tested and found well", "[app]")
{
    const PrivateCupsd cupsd;
    const TestDepot depot;
    write_text(depot.config, "[cups]\nserver = \"" + cupsd.address() + "\"\n");
    const Outcome added = depot.run({"printer", "add", "zebra", "socket://127.0.0.1:9", "--media",
                                     "100x150", "--dpi", "300", "--handling", "rewind"});
    CHECK(added.status == 0);
    CHECK(added.out == "zebra: prête, 100x150 mm, 300 dpi\n");
    CHECK(added.err == "");
    CHECK(depot.run({"printer", "list"}).out ==
          "zebra\tlabels\t100x150 mm\t300 dpi\tsocket://127.0.0.1:9\trewind\n");
    const Outcome tested = depot.run({"printer", "test", "zebra"});
    CHECK(tested.status == 0);
    CHECK(tested.out == "Tout va bien.\n");
    CHECK(list_in(depot.run({"printer", "test", "zebra", "--json"}).out)->empty());
}

TEST_CASE("a printer without its queue is to be mended: status 1", "[app]")
{
    const PrivateCupsd cupsd;
    const TestDepot depot;
    write_text(depot.config,
               "[cups]\nserver = \"" + cupsd.address() +
                   "\"\n[[printer]]\nname = \"zebra\"\nuri = \"socket://127.0.0.1:9\"");
    const Outcome outcome = depot.run({"printer", "test", "zebra"});
    CHECK(outcome.status == 1);
    CHECK(outcome.out.rfind("à réparer: ", 0) == 0);
}

TEST_CASE("a rehearsal's label goes to the printer, and its finest code makes it ready", "[app]")
{
    const PrivateCupsd cupsd;
    const AnsweringPrinter device({host_status(256), identification(8)});
    const TestDepot depot;
    write_text(depot.config, "[cups]\nserver = \"" + cupsd.address() + "\"\n");
    REQUIRE(depot.run({"printer", "add", "zebra", device.uri()}).status == 0);
    const Outcome begun = depot.run({"printer", "rehearse"});
    CHECK(begun.err == "");
    CHECK(begun.out == "zebra: Scannez l'étiquette sortie de zebra, d'abord le code marqué 2.\n");
    CHECK(begun.status == 0);
    CHECK(device.connections() >= 2); // the label, then the question
    const Rehearsal rehearsal = Store(depot.data, CodeKey{}).rehearsals().at(0);
    const Outcome coarse = depot.run({"printer", "scanned", rehearsal.code_4, "--at", "zebra"});
    CHECK(coarse.status == 1);
    CHECK_THAT(coarse.out, ContainsSubstring("scannez ceux marqués 3 et 2"));
    const Outcome fine = depot.run({"printer", "scanned", rehearsal.code_2});
    CHECK(fine.status == 0);
    CHECK(fine.out == "zebra est prête.\nRépétition: 1 imprimante sur 1 prête.\n");
}

TEST_CASE("a rehearsal says what keeps a printer from printing", "[app]")
{
    const PrivateCupsd cupsd;
    const AnsweringPrinter device({host_status(384), identification(12)});
    const TestDepot depot;
    write_text(depot.config, "[cups]\nserver = \"" + cupsd.address() + "\"\n");
    REQUIRE(depot.run({"printer", "add", "zebra", device.uri()}).status == 0);
    const Outcome begun = depot.run({"printer", "rehearse", "zebra"});
    CHECK(begun.status == 1);
    CHECK_THAT(begun.out, ContainsSubstring("zebra: L'imprimante fait 300 points par pouce"));
    CHECK(depot.run({"printer", "rehearse", "autre"}).status == 1);
    CHECK(depot.run({"printer", "scanned", "U1234567874", "--at", "autre"}).status == 1);
    CHECK(depot.run({"printer", "scanned"}).status == 2);
    const Outcome doctor = depot.run({"doctor"});
    CHECK_THAT(doctor.out, ContainsSubstring("attention: zebra: L'imprimante fait 300 points") &&
                               ContainsSubstring("attention: répétition de zebra: "));
}
