#include "depot/diagnose.h"

#include "scan/raw_text.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace cageot {
namespace {

constexpr std::array<std::pair<RehearsalFault, std::string_view>, 18> names = {{
    {RehearsalFault::none, "none"},
    {RehearsalFault::asked, "asked"},
    {RehearsalFault::to_scan, "to-scan"},
    {RehearsalFault::not_scanned, "not-scanned"},
    {RehearsalFault::printer_off, "printer-off"},
    {RehearsalFault::no_paper, "no-paper"},
    {RehearsalFault::cover_open, "cover-open"},
    {RehearsalFault::in_the_way, "in-the-way"},
    {RehearsalFault::queue, "queue"},
    {RehearsalFault::not_printed, "not-printed"},
    {RehearsalFault::wrong_stock, "wrong-stock"},
    {RehearsalFault::other_dpi, "other-dpi"},
    {RehearsalFault::pale, "pale"},
    {RehearsalFault::blurred, "blurred"},
    {RehearsalFault::swapped, "swapped"},
    {RehearsalFault::old_label, "old-label"},
    {RehearsalFault::wrong_keyboard, "wrong-keyboard"},
    {RehearsalFault::unknown_code, "unknown-code"},
}};

/// 8 dots/mm are sold as 203 dpi, 12 as 300.
int dpi_of(int dots_per_mm)
{
    return dots_per_mm == 8 ? 203 : dots_per_mm == 12 ? 300 : dots_per_mm * 254 / 10;
}

RehearsalFault fault_of(const PrinterAnswer& answer)
{
    if (answer.status && answer.status->head_open)
        return RehearsalFault::cover_open;
    if (answer.status && answer.status->paper_out)
        return RehearsalFault::no_paper;
    return answer.reach == PrinterAnswer::Reach::unreachable ? RehearsalFault::printer_off
                                                             : RehearsalFault::in_the_way;
}

bool has_code(const Rehearsal& rehearsal, const std::string& code)
{
    return code == rehearsal.code_4 || code == rehearsal.code_3 || code == rehearsal.code_2;
}

/// 2, 3 or 4 dots; 0: none was read.
int dots_of(const Rehearsal& rehearsal, const std::string& code)
{
    if (code.empty())
        return 0;
    return code == rehearsal.code_2 ? 2 : code == rehearsal.code_3 ? 3 : 4;
}

bool is_newest(const Rehearsal& rehearsal, const std::vector<Rehearsal>& rehearsals)
{
    const auto newest =
        std::find_if(rehearsals.begin(), rehearsals.end(),
                     [&](const Rehearsal& one) { return one.printer == rehearsal.printer; });
    return newest != rehearsals.end() && newest->job == rehearsal.job;
}

} // namespace

std::string_view to_string(RehearsalFault fault)
{
    for (const auto& [one, name] : names)
        if (one == fault)
            return name;
    throw std::logic_error("unknown fault of a rehearsal");
}

std::optional<RehearsalFault> parse_rehearsal_fault(std::string_view text)
{
    for (const auto& [fault, name] : names)
        if (name == text)
            return fault;
    return std::nullopt;
}

Diagnosis diagnose_printer(const Printer& printer, const PrinterAnswer& answer,
                           const std::vector<Finding>& findings)
{
    PrinterSigns signs;
    signs.device = answer;
    signs.dpi = printer.dpi;
    if (const std::string words = printer_words(signs); !words.empty())
        return {fault_of(answer), words};
    if (answer.identity) {
        const int dpi = dpi_of(answer.identity->dots_per_mm);
        if (dpi != printer.dpi)
            return {RehearsalFault::other_dpi,
                    "L'imprimante fait " + std::to_string(dpi) + " points par pouce et non " +
                        std::to_string(printer.dpi) +
                        ": corrigez son dpi dans les réglages, puis «cageot printer add»."};
    }
    signs.label_length = printer.media.height;
    if (const std::string words = printer_words(signs); !words.empty())
        return {RehearsalFault::wrong_stock, words};
    for (const Finding& finding : findings)
        if (finding.severity == Severity::error)
            return {RehearsalFault::queue, finding.message};
    return {};
}

