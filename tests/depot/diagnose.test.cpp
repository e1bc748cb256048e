#include "depot/diagnose.h"

#include "base/code.h"
#include "scan/raw_text.h"
#include "support/answering_printer.h"
#include "support/catch2_compat.h"

#include <set>

namespace cageot {
namespace {

Printer cold_printer()
{
    Printer printer;
    printer.name = {"froid-1"};
    printer.media = {Length::mm(57), Length::mm(32)};
    return printer;
}

std::string unit(std::uint32_t number)
{
    return to_string(Code(CodeKind::unit, number));
}

/// Codes that begin with the number: 14, 13 and 12 for the first.
Rehearsal rehearsal(const std::string& printer, std::uint32_t number, UtcMs asked_at = 1000)
{
    Rehearsal one;
    one.job = {printer + std::to_string(number)};
    one.printer = {printer};
    one.asked_at = asked_at;
    one.code_4 = unit(10 * number + 4);
    one.code_3 = unit(10 * number + 3);
    one.code_2 = unit(10 * number + 2);
    return one;
}

PrinterAnswer answer(const std::string& status, const std::string& identity = identification(8))
{
    PrinterAnswer answer;
    answer.reach = PrinterAnswer::Reach::answered;
    answer.status = parse_zebra_status(status);
    answer.identity = parse_zebra_identity(identity);
    return answer;
}

PrinterAnswer no_answer(PrinterAnswer::Reach reach)
{
    PrinterAnswer answer;
    answer.reach = reach;
    return answer;
}

/// Both names and sentences, as a person and the store see them.
std::string told(const Diagnosis& diagnosis)
{
    return std::string(to_string(diagnosis.fault)) + ": " + diagnosis.sentence;
}

} // namespace

TEST_CASE("each fault has a name of its own and is found by it", "[depot]")
{
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(RehearsalFault::unknown_code); ++i) {
        const auto fault = static_cast<RehearsalFault>(i);
        names.insert(to_string(fault));
        CHECK(parse_rehearsal_fault(to_string(fault)) == fault);
    }
    CHECK(names.size() == 18);
    CHECK_FALSE(parse_rehearsal_fault("fine"));
}

TEST_CASE("what a printer says of itself becomes its diagnosis", "[depot]")
{
    const Printer printer = cold_printer();
    const auto diagnosed = [&](const PrinterAnswer& said) {
        return told(diagnose_printer(printer, said, {}));
    };
    CHECK(diagnosed(answer(host_status(256))) == "none: ");
    CHECK(diagnosed(no_answer(PrinterAnswer::Reach::not_asked)) == "none: ");
    CHECK(diagnosed(no_answer(PrinterAnswer::Reach::silent)) == "none: ");
    CHECK(diagnosed(no_answer(PrinterAnswer::Reach::unreachable)) ==
          "printer-off: L'imprimante ne répond pas: allumez-la et vérifiez son câble.");
    CHECK(diagnosed(answer(host_status(256, "paper-out"))) ==
          "no-paper: L'imprimante n'a plus de papier: mettez un rouleau.");
    CHECK(diagnosed(answer(host_status(256, "head-open"))) ==
          "cover-open: L'imprimante est ouverte: fermez son capot jusqu'au clic.");
    CHECK(diagnosed(answer(host_status(256, "paused"))) ==
          "in-the-way: L'imprimante est en pause: appuyez sur son bouton PAUSE.");
    CHECK(diagnosed(answer(host_status(400))) ==
          "wrong-stock: L'imprimante a d'autres étiquettes que prévu: mettez le rouleau de 32 mm, "
          "puis calibrez-la (bouton FEED).");
    CHECK(diagnosed(answer(host_status(384), identification(12))) ==
          "other-dpi: L'imprimante fait 300 points par pouce et non 203: corrigez son dpi dans les "
          "réglages, puis «cageot printer add».");
}

TEST_CASE("what is wrong with the queue is told when the printer itself is well", "[depot]")
{
    const std::vector<Finding> findings{
        {Severity::warning, "cupsd.conf", 0, "MaxJobs", "CUPS ne garde que 100 travaux."},
        {Severity::error, "froid-1", 0, "printer-state", "La file «froid-1» est arrêtée."}};
    CHECK(told(diagnose_printer(cold_printer(), answer(host_status(256)), findings)) ==
          "queue: La file «froid-1» est arrêtée.");
    CHECK(told(diagnose_printer(cold_printer(), answer(host_status(256)), {findings.front()})) ==
          "none: ");
    CHECK(diagnose_printer(cold_printer(), answer(host_status(256, "paper-out")), findings).fault ==
          RehearsalFault::no_paper);
}

