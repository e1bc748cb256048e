#include "plan/throw_away.h"

#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

using Texts = std::vector<std::string>;

Session the_session()
{
    return a_session({an_order("R1", "Abel", "Aragon").with(2, carrots()),
                      an_order("R2", "Zoé", "Aragon").with(3, carrots()).with(1, yoghurt(), true)});
}

std::set<std::string> everything(const PrintPlan& plan)
{
    std::set<std::string> codes;
    for (const Crate& crate : plan.crates)
        codes.insert(to_string(crate.code));
    for (const PlannedBatch& batch : plan.batches)
        for (const Label& label : batch.labels)
            codes.insert(to_string(code_of(label)));
    return codes;
}

/// "unit 1 Carottes 1/2 placed: 3 au lieu de 2"
Texts texts_of(const ThrowAwaySlip& slip)
{
    Texts texts;
    for (const ThrownPaper& paper : slip.papers) {
        const bool unit = paper.kind == ThrownPaper::Kind::unit;
        const bool head = paper.kind == ThrownPaper::Kind::head;
        const bool order = paper.kind == ThrownPaper::Kind::order;
        std::string text = unit ? "unit " : head ? "head " : order ? "order " : "bag ";
        text += head ? paper.product.name.empty() ? paper.product.producer : paper.product.name
                     : paper.mark;
        if (unit)
            text += " " + paper.product.name + " " + std::to_string(paper.k) + "/" +
                    std::to_string(paper.n);
        texts.push_back(text + (paper.placed ? " placed: " : ": ") + paper.why);
    }
    return texts;
}

ThrowAwaySlip slip_for(const Session& session, const PlanRules& rules = rules_for_aragon())
{
    const Planning before = plan_of(the_session());
    return throw_away_slip(before.plan, replan(session, before, rules).plan,
                           everything(before.plan));
}

} // namespace

TEST_CASE("a smaller quantity makes its labels, the ticket and heads wrong", "[plan]")
{
    Session session = the_session();
    session.orders[0].lines[0].quantity = 1;
    const ThrowAwaySlip slip = slip_for(session);
    CHECK(slip.name == "Vente du 12 au 14 sept.");
    CHECK(slip.version == 2);
    CHECK(texts_of(slip) ==
          Texts{"order 1 placed: autre contenu", "unit 1 Carottes 1/2 placed: 1 au lieu de 2",
                "unit 1 Carottes 2/2: 1 au lieu de 2", "head Ferme des Alizés placed: remplacée",
                "head Carottes placed: remplacée"});
}

TEST_CASE("a cancelled order leaves nothing true, tickets are found first", "[plan]")
{
    Session session = the_session();
    session.orders.pop_back();
    CHECK(texts_of(slip_for(session)) ==
          Texts{"order 2: commande annulée", "bag 2 F: commande annulée",
                "unit 2 Carottes 1/3: commande annulée", "unit 2 Carottes 2/3: commande annulée",
                "unit 2 Carottes 3/3: commande annulée",
                "unit 2 F Yaourt brebis 1/1: commande annulée",
                "head Ferme des Alizés placed: remplacée",
                "head Carottes: produit sans tête à présent",
                "head Fromagerie du Lac: plus rien de cette ferme"});
}

TEST_CASE("each paper says why it is wrong", "[plan]")
{
    Session session = the_session();
    session.orders[0].relay.name = "Pennautier";
    CHECK(texts_of(slip_for(session)) == Texts{"order 1 placed: autre relais",
                                               "unit 1 Carottes 1/2 placed: autre relais",
                                               "unit 1 Carottes 2/2 placed: autre relais"});
    session = the_session();
    session.orders[0].customer.name = "Ana";
    CHECK(texts_of(slip_for(session))[1] == "unit 1 Carottes 1/2 placed: autre nom");
    session = the_session();
    session.orders[1].lines[1].temperature_controlled = false;
    CHECK(texts_of(slip_for(session))[0] == "order 2 placed: autre contenu");
    CHECK(texts_of(slip_for(session))[1] == "bag 2 F: plus rien de frais");
    CHECK(texts_of(slip_for(session))[2] ==
          "unit 2 F Yaourt brebis 1/1 placed: autre sac ou cagette");
    session = the_session();
    session.orders[1].lines.pop_back();
    CHECK(texts_of(slip_for(session))[2] == "unit 2 F Yaourt brebis 1/1: plus commandé");
    session = the_session();
    session.orders[0].paid = true;
    CHECK(texts_of(slip_for(session)) == Texts{"order 1 placed: autre paiement"});
    PlanRules rules = rules_for_aragon();
    rules.products.resize(1);
    rules.products[0].product.name = "Yaourt brebis";
    rules.products[0].lot = "2647";
    CHECK(texts_of(slip_for(the_session(), rules)) ==
          Texts{"unit 2 F Yaourt brebis 1/1 placed: autres mots"});
}

TEST_CASE("what never was on paper need not be thrown away", "[plan]")
{
    const Planning before = plan_of(the_session());
    const PrintPlan after = replan(a_session({}), before).plan;
    CHECK(throw_away_slip(before.plan, after, {}).papers.empty());
    const std::string bag = to_string(before.plan.crates[2].code);
    CHECK(texts_of(throw_away_slip(before.plan, after, {bag})) ==
          Texts{"bag 2 F: commande annulée"});
    CHECK(throw_away_slip(before.plan, before.plan, everything(before.plan)).papers.empty());
}