Diagnosis diagnose_label(const PrinterName& printer, SpoolState state, const std::string& message,
                         UtcMs since, UtcMs now)
{
    switch (state) {
    case SpoolState::wanted:
    case SpoolState::submitting:
    case SpoolState::submitted:
        if (!message.empty())
            return {RehearsalFault::in_the_way, message};
        return {RehearsalFault::asked, "L'étiquette part à l'imprimante: attendez un instant."};
    case SpoolState::handed_over:
    case SpoolState::accepted:
        if (now - since > time_to_scan)
            return {RehearsalFault::not_scanned,
                    "Personne n'a scanné l'étiquette de " + printer.value +
                        ": scannez-la; si rien n'est sorti, regardez l'imprimante et recommencez."};
        return {RehearsalFault::to_scan,
                "Scannez l'étiquette sortie de " + printer.value + ", d'abord le code marqué 2."};
    case SpoolState::doubtful:
    case SpoolState::refused:
    case SpoolState::canceled:
        return {RehearsalFault::not_printed,
                message.empty() ? "L'étiquette n'a pas été imprimée: recommencez la répétition."
                                : message};
    }
    throw std::logic_error("unknown spool state");
}

Diagnosis diagnose_print(const Rehearsal& rehearsal)
{
    const std::string& name = rehearsal.printer.value;
    switch (dots_of(rehearsal, rehearsal.read_code)) {
    case 2:
        return {RehearsalFault::none, name + " est prête."};
    case 3:
        return {RehearsalFault::blurred,
                "Le code marqué 3 se lit: scannez celui marqué 2. S'il ne se lit pas, nettoyez la "
                "tête de " +
                    name + " à l'alcool et recommencez."};
    default:
        return {RehearsalFault::pale,
                "Le plus gros code se lit: scannez ceux marqués 3 et 2. S'ils ne se lisent pas, "
                "augmentez la chauffe de " +
                    name + ", nettoyez sa tête à l'alcool et recommencez."};
    }
}

ScanDiagnosis diagnose_scan(std::string_view text, const std::optional<PrinterName>& at,
                            const std::vector<Rehearsal>& rehearsals)
{
    const RawText typed = read_raw_text(text);
    if (typed.fault != KeyboardFault::none)
        return {{RehearsalFault::wrong_keyboard, std::string(french_sentence(typed.fault))}, {}};
    const auto found =
        std::find_if(rehearsals.begin(), rehearsals.end(), [&](const Rehearsal& rehearsal) {
            return typed.code && has_code(rehearsal, to_string(*typed.code));
        });
    if (found == rehearsals.end())
        return {{RehearsalFault::unknown_code,
                 "Ce n'est pas une étiquette de répétition: scannez celle qui vient de sortir."},
                {}};
    if (!is_newest(*found, rehearsals))
        return {{RehearsalFault::old_label, "Cette étiquette est d'une répétition précédente de " +
                                                found->printer.value +
                                                ": jetez-la et scannez celle qui vient de sortir."},
                {}};
    if (at && *at != found->printer)
        return {{RehearsalFault::swapped,
                 "L'étiquette de " + found->printer.value + " est sortie de " + at->value +
                     ": échangez leurs câbles, ou leurs adresses dans les réglages."},
                {}};
    ScanDiagnosis scan;
    scan.read = *found;
    const std::string code = to_string(*typed.code);
    const int before = dots_of(*found, found->read_code);
    if (before == 0 || dots_of(*found, code) < before)
        scan.read->read_code = code;
    scan.diagnosis = diagnose_print(*scan.read);
    return scan;
}

} // namespace cageot