TEST_CASE("the finest code that was read tells how the printer prints", "[depot]")
{
    const std::vector<Rehearsal> all{rehearsal("froid-1", 1)};
    const auto scanned = [&](const std::string& code) {
        return told(diagnose_scan(code, {}, all).diagnosis);
    };
    CHECK(scanned(all[0].code_2) == "none: froid-1 est prête.");
    CHECK(scanned(all[0].code_3) ==
          "blurred: Le code marqué 3 se lit: scannez celui marqué 2. S'il ne se lit pas, nettoyez "
          "la tête de froid-1 à l'alcool et recommencez.");
    CHECK(scanned(all[0].code_4) ==
          "pale: Le plus gros code se lit: scannez ceux marqués 3 et 2. S'ils ne se lisent pas, "
          "augmentez la chauffe de froid-1, nettoyez sa tête à l'alcool et recommencez.");
}

TEST_CASE("a coarser code that is read later takes nothing back", "[depot]")
{
    std::vector<Rehearsal> all{rehearsal("froid-1", 1)};
    for (const auto& [code, finest] :
         std::vector<std::pair<std::string, std::string>>{{all[0].code_4, all[0].code_4},
                                                          {all[0].code_2, all[0].code_2},
                                                          {all[0].code_3, all[0].code_2},
                                                          {all[0].code_4, all[0].code_2}}) {
        const ScanDiagnosis scan = diagnose_scan(code, {}, all);
        REQUIRE(scan.read);
        CHECK(scan.read->read_code == finest);
        CHECK(scan.diagnosis.ok() == (finest == all[0].code_2));
        all[0] = *scan.read;
    }
}

TEST_CASE("a label that is another's, an old one or none is told apart", "[depot]")
{
    const std::vector<Rehearsal> all{rehearsal("froid-1", 3, 2000), rehearsal("sec-1", 2, 2000),
                                     rehearsal("froid-1", 1, 1000)};
    const PrinterName cold{"froid-1"};
    const auto scanned = [&](const std::string& text, std::optional<PrinterName> at) {
        const ScanDiagnosis scan = diagnose_scan(text, at, all);
        CHECK(scan.read.has_value() == scan.diagnosis.ok());
        return told(scan.diagnosis);
    };
    CHECK(scanned(all[0].code_2, cold) == "none: froid-1 est prête.");
    CHECK(scanned(all[1].code_2, cold) ==
          "swapped: L'étiquette de sec-1 est sortie de froid-1: échangez leurs câbles, ou leurs "
          "adresses dans les réglages.");
    CHECK(scanned(all[1].code_2, std::nullopt) == "none: sec-1 est prête.");
    CHECK(scanned(all[2].code_2, cold) ==
          "old-label: Cette étiquette est d'une répétition précédente de froid-1: jetez-la et "
          "scannez celle qui vient de sortir.");
    CHECK(scanned("U1234567874", cold) ==
          "unknown-code: Ce n'est pas une étiquette de répétition: scannez celle qui vient de "
          "sortir.");
    CHECK(scanned("", cold).starts_with("unknown-code: "));
    CHECK(scanned("U&é\"'(-è_è'", cold) ==
          "wrong-keyboard: " + std::string(french_sentence(KeyboardFault::us_on_french)));
}

TEST_CASE("a label that nobody scanned yet says how far it came", "[depot]")
{
    const auto waiting = [](SpoolState state, const std::string& message, UtcMs age) {
        return told(diagnose_label({"froid-1"}, state, message, 1000, 1000 + age));
    };
    CHECK(waiting(SpoolState::wanted, "", 0) ==
          "asked: L'étiquette part à l'imprimante: attendez un instant.");
    CHECK(waiting(SpoolState::submitted, "L'imprimante est ouverte: fermez-la.", 0) ==
          "in-the-way: L'imprimante est ouverte: fermez-la.");
    CHECK(waiting(SpoolState::handed_over, "", time_to_scan) ==
          "to-scan: Scannez l'étiquette sortie de froid-1, d'abord le code marqué 2.");
    CHECK(waiting(SpoolState::handed_over, "", time_to_scan + 1) ==
          "not-scanned: Personne n'a scanné l'étiquette de froid-1: scannez-la; si rien n'est "
          "sorti, regardez l'imprimante et recommencez.");
    CHECK(waiting(SpoolState::refused, "Le modèle n'est pas fait pour 300.", 0) ==
          "not-printed: Le modèle n'est pas fait pour 300.");
    CHECK(waiting(SpoolState::canceled, "", 0) ==
          "not-printed: L'étiquette n'a pas été imprimée: recommencez la répétition.");
}

} // namespace cageot
