#include "session/read_session.h"

#include "session/order_file.h"
#include "session/packing_report.h"

namespace cageot {
namespace {

struct OpenedFile {
    FileFindings findings;
    std::optional<Table> table;
};

/// What to say about a report that cannot be used; empty for those that can.
std::string_view refusal(FileKind kind)
{
    switch (kind) {
    case FileKind::customer_totals:
    case FileKind::neutral:
    case FileKind::packing:
        return {};
    case FileKind::orders_and_distributors:
        return "c'est le rapport «Commandes et distributeurs», sans ferme ni vrai numéro de "
               "commande: exportez «Totaux Cycle de Vente par Acheteur».";
    case FileKind::delivery:
        return "c'est le rapport de livraison, sans les produits: exportez «Totaux Cycle de Vente "
               "par Acheteur».";
    case FileKind::supplier_totals:
        return "c'est le rapport des totaux par producteur, sans les commandes: exportez «Totaux "
               "Cycle de Vente par Acheteur».";
    case FileKind::bulk_coop:
        return "c'est le rapport des achats groupés, sans numéro de commande: exportez «Totaux "
               "Cycle de Vente par Acheteur».";
    }
    return {};
}

bool holds_orders(const OpenedFile& file)
{
    return file.table && (file.table->kind() == FileKind::customer_totals ||
                          file.table->kind() == FileKind::neutral);
}

bool holds_packing(const OpenedFile& file)
{
    return file.table && file.table->kind() == FileKind::packing;
}

std::vector<OpenedFile> open_files(const std::vector<InputFile>& files)
{
    std::vector<OpenedFile> opened;
    for (const InputFile& file : files) {
        OpenedFile one{FileFindings(file.name), std::nullopt};
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

/// The one file that holds orders; null, with errors, when there is none or another.
OpenedFile* order_file_of(std::vector<OpenedFile>& files, const std::vector<InputFile>& names)
{
    OpenedFile* found = nullptr;
    std::string found_name;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (!holds_orders(files[i]))
            continue;
        if (found)
            files[i].findings.error(0, "",
                                    "ce fichier contient des commandes et «" + found_name +
                                        "» aussi: donnez un seul des deux.");
        else {
            found = &files[i];
            found_name = names[i].name;
        }
    }
    if (found)
        return found;
    for (OpenedFile& file : files) {
        if (holds_packing(file))
            file.findings.error(
                0, "",
                "un rapport de préparation n'a pas de numéros de commande et ne suffit pas: donnez "
                "aussi «Totaux Cycle de Vente par Acheteur» en CSV.");
    }
    return nullptr;
}

void add_packing(Session& session, std::vector<OpenedFile>& files)
{
    ChilledProducts products;
    OpenedFile* last = nullptr;
    for (OpenedFile& file : files) {
        if (!holds_packing(file))
            continue;
        check_hub(session, *file.table, file.findings);
        products.add(*file.table, file.findings);
        last = &file;
    }
    if (last && !last->findings.has_error())
        mark_chilled(session, products, last->findings);
}

} // namespace

SessionReading read_session(const std::vector<InputFile>& files, const ReadOptions& options)
{
    if (files.empty())
        return {std::nullopt,
                {{Severity::error, "", 0, "",
                  "aucun fichier: donnez «Totaux Cycle de Vente par Acheteur» en CSV."}},
                {}};
    std::vector<OpenedFile> opened = open_files(files);
    SessionReading reading;
    for (const OpenedFile& file : opened)
        reading.kinds.push_back(holds_orders(file)    ? HeldRows::orders
                                : holds_packing(file) ? HeldRows::packing
                                                      : HeldRows::neither);
    if (OpenedFile* orders = order_file_of(opened, files)) {
        reading.session = read_order_file(*orders->table, options, orders->findings);
        add_packing(*reading.session, opened);
    }
    std::vector<FileFindings> findings;
    for (OpenedFile& file : opened)
        findings.push_back(std::move(file.findings));
    reading.findings = all_findings(findings);
    if (has_error(reading.findings))
        reading.session.reset();
    return reading;
}

} // namespace cageot
