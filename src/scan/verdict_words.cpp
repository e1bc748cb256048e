#include "base/french_number.h"
#include "scan/shown.h"

#include <stdexcept>

namespace cageot {
namespace {

std::string where(const Shown& shown)
{
    if (!shown.crate)
        return {};
    std::string text = "la " + shown.crate->mark;
    if (!shown.crate->colour.empty())
        text += ", " + shown.crate->colour;
    if (!shown.crate->relay.empty())
        text += ", " + shown.crate->relay;
    return text;
}

std::string so_many(const Shown& shown)
{
    return std::to_string(shown.seen) + " sur " + std::to_string(shown.needed) + " dans la " +
           shown.crate->mark;
}

std::string with_cold(std::string text, const Shown& shown)
{
    for (const std::string& mark : shown.crate->cold)
        text += " + " + mark + " à la chambre froide.";
    return text;
}

std::string numbers(const Shown& shown)
{
    std::string text;
    for (const auto& [number, articles] : shown.numbers) {
        text += (text.empty() ? "" : ", ") + std::to_string(number);
        if (articles > 1)
            text += " (" + std::to_string(articles) + ")";
    }
    return text;
}

std::string articles(int count)
{
    return count_of(count, "article", "articles");
}

std::string missing(const Shown& shown)
{
    std::string text;
    for (const ShownLine& line : shown.missing)
        text += (text.empty() ? " Manque: " : ", ") + std::to_string(line.needed - line.seen) +
                " × " + line.product;
    return text + (text.empty() ? "" : ".");
}

std::string_view word_of(Verdict verdict)
{
    switch (verdict) {
    case Verdict::ok:
        return "OK";
    case Verdict::crate_complete:
        return "CAGETTE COMPLÈTE";
    case Verdict::already_done:
        return "DÉJÀ FAIT";
    case Verdict::stop:
        return "STOP";
    case Verdict::noted_offline:
        return "NOTÉ HORS LIGNE";
    }
    throw std::logic_error("unknown verdict");
}

std::string sentence_of(const Judgement& judgement, const Shown& shown)
{
    switch (judgement.reason) {
    case Reason::placed:
        return shown.product + ": " + so_many(shown) + ".";
    case Reason::crate_shown:
        return with_cold(where(shown) + ". " + shown.product + ": " + so_many(shown) + ".", shown);
    case Reason::opened:
        return where(shown) + ": " + std::to_string(shown.crate->seen) + " sur " +
               std::to_string(shown.crate->needed) + "." + missing(shown);
    case Reason::count_asked:
        return where(shown) + ": " + articles(shown.crate->needed) + ", comptez." + missing(shown);
    case Reason::numbers_shown:
        return shown.product + ": " + numbers(shown) + ".";
    case Reason::farm_head:
        return shown.product + ": étiquette de tête, rien à ranger.";
    case Reason::label_asked:
        return "Scannez maintenant l'étiquette du produit.";
    case Reason::noted:
        return shown.product + ": noté, un coordinateur le voit.";
    case Reason::finished:
        return where(shown) + ": finie." + missing(shown);
    case Reason::one_more:
        return where(shown) + ": un ticket de plus s'imprime, collez-le sur la deuxième cagette.";
    case Reason::undone:
        return "Annulé.";
    case Reason::help_called:
        return "Un coordinateur est appelé.";
    case Reason::tested:
        return "Ce lecteur convient.";
    case Reason::loaded:
        return where(shown) + ": chargée. Encore " + std::to_string(shown.crates_left) + ".";
    case Reason::departed:
        return "Parti.";
    case Reason::complete:
        return with_cold("la " + shown.crate->mark + ": " + articles(shown.crate->needed) +
                             ". Encore " + count_of(shown.crates_left, "cagette.", "cagettes."),
                         shown);
    case Reason::counted:
        return with_cold(
            "la " + shown.crate->mark + ": comptée, " + articles(shown.crate->needed) + ".", shown);
    case Reason::van_complete:
        return where(shown) + ": tout est chargé.";
    case Reason::already_in:
        return shown.product + ": déjà scanné au poste «" + judgement.station + "».";
    case Reason::already_loaded:
        return where(shown) + ": déjà chargée.";
    case Reason::nothing_to_undo:
        return "Il n'y a rien à annuler.";
    case Reason::other_crate:
        return "Cette étiquette va dans " + where(shown) + ". Retirez-la, puis continuez.";
    case Reason::colder_crate:
        return "Ce produit reste au froid: mettez-le dans " + where(shown) + ".";
    case Reason::not_for_crate:
        return shown.product + " ne va pas dans cette cagette, mais dans: " + numbers(shown) + ".";
    case Reason::absent:
        return (shown.product.empty() ? "Cette cagette" : shown.product) +
               " est noté manquant: mettez-le de côté et appelez un coordinateur.";
    case Reason::replaced_label:
        return "Cette étiquette est remplacée: jetez-la et collez la nouvelle.";
    case Reason::cancelled_order:
        return "Cette commande est annulée: mettez le produit de côté.";
    case Reason::surplus:
        return "Cette commande n'en veut plus: mettez le produit de côté.";
    case Reason::other_session:
        return "Cette étiquette est d'une autre vente: mettez-la de côté.";
    case Reason::unknown_code:
        return "Ce code n'est pas connu ici: mettez-le de côté et appelez un coordinateur.";
    case Reason::farm_code:
        return "C'est le code de la ferme: scannez l'étiquette du dépôt.";
    case Reason::misread:
        return "Mal lu: scannez encore une fois.";
    case Reason::no_crate:
        return "Scannez d'abord le ticket d'une cagette.";
    case Reason::wrong_count:
        return where(shown) + " veut " + articles(shown.crate->needed) + ": comptez encore." +
               missing(shown);
    case Reason::other_van:
        return "Cette cagette va à " + shown.crate->relay + ", " + shown.crate->colour +
               ": posez-la avec les autres de ce relais.";
    case Reason::not_judged:
        return "Noté, pas encore vérifié.";
    }
    throw std::logic_error("unknown reason");
}

std::string capitalised(std::string sentence)
{
    if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z')
        sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    return sentence;
}

} // namespace

VerdictWords french_words(const Judgement& judgement, const Shown& shown)
{
    std::string sentence = capitalised(sentence_of(judgement, shown));
    if (judgement.fault != KeyboardFault::none)
        sentence += " " + std::string(french_sentence(judgement.fault));
    return {std::string(word_of(judgement.verdict())), std::move(sentence)};
}

} // namespace cageot
