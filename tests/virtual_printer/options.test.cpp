#include "virtual_printer/options.h"

#include "support/catch2_compat.h"

#include <vector>

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

VirtualPrinterOptions options_of(const std::vector<std::string_view>& words)
{
    return parse_virtual_printer_command(words).options;
}

std::string refusal_of(const std::vector<std::string_view>& words)
{
    try {
        parse_virtual_printer_command(words);
    } catch (const VirtualPrinterUsageError& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("a folder alone is enough, and the rest is a healthy printer", "[virtual_printer]")
{
    const VirtualPrinterOptions options = options_of({"--out", "labels"});
    CHECK(options.out == "labels");
    CHECK(options.port == 0);
    CHECK(options.dpi == 203);
    CHECK(options.name == "virtual");
    CHECK(options.engine.buffer_bytes == 1'048'576);
    CHECK(options.engine.labels_per_second == 0);
    CHECK(options.fault == PrinterFault{});
    CHECK(options.pictures);
    CHECK_FALSE(options.hashes);
}

TEST_CASE("every option arrives, after a blank or an equals sign", "[virtual_printer]")
{
    for (const std::vector<std::string_view>& words :
         {std::vector<std::string_view>{"--port", "9100", "--out", "/tmp/é", "--dpi", "300",
                                        "--name", "Zébra œ", "--buffer", "4096", "--speed", "2.5",
                                        "--no-pictures", "--hashes", "--fault", "stall:10"},
          std::vector<std::string_view>{"--port=9100", "--out=/tmp/é", "--dpi=300",
                                        "--name=Zébra œ", "--buffer=4096", "--speed=2.5",
                                        "--no-pictures", "--hashes", "--fault=stall:10"}}) {
        const VirtualPrinterOptions options = options_of(words);
        CHECK(options.port == 9100);
        CHECK(options.out == "/tmp/é");
        CHECK(options.dpi == 300);
        CHECK(options.name == "Zébra œ");
        CHECK(options.engine.buffer_bytes == 4096);
        CHECK(options.engine.labels_per_second == 2.5);
        CHECK_FALSE(options.pictures);
        CHECK(options.hashes);
        CHECK(options.fault == PrinterFault{FaultKind::stall, 10});
    }
}

TEST_CASE("of an option said twice the last word counts", "[virtual_printer]")
{
    const VirtualPrinterOptions options =
        options_of({"--out=a", "--port=1", "--speed=5", "--out=b", "--port=2", "--speed=0"});
    CHECK(options.out == "b");
    CHECK(options.port == 2);
    CHECK(options.engine.labels_per_second == 0);
}

TEST_CASE("a value that makes no sense is refused with what to write", "[virtual_printer]")
{
    CHECK(refusal_of({"--out=a", "--port", "65536"}) ==
          "Après «--port», écrivez un numéro de port de 0 à 65535 (0 : un port libre).");
    CHECK(refusal_of({"--out=a", "--dpi=204"}) == "Après «--dpi», écrivez 203 ou 300.");
    CHECK(refusal_of({"--out="}) == "Après «--out», écrivez un dossier.");
    CHECK(refusal_of({"--out=a", "--name="}) == "Après «--name», écrivez un nom.");
    CHECK(refusal_of({"--out=a", "--name=\xE9tiquettes"}) == "Après «--name», écrivez un nom.");
    CHECK(refusal_of({"--out=a", "--buffer=0"}) ==
          "Après «--buffer», écrivez un nombre d'octets de 1 à 1073741824.");
    CHECK(refusal_of({"--out=a", "--fault=feu"}) ==
          "Après «--fault», écrivez none, refuse, stall[:N], reset[:N], slow[:N], never-close, "
          "paper-out[:N], cover-open[:N], paused[:N], ribbon-out[:N], power-off[:N] ou "
          "short-labels[:N].");
    for (const std::string_view wrong : {"", "-1", "nan", "inf", "1e9", "2x", "0.001"}) {
        CAPTURE(wrong);
        CHECK_THAT(refusal_of({"--out=a", "--speed", wrong}),
                   ContainsSubstring("un nombre d'étiquettes par seconde"));
    }
    for (const std::string_view wrong : {"", "-1", "0x10", "9100 ", "99999999999999999999"}) {
        CAPTURE(wrong);
        CHECK_THAT(refusal_of({"--out=a", "--port", wrong}), ContainsSubstring("«--port»"));
    }
}

TEST_CASE("an option that ends the line without its value is refused", "[virtual_printer]")
{
    CHECK(refusal_of({"--out"}) == "Après «--out», écrivez un dossier.");
    CHECK(refusal_of({"--out=a", "--dpi"}) == "Après «--dpi», écrivez 203 ou 300.");
}

TEST_CASE("an unknown option is refused with the nearest one", "[virtual_printer]")
{
    CHECK(refusal_of({"--prot", "9100"}) == "L'option «--prot» n'existe pas, essayez «--port».");
    CHECK(refusal_of({"--no-picture"}) ==
          "L'option «--no-picture» n'existe pas, essayez «--no-pictures».");
    CHECK(refusal_of({"etiquettes"}) ==
          "L'option «etiquettes» n'existe pas, voyez celles que donne «--help».");
}

TEST_CASE("without a folder there is no printer", "[virtual_printer]")
{
    CHECK(refusal_of({}) == "Ajoutez «--out DOSSIER», le dossier où tombent les étiquettes.");
    CHECK(refusal_of({"--port=9100"}) ==
          "Ajoutez «--out DOSSIER», le dossier où tombent les étiquettes.");
}

TEST_CASE("help asks for nothing else and names every option and fault", "[virtual_printer]")
{
    const std::vector<std::string_view> words{"--help", "--nonsense"};
    CHECK(parse_virtual_printer_command(words).help);
    CHECK_FALSE(parse_virtual_printer_command(std::vector<std::string_view>{"--out=a"}).help);
    for (const char* name :
         {"--port",        "--out",     "--dpi",       "--name",    "--buffer",   "--speed",
          "--no-pictures", "--hashes",  "--fault",     "none",      "refuse",     "stall",
          "reset",         "slow",      "never-close", "paper-out", "cover-open", "paused",
          "ribbon-out",    "power-off", "short-labels"})
        CHECK_THAT(std::string(virtual_printer_help()), ContainsSubstring(name));
}
