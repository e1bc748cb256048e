#include "session/read_session.h"

#include "session/ofn_pages.h"
#include "session/ofn_session.h"
#include "session/order_file.h"
#include "session/packing_report.h"
#include "session/report_rows.h"
#include "session/supplier_totals.h"

#include <algorithm>

namespace cageot {
namespace {

/// What to say about a report that cannot be used; empty for those that can.
std::string_view refusal(FileKind kind)
{
    switch (kind) {
    case FileKind::customer_totals:
    case FileKind::neutral:
    case FileKind::packing:
    case FileKind::supplier_totals:
        return {};
    case FileKind::orders_and_distributors:
        return "c'est le rapport «Commandes et distributeurs», sans ferme ni vrai numéro de "
               "commande: exportez «Totaux Cycle de Vente par Acheteur».";
    case FileKind::delivery:
        return "c'est le rapport de livraison, sans les produits: exportez «Totaux Cycle de Vente "
               "par Acheteur».";
    case FileKind::bulk_coop:
        return "c'est le rapport des achats groupés, sans numéro de commande: exportez «Totaux "
               "Cycle de Vente par Acheteur».";
    }
    return {};
}

/// A report that holds orders by itself.
bool is_order_table(const OpenedFile& file)
{
    return file.is(FileKind::customer_totals) || file.is(FileKind::neutral);
}

/// A list of orders or a detail, which hold orders together.
bool is_order_answer(const OpenedFile& file)
{
    return file.is(AnswerKind::order_list) || file.is(AnswerKind::order);
}

HeldRows held_by(const OpenedFile& file)
{
    if (file.is(FileKind::packing))
        return HeldRows::packing;
    if (file.is(FileKind::supplier_totals))
        return HeldRows::totals;
    const bool beside_orders =
        file.is(AnswerKind::cycle) || file.is(AnswerKind::shop) || file.is(AnswerKind::customers);
    return is_order_table(file) || is_order_answer(file) || beside_orders ? HeldRows::orders
                                                                          : HeldRows::neither;
}

void open_answer(OpenedFile& file, const std::string& bytes)
{
    file.answer = parse_json(bytes, file.findings);
    if (!file.answer)
        return;
    file.kind = kind_of_answer(*file.answer);
    switch (file.kind) {
    case AnswerKind::cycle:
    case AnswerKind::shop:
    case AnswerKind::order_list:
    case AnswerKind::order:
    case AnswerKind::customers:
        break;
    case AnswerKind::report:
        file.table = read_report_rows(*file.answer, file.findings);
        break;
    case AnswerKind::refusal:
        file.findings.error(0, "",
                            "Open Food Network a répondu par un refus: vérifiez la clé, ses droits "
                            "et les numéros demandés, puis relancez la lecture.");
        break;
    case AnswerKind::unknown:
        file.findings.error(0, "",
                            "ce JSON n'est aucune réponse connue d'Open Food Network: donnez "
                            "«Totaux Cycle de Vente par Acheteur» en CSV.");
        break;
    }
}

std::vector<OpenedFile> open_files(const std::vector<InputFile>& files)
{
    std::vector<OpenedFile> opened;
    for (const InputFile& file : files) {
        OpenedFile one{file.name, FileFindings(file.name), {}, {}, AnswerKind::unknown};
        if (looks_like_json(file.bytes))
            open_answer(one, file.bytes);
        else
            one.table = read_table(file.bytes, one.findings);
        if (one.table) {
            if (const std::string_view why = refusal(one.table->kind()); !why.empty()) {
                one.findings.error(0, "", std::string(why));
                one.table.reset();
            }
        }
        opened.push_back(std::move(one));
    }
    return opened;
}

/// The one source of orders: a report, or the first of the answers; null when there is none. Each
/// other source is an error.
OpenedFile* order_source_of(std::vector<OpenedFile>& files)
{
    OpenedFile* found = nullptr;
    for (OpenedFile& file : files) {
        if (!is_order_table(file) && !is_order_answer(file))
            continue;
        if (!found)
            found = &file;
        else if (is_order_table(file) || is_order_table(*found))
            file.findings.error(0, "",
                                "ce fichier contient des commandes et «" + found->name +
                                    "» aussi: donnez un seul des deux.");
    }
    return found;
}

/// What to say of a file that came without orders; empty when its own fault was told.
std::string_view orders_missing(const OpenedFile& file)
{
    switch (held_by(file)) {
    case HeldRows::packing:
        return "un rapport de préparation n'a pas de numéros de commande et ne suffit pas: donnez "
               "aussi «Totaux Cycle de Vente par Acheteur» en CSV.";
    case HeldRows::totals:
        return "c'est le rapport des totaux par producteur, sans les commandes: donnez aussi "
               "«Totaux Cycle de Vente par Acheteur».";
    case HeldRows::orders:
        return "cette réponse d'Open Food Network est là sans les commandes: donnez ensemble tous "
               "les fichiers de la lecture.";
    case HeldRows::neither:
        break;
    }
    return file.is(AnswerKind::report) && !file.findings.has_error()
               ? "ce rapport est vide: vérifiez la vente et les filtres demandés."
               : "";
}

void refuse_without_orders(std::vector<OpenedFile>& files)
{
    for (OpenedFile& file : files) {
        if (const std::string_view why = orders_missing(file); !why.empty())
            file.findings.error(0, "", std::string(why));
    }
}

/// The API may answer a question for packing rows with none; then nobody knows what is cold.
void warn_of_empty_reports(std::vector<OpenedFile>& files)
{
    for (OpenedFile& file : files) {
        if (file.is(AnswerKind::report) && !file.table && !file.findings.has_error())
            file.findings.warning(0, "",
                                  "ce rapport est vide et n'apprend rien: vérifiez les filtres "
                                  "demandés.");
    }
}

void add_packing(Session& session, std::vector<OpenedFile>& files)
{
    ChilledProducts products;
    OpenedFile* last = nullptr;
    for (OpenedFile& file : files) {
        if (!file.is(FileKind::packing))
            continue;
        check_hub(session, *file.table, file.findings);
        products.add(*file.table, file.findings);
        last = &file;
    }
    if (last && !last->findings.has_error())
        mark_chilled(session, products, last->findings);
}

void check_totals(SessionReading& reading, std::vector<OpenedFile>& files)
{
    const OpenedFile* first = nullptr;
    for (OpenedFile& file : files) {
        if (!file.is(FileKind::supplier_totals))
            continue;
        if (first) {
            file.findings.error(0, "",
                                "ce fichier contient des totaux par producteur et «" + first->name +
                                    "» aussi: donnez un seul des deux.");
            continue;
        }
        first = &file;
        const std::vector<SupplierTotal> totals = read_supplier_totals(*file.table, file.findings);
        reading.totals_checked = true;
        reading.totals_agree =
            !file.findings.has_error() && totals_agree(*reading.session, totals, file.findings);
    }
}

Session read_orders(OpenedFile& source, std::vector<OpenedFile>& files, const ReadOptions& options)
{
    if (is_order_answer(source))
        return read_ofn_session(files, options);
    Session session = read_order_file(*source.table, options, source.findings);
    if (const std::optional<OfnCycle> cycle = find_ofn_cycle(files))
        add_ofn_cycle(session, *cycle, first_of(files, AnswerKind::cycle)->findings);
    return session;
}

} // namespace

SessionReading read_session(const std::vector<InputFile>& files, const ReadOptions& options)
{
    SessionReading reading;
    if (files.empty()) {
        reading.findings.push_back(
            {Severity::error, "", 0, "",
             "aucun fichier: donnez «Totaux Cycle de Vente par Acheteur» en CSV."});
        return reading;
    }
    std::vector<OpenedFile> opened = open_files(files);
    for (const OpenedFile& file : opened)
        reading.kinds.push_back(held_by(file));
    if (OpenedFile* source = order_source_of(opened)) {
        reading.session = read_orders(*source, opened, options);
        warn_of_empty_reports(opened);
        add_packing(*reading.session, opened);
        check_totals(reading, opened);
    } else {
        refuse_without_orders(opened);
    }
    std::vector<FileFindings> findings;
    for (OpenedFile& file : opened)
        findings.push_back(std::move(file.findings));
    reading.findings = all_findings(findings);
    if (has_error(reading.findings)) {
        reading.session.reset();
        reading.totals_checked = reading.totals_agree = false;
    }
    return reading;
}

} // namespace cageot
