#include "printing/printer_words.h"

#include "support/catch2_compat.h"

#include <functional>
#include <set>

using namespace cageot;

namespace {

PrinterSigns signs(PrinterStatus queue, UtcMs job_age = 0)
{
    PrinterSigns signs;
    signs.queue = std::move(queue);
    signs.job_age = job_age;
    signs.label_length = Length::mm(32);
    return signs;
}

std::string words(const std::string& reason, UtcMs job_age = 60'000)
{
    return printer_words(signs({PrinterState::processing, true, {reason}, ""}, job_age));
}

std::string device(const std::function<void(ZebraStatus&)>& change)
{
    PrinterSigns told = signs({PrinterState::processing, true, {}, ""});
    told.device.reach = PrinterAnswer::Reach::answered;
    told.device.status = ZebraStatus();
    told.device.status->label_length = 256;
    change(*told.device.status);
    return printer_words(told);
}

} // namespace

TEST_CASE("a printer that prints has nothing to say", "[printing]")
{
    CHECK(printer_words(signs({})) == "");
    CHECK(device([](ZebraStatus&) {}) == "");
    CHECK(device([](ZebraStatus& zebra) { zebra.labels_remaining = 7; }) == "");
    CHECK(device([](ZebraStatus& zebra) { zebra.label_waiting = true; }) == "");
}

TEST_CASE("reasons of the print server are told as what to do, whatever their ending", "[printing]")
{
    for (const char* ending : {"", "-report", "-warning", "-error"}) {
        CHECK(words(std::string("media-empty") + ending) ==
              "L'imprimante n'a plus de papier: mettez un rouleau.");
        CHECK(words(std::string("door-open") + ending) ==
              "L'imprimante est ouverte: fermez son capot jusqu'au clic.");
        CHECK(words(std::string("marker-print-ribbon-empty") + ending) ==
              "L'imprimante n'a plus de ruban: mettez un ruban neuf.");
    }
    CHECK(words("media-jam-warning") ==
          "L'imprimante est bourrée: ouvrez-la, retirez le papier coincé et refermez-la.");
    CHECK(words("offline-report") ==
          "L'imprimante ne répond pas: allumez-la et vérifiez son câble.");
    CHECK(words("cups-missing-filter-warning") ==
          "L'imprimante n'a pas son pilote: réparez sa file avec «cageot printer add».");
}

TEST_CASE("what only announces something is not told, what we do not know is", "[printing]")
{
    for (const char* reason : {"media-low-report", "toner-low", "marker-supply-low-warning",
                               "moving-to-paused", "hold-new-jobs", "never-heard-of-report"})
        CHECK(words(reason) == "");
    CHECK(words("cutter-at-end-of-life-warning") ==
          "L'imprimante signale «cutter-at-end-of-life-warning»: regardez-la.");
}

TEST_CASE("a connection that is being made is a fault only after a while", "[printing]")
{
    CHECK(words("connecting-to-device", 4'999) == "");
    CHECK(words("connecting-to-device", 5'000) ==
          "L'imprimante ne répond pas: allumez-la et vérifiez son câble.");
    CHECK(words("cups-waiting-for-job-completed", 9'999) == "");
    CHECK(words("cups-waiting-for-job-completed", 10'000) ==
          "L'imprimante n'avance pas: regardez son papier, son capot et son voyant.");
    const PrinterStatus gone{PrinterState::processing,
                             true,
                             {},
                             "The printer may not exist or is unavailable at this time."};
    CHECK(printer_words(signs(gone, 4'999)) == "");
    CHECK(printer_words(signs(gone, 5'000)) ==
          "L'imprimante ne répond pas: allumez-la et vérifiez son câble.");
}

TEST_CASE("a stopped queue says who stopped it, and is to be started after the mending",
          "[printing]")
{
    CHECK(printer_words(signs({PrinterState::stopped, true, {"paused"}, "Paused"})) ==
          "La file de l'imprimante est en pause: relancez-la quand l'imprimante est prête.");
    CHECK(printer_words(signs({PrinterState::stopped,
                               true,
                               {"paused"},
                               "Unable to write print data: Broken pipe"})) ==
          "L'imprimante est arrêtée: regardez son papier et son câble, puis relancez sa file.");
    CHECK(
        printer_words(signs({PrinterState::stopped, true, {"paused", "media-empty-error"}, ""})) ==
        "L'imprimante n'a plus de papier: mettez un rouleau, puis relancez sa file.");
    CHECK(printer_words(signs({PrinterState::idle, false, {}, ""})) ==
          "La file de l'imprimante refuse les travaux: rouvrez-la avec «cageot printer add».");
}

TEST_CASE("what the printer itself says goes before the print server's words", "[printing]")
{
    CHECK(device([](ZebraStatus& zebra) { zebra.head_open = zebra.paper_out = true; }) ==
          "L'imprimante est ouverte: fermez son capot jusqu'au clic.");
    CHECK(device([](ZebraStatus& zebra) { zebra.paper_out = zebra.paused = true; }) ==
          "L'imprimante n'a plus de papier: mettez un rouleau.");
    CHECK(device([](ZebraStatus& zebra) { zebra.paused = true; }) ==
          "L'imprimante est en pause: appuyez sur son bouton PAUSE.");
    CHECK(device([](ZebraStatus& zebra) { zebra.over_temperature = true; }) ==
          "L'imprimante est trop chaude: laissez-la refroidir, elle reprendra seule.");
    CHECK(device([](ZebraStatus& zebra) { zebra.buffer_full = true; }) ==
          "L'imprimante a sa mémoire pleine: attendez; si rien ne bouge, éteignez-la et "
          "rallumez-la.");
    CHECK(device([](ZebraStatus& zebra) { zebra.ribbon_out = true; }) ==
          "L'imprimante n'a plus de ruban: mettez un ruban neuf.");
    PrinterSigns off = signs({PrinterState::stopped, true, {}, ""});
    off.device.reach = PrinterAnswer::Reach::unreachable;
    CHECK(printer_words(off) ==
          "L'imprimante ne répond pas: allumez-la et vérifiez son câble, puis relancez sa file.");
}

TEST_CASE("other labels than the stock says are told, the gap between them is not", "[printing]")
{
    const Length stock = Length::mm(32); // 256 dots
    for (const int dots : {248, 256, 280, 295})
        CHECK_FALSE(is_other_length(dots, stock, 203));
    for (const int dots : {240, 300, 400, 1245})
        CHECK(is_other_length(dots, stock, 203));
    CHECK_FALSE(is_other_length(0, stock, 203));
    CHECK_FALSE(is_other_length(1245, Length(), 203)); // a roll
    CHECK(device([](ZebraStatus& zebra) { zebra.label_length = 400; }) ==
          "L'imprimante a d'autres étiquettes que prévu: mettez le rouleau de 32 mm, puis "
          "calibrez-la (bouton FEED).");
}
