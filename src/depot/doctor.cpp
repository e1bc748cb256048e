#include "depot/doctor.h"

#include "depot/documents.h"
#include "depot/doubt.h"
#include "depot/examine_shop.h"
#include "depot/rehearse.h"
#include "mail/mail.h"
#include "printing/ask_printer.h"
#include "printing/cups_queue.h"
#include "printing/printer_setup.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <unistd.h>
#include <utility>

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
        examine_rehearsal();
        if (depot_.settings().shop)
            for (Finding& finding : examine_shop(depot_))
                findings_.push_back(std::move(finding));
        examine_mail();
        examine_folders();
        examine_products();
        examine_questions();
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
            for (const auto& [document, media] : papers())
                for (const Finding& fault : stationery.judged(document, media).faults)
                    findings_.push_back(fault);
        } catch (const std::exception& error) {
            find(Severity::error, "modèles", error.what());
        }
    }

    /// Every layout that a printer of this depot needs, each once: the second label printer may hold
    /// another stock than the first.
    std::vector<std::pair<DocumentKind, Media>> papers()
    {
        const Papers first = papers_of(depot_);
        std::vector<Media> labels{first.labels}, tickets{first.tickets};
        for (const Printer& printer : depot_.store().printers())
            if (printer.role != PrinterRole::office)
                (takes_labels(printer.role) ? labels : tickets).push_back(printer.media);
        std::vector<std::pair<DocumentKind, Media>> wanted;
        const auto add = [&](DocumentKind document, Media media) {
            const std::pair one{document, media};
            if (std::find(wanted.begin(), wanted.end(), one) == wanted.end())
                wanted.push_back(one);
        };
        for (const Media media : labels)
            for (const DocumentKind document :
                 {DocumentKind::unit, DocumentKind::head, DocumentKind::bag})
                add(document, media);
        for (const Media media : tickets)
            for (const DocumentKind document : {DocumentKind::order, DocumentKind::slip})
                add(document, media);
        for (const DocumentKind document : {DocumentKind::relay_sheet, DocumentKind::bay_card,
                                            DocumentKind::tick_list, DocumentKind::label_sheet})
            add(document, a4_media);
        return wanted;
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
        const auto rules = depot_.rules();
        const std::vector<ProductFacts>& table = rules->products;
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
                std::vector<Finding> of_queue = check_queue(server_, printer);
                const bool is_there =
                    std::none_of(of_queue.begin(), of_queue.end(), [](const Finding& finding) {
                        return finding.field.empty(); // no such queue
                    });
                if (is_there)
                    hear_printer(printer);
                std::move(of_queue.begin(), of_queue.end(), std::back_inserter(findings_));
            } catch (const PrintingError& error) {
                find(Severity::error, "CUPS", error.what());
                return; // every other printer would say the same
            }
        }
    }

    /// What the printer says of itself. Most of the week it is switched off: no error.
    void hear_printer(const Printer& printer)
    {
        PrinterSigns signs;
        signs.queue = CupsQueue(server_).status(printer.name);
        signs.dpi = printer.dpi;
        if (signs.queue.state == PrinterState::processing) {
            if (const std::string words = printer_words(signs); !words.empty())
                find(Severity::warning, printer.name.value, words);
            return; // it takes one connection at a time
        }
        const Diagnosis said = diagnose_printer(printer, ask_printer(printer), {});
        if (!said.ok())
            find(Severity::warning, printer.name.value, said.sentence);
    }

    void examine_rehearsal()
    {
        const RehearsalState state = rehearsal_state(depot_);
        const bool expected = depot_.settings().rehearse_at || state.asked_at > 0;
        if (!expected || state.printers.empty())
            return;
        if (!state.is_fresh)
            return find(Severity::warning, "répétition",
                        "aucune cette semaine: lancez «cageot printer rehearse».");
        for (const PrinterRehearsal& one : state.printers)
            if (!one.diagnosis.ok())
                find(Severity::warning, "répétition de " + one.printer.value,
                     one.diagnosis.sentence);
    }

    void examine_mail()
    {
        if (!depot_.settings().mail)
            return;
        try {
            check_mail_server(depot_.settings().mail->server);
        } catch (const MailError& error) {
            find(Severity::warning, "courriel", error.what());
        }
    }

    void examine_questions()
    {
        for (const Question& question : questions(depot_))
            find(Severity::error, question.printer.value,
                 "rien ne lui est envoyé tant qu'on ne sait pas ce qui est sorti en dernier: "
                 "répondez sur sa page, ou avec «cageot printer answer " +
                     question.printer.value + "».");
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
