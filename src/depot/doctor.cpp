#include "depot/doctor.h"

#include "depot/documents.h"
#include "depot/examine_shop.h"
#include "printing/printer_queue.h"
#include "printing/printer_setup.h"

#include <algorithm>
#include <set>
#include <unistd.h>

namespace cageot {
namespace {

namespace fs = std::filesystem;

/// Less is too little for a week's documents, the database's log and CUPS' spool.
constexpr std::uintmax_t least_free_bytes = 500'000'000;
constexpr std::size_t rows_named = 5;

class Examination {
public:
    Examination(Depot& depot, const CupsServer& server)
        : depot_(depot)
        , server_(server)
    {
    }

    std::vector<Finding> run()
    {
        examine_stationery();
        examine_printers();
        if (depot_.settings().shop)
            for (Finding& finding : examine_shop(depot_))
                findings_.push_back(std::move(finding));
        examine_folders();
        examine_products();
        examine_doubts();
        std::stable_sort(
            findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) {
                return a.severity == Severity::error && b.severity == Severity::warning;
            });
        return std::move(findings_);
    }

private:
    void find(Severity severity, std::string source, std::string message)
    {
        findings_.push_back({severity, std::move(source), 0, "", std::move(message)});
    }

    void examine_stationery()
    {
        try {
            const Stationery& stationery = depot_.stationery();
            const Papers papers = papers_of(depot_);
            for (const auto& [document, media] : {std::pair{DocumentKind::unit, papers.labels},
                                                  std::pair{DocumentKind::head, papers.labels},
                                                  std::pair{DocumentKind::bag, papers.labels},
                                                  std::pair{DocumentKind::order, papers.tickets},
                                                  std::pair{DocumentKind::slip, papers.tickets},
                                                  std::pair{DocumentKind::relay_sheet, a4_media},
                                                  std::pair{DocumentKind::bay_card, a4_media},
                                                  std::pair{DocumentKind::tick_list, a4_media},
                                                  std::pair{DocumentKind::label_sheet, a4_media}})
                for (const Finding& fault : stationery.judged(document, media).faults)
                    findings_.push_back(fault);
        } catch (const std::exception& error) {
            find(Severity::error, "modèles", error.what());
        }
    }

    void examine_folders()
    {
        const fs::path& drop = depot_.settings().drop;
        if (fs::exists(drop) && ::access(drop.c_str(), R_OK | W_OK | X_OK) != 0)
            find(Severity::error, drop.string(),
                 "le dépôt ne peut pas y lire et écrire: donnez-lui les droits sur ce dossier.");
        std::error_code error;
        const fs::space_info space = fs::space(depot_.settings().data, error);
        if (!error && space.available < least_free_bytes)
            find(Severity::warning, depot_.settings().data.string(),
                 "il reste moins de 500 Mo: libérez de la place sur le disque.");
    }

    /// Rows of the table of products that nothing of the newest session takes.
    void examine_products()
    {
        const std::vector<ProductFacts>& table = depot_.settings().rules.products;
        const std::vector<StoredSession> sessions = depot_.store().sessions();
        if (table.empty() || sessions.empty())
            return;
        std::set<const ProductFacts*> taken;
        for (const PlannedOrder& order :
             depot_.plan(sessions.front().id, sessions.front().version)->orders)
            for (const PlannedLine& line : order.lines)
                taken.insert(find_row(table, line.product));
        std::string names;
        std::size_t left = 0;
        for (const ProductFacts& row : table)
            if (!taken.contains(&row) && ++left <= rows_named)
                names += (names.empty() ? "«" : ", «") + row.product.name + "»";
        if (left > 0)
            find(Severity::warning, "tableau des produits",
                 "lignes sans produit dans la dernière vente: " + std::to_string(left) + " (" +
                     names + (left > rows_named ? "…" : "") +
                     "): corrigez celles qui sont mal écrites, les autres attendent leur saison.");
    }

    void examine_printers()
    {
        const std::vector<Printer> printers = depot_.store().printers();
        for (const PrinterRole role : {PrinterRole::labels, PrinterRole::tickets})
            if (std::none_of(printers.begin(), printers.end(),
                             [role](const Printer& printer) { return printer.role == role; }))
                find(Severity::warning, "imprimantes",
                     std::string("aucune imprimante ") +
                         (role == PrinterRole::labels ? "d'étiquettes" : "de tickets") +
                         ": ajoutez-la avec «cageot printer add».");
        for (const Printer& printer : printers) {
            try {
                for (Finding& finding : check_queue(server_, printer))
                    findings_.push_back(std::move(finding));
            } catch (const PrintingError& error) {
                find(Severity::error, "CUPS", error.what());
                return; // every other printer would say the same
            }
        }
    }

    void examine_doubts()
    {
        for (const StoredSession& session : depot_.store().sessions()) {
            const std::vector<LedgerRow> rows = depot_.store().ledger(session.id);
            const auto doubtful = std::count_if(rows.begin(), rows.end(), [](const LedgerRow& row) {
                return row.state == LabelState::doubtful;
            });
            if (doubtful > 0)
                find(Severity::warning, session.id.value,
                     std::to_string(doubtful) +
                         " étiquettes ou tickets douteux: regardez lesquels sont sortis.");
        }
    }

    Depot& depot_;
    const CupsServer& server_;
    std::vector<Finding> findings_;
};

} // namespace

std::vector<Finding> examine(Depot& depot, const CupsServer& server)
{
    return Examination(depot, server).run();
}

} // namespace cageot
