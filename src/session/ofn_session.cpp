#include "session/ofn_session.h"

#include "base/text.h"
#include "session/ofn_order.h"
#include "session/ofn_pages.h"

#include <algorithm>

namespace cageot {
namespace {

constexpr const char* again = "relancez la lecture du site.";

std::string the_order(const std::string& number)
{
    return "la commande " + number;
}

std::string cancelled_or_cart(OfnState state)
{
    return state == OfnState::cancelled ? "est annulée" : "n'est pas terminée";
}

/// Reads the answers in the order in which each needs the ones before.
class SessionReader {
public:
    SessionReader(std::vector<OpenedFile>& files, const ReadOptions& options)
        : files_(files)
        , cycle_(find_ofn_cycle(files))
    {
        surroundings_.time_zone = options.time_zone;
        check_asked(options.cycle);
    }

    Session read()
    {
        check_complete();
        surroundings_.producers = read_ofn_producers(files_, cycle_);
        surroundings_.codes = read_ofn_codes(files_);
        listed_ = read_ofn_list(files_, cycle_);
        read_details();
        check_all_are_there();
        check_not_masked();
        return take_session();
    }

private:
    struct Detail {
        OfnDetail told;
        OpenedFile* file = nullptr;
    };

    /// Where to tell of what no answer holds.
    FileFindings& orders_findings()
    {
        OpenedFile* list = first_of(files_, AnswerKind::order_list);
        return (list ? list : first_of(files_, AnswerKind::order))->findings;
    }

    void check_asked(const std::optional<std::string>& name)
    {
        if (cycle_ && name && folded_text(*name) != folded_text(cycle_->name))
            first_of(files_, AnswerKind::cycle)
                ->findings.error(0, "order_cycle.name",
                                 "la vente «" + *name +
                                     "» n'est pas dans ces fichiers, qui contiennent «" +
                                     cycle_->name + "»: choisissez celle-ci.");
    }

    void check_complete()
    {
        struct Needed {
            AnswerKind kind;
            const char* what;
        };
        for (const Needed& needed :
             {Needed{AnswerKind::cycle, "«cycle.json», qui dit de quelle vente sont ces commandes"},
              Needed{AnswerKind::shop,
                     "la réponse sur la boutique «shop.json», qui nomme les fermes"},
              Needed{AnswerKind::order_list, "la liste des commandes «orders-001.json»"}}) {
            if (!first_of(files_, needed.kind))
                orders_findings().error(0, "",
                                        std::string("il manque ") + needed.what +
                                            ": donnez ensemble tous les fichiers de la lecture.");
        }
    }

    void read_details()
    {
        for (OpenedFile& file : files_) {
            if (!file.is(AnswerKind::order))
                continue;
            std::optional<OfnDetail> detail =
                read_ofn_order(*file.answer, surroundings_, file.findings);
            if (!detail)
                continue;
            const std::string number = detail->listed.number;
            const auto [known, fresh] =
                details_.try_emplace(number, Detail{std::move(*detail), &file});
            if (fresh)
                check_detail(known->second);
            else
                file.findings.error(0, "number",
                                    the_order(number) + " est aussi dans «" +
                                        known->second.file->name + "»: donnez un seul des deux.");
        }
    }

    void check_detail(const Detail& detail)
    {
        const OfnListed& own = detail.told.listed;
        FileFindings& findings = detail.file->findings;
        if (own.state != OfnState::placed) {
            findings.error(0, "state",
                           the_order(own.number) + " " + cancelled_or_cart(own.state) +
                               " dans son détail: elle a changé pendant la lecture, " + again);
            return;
        }
        check_belongs(own, cycle_, findings);
        const auto listed = listed_.find(own.number);
        if (listed == listed_.end()) {
            findings.error(0, "number",
                           the_order(own.number) +
                               " n'est pas dans la liste des commandes: " + again);
            return;
        }
        const OfnListed& told = listed->second.told;
        if (told.state != OfnState::placed)
            findings.error(0, "state",
                           the_order(own.number) + " " + cancelled_or_cart(told.state) +
                               " dans la liste des commandes et terminée dans son détail: elle a "
                               "changé pendant la lecture, " +
                               again);
        const std::string count = std::to_string(detail.told.line_count);
        for (const auto& announced : {told.item_count, own.item_count}) {
            if (!announced || *announced == count)
                continue;
            findings.error(0, "item_count",
                           the_order(own.number) + " annonce " + *announced + " lignes et en a " +
                               count + ": elle a changé pendant la lecture, " + again);
            break;
        }
    }

    void check_all_are_there()
    {
        for (const auto& [key, listed] : listed_) {
            const std::string& number = key; // clang 14 captures no structured binding
            if (listed.told.state != OfnState::placed || details_.contains(number))
                continue;
            // A detail that cannot be read has told its own error.
            const bool unreadable =
                std::any_of(files_.begin(), files_.end(), [&](const OpenedFile& file) {
                    return file.is(AnswerKind::order) && file.findings.has_error() &&
                           is_of(file, number);
                });
            if (!unreadable)
                listed.file->findings.error(
                    0, "orders.number", "le détail de " + the_order(number) + " manque: " + again);
        }
    }

    static bool is_of(const OpenedFile& file, const std::string& number)
    {
        const JsonValue* told = file.answer->find("number");
        return told != nullptr && told->text == number;
    }

    void check_not_masked()
    {
        OpenedFile* first = nullptr;
        std::size_t count = 0;
        for (const auto& [number, detail] : details_) {
            if (!detail.told.masked)
                continue;
            first = first ? first : detail.file;
            ++count;
        }
        if (first)
            first->findings.error(
                0, "full_name",
                "les noms des clients sont masqués (commandes touchées: " + std::to_string(count) +
                    "): prenez la clé d'un gestionnaire de la boutique puis " + again);
    }

    Session take_session()
    {
        Session session;
        if (cycle_) {
            session.hub = cycle_->hub_name;
            session.name = cycle_->name;
            session.cycle = cycle_->id;
        }
        for (auto& [number, detail] : details_) {
            if (session.hub.empty())
                session.hub = detail.told.hub_name;
            if (detail.told.line_count > 0)
                session.orders.push_back(std::move(detail.told.order));
            else if (detail.told.listed.state == OfnState::placed)
                detail.file->findings.warning(
                    0, "line_items",
                    the_order(number) +
                        " n'a aucune ligne et est laissée de côté: ouvrez-la dans la boutique, "
                        "elle a peut-être été vidée ou perdue par le site.");
        }
        const bool refused = std::any_of(files_.begin(), files_.end(), [](const OpenedFile& file) {
            return file.findings.has_error();
        });
        if (session.orders.empty() && !refused)
            orders_findings().error(0, "orders",
                                    "cette vente ne contient aucune commande: vérifiez son numéro "
                                    "et celui de la boutique.");
        return session;
    }

    std::vector<OpenedFile>& files_;
    std::optional<OfnCycle> cycle_;
    OfnSurroundings surroundings_;
    ListedOrders listed_;
    std::map<std::string, Detail> details_; ///< by number
};

} // namespace

Session read_ofn_session(std::vector<OpenedFile>& files, const ReadOptions& options)
{
    return SessionReader(files, options).read();
}

} // namespace cageot
