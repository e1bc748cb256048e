#include "plan/summary.h"

#include "random_sessions.h"
#include "sessions.h"
#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;
using Texts = std::vector<std::string>;

namespace {

Summary summary_of(const Session& session, const PlanRules& rules = rules_for_aragon())
{
    const Planning planning = plan_of(session, rules);
    return summarise(planning.plan, session, planning.findings);
}

OrderBuilder an_unpaid_order(const std::string& number, std::optional<Cents> total)
{
    OrderBuilder builder = an_order(number, "Zoé Nuñez", "Aragon").with(1, carrots());
    builder.order.paid = false;
    builder.order.total = total;
    return builder;
}

/// Oddities with a finding that says so, in a session of Zoé Nuñez and Max.
Texts with_finding(const Finding& finding)
{
    const Session session =
        a_session({an_order("R1", "Zoé Nuñez", "Aragon").with(1, carrots()).by("zoe@example.org"),
                   an_order("R2", "Max", "Aragon").with(1, carrots())});
    return summarise(plan_of(session).plan, session, {finding}).oddities;
}

Finding a_finding(const std::string& message)
{
    return {Severity::warning, "", 0, "", message};
}

} // namespace

TEST_CASE("a summary counts what is coming, from whom and for where", "[plan]")
{
    PlanRules rules = rules_for_aragon();
    rules.relays.push_back({"domicile", "J", "BLANC", "Domicile", ""});
    const Session session = a_session(
        {an_order("R1", "Zoé Nuñez", "Aragon").with(4, carrots()).with(1, yoghurt(), true),
         an_order("R2", "Jean Martin", "Aragon").with(2, eggs()),
         an_order("R3", "Léa", "À domicile").with(1, carrots())});
    const Summary summary = summary_of(session, rules);
    CHECK(summary.hub == "Tout Ô Pré");
    CHECK(summary.name == "Vente du 12 au 14 sept.");
    CHECK(summary.orders == 3);
    CHECK(summary.units == 8);
    // 8 things, the heads of 2 farms and of the carrots, 1 ticket of a chilled bag.
    CHECK(summary.labels == 8 + 3 + 1);
    CHECK(summary.order_tickets == 3);
    CHECK(summary.relays ==
          std::vector<SummaryShare>{{"Aragon", 2, 7, 0, "C"}, {"Domicile", 1, 1, 0, "J"}});
    CHECK(summary.farms == std::vector<SummaryShare>{{"Ferme des Alizés", 3, 7, 9, ""},
                                                     {"Fromagerie du Lac", 1, 1, 2, ""}});
    CHECK(summary.oddities.empty());
}

TEST_CASE("shares add up to the whole in every session", "[plan]")
{
    for (unsigned seed = 1; seed <= 200; ++seed) {
        Dice dice(seed);
        const Session session = random_session(dice);
        const Planning planning = plan_of(session, random_rules(dice));
        const Summary summary = summarise(planning.plan, session, planning.findings);
        CAPTURE(seed);
        long relay_units = 0, farm_units = 0, relay_orders = 0, farm_labels = 0, bags = 0;
        for (const SummaryShare& relay : summary.relays) {
            relay_units += relay.units;
            relay_orders += relay.orders;
        }
        for (const SummaryShare& farm : summary.farms) {
            farm_units += farm.units;
            farm_labels += farm.labels;
        }
        for (const CrateTicket& ticket : planning.plan.tickets)
            bags += ticket.kind == CrateTicket::Kind::bag ? 1 : 0;
        CHECK(relay_units == total_quantity(session));
        CHECK(farm_units == total_quantity(session));
        CHECK(summary.units == total_quantity(session));
        CHECK(relay_orders == std::ssize(session.orders));
        CHECK(summary.labels == farm_labels + bags);
        CHECK(summary.labels + summary.order_tickets ==
              farm_labels + std::ssize(planning.plan.tickets));
    }
}

TEST_CASE("goods at zero are told product by product with their orders", "[plan]")
{
    const auto zero = [](int number) {
        return an_order("R" + std::to_string(number), "Zoé", "Aragon")
            .by("zoe@example.org")
            .with(1, carrots())
            .with(0, eggs());
    };
    CHECK(summary_of(a_session({zero(1).with(0, eggs())})).oddities ==
          Texts{"«Œufs, 6» (Ferme des Alizés) est à zéro dans la commande 1 (R1): pas "
                "d'étiquette, le ticket le dit manquant."});
    CHECK(summary_of(a_session({zero(1), zero(2), zero(3).with(0, yoghurt())})).oddities ==
          Texts{"«Œufs, 6» (Ferme des Alizés) est à zéro dans les commandes 1 (R1), 2 (R2) et 3 "
                "(R3): pas d'étiquette, le ticket le dit manquant.",
                "«Yaourt brebis, Nature (4x125g)» (Fromagerie du Lac) est à zéro dans la commande "
                "3 (R3): pas d'étiquette, le ticket le dit manquant."});
    std::vector<OrderBuilder> many;
    for (int i = 10; i < 22; ++i)
        many.push_back(zero(i));
    CHECK_THAT(summary_of(a_session(many)).oddities.at(0),
               ContainsSubstring("7 (R16), 8 (R17) et 4 autres: pas d'étiquette"));
}

TEST_CASE("orders without goods and unknown relays are told as planning found them", "[plan]")
{
    const Texts oddities =
        summary_of(a_session({an_order("R1", "Zoé", "Moussoulens").with(1, carrots()),
                              an_order("R2", "Max", "Aragon")}))
            .oddities;
    REQUIRE(oddities.size() == 2);
    CHECK_THAT(oddities[0], ContainsSubstring("«Moussoulens» (1 commande) n'est pas connu"));
    CHECK_THAT(oddities[1], ContainsSubstring("La commande R2 (numéro 1) n'a aucun produit"));
}

TEST_CASE("unpaid orders are a count and a sum", "[plan]")
{
    const auto oddities = [](const std::vector<OrderBuilder>& orders) {
        return summary_of(a_session(orders),
                          [] {
                              PlanRules rules = rules_for_aragon();
                              rules.names = NameStyle::none;
                              rules.show_amounts = false;
                              return rules;
                          }())
            .oddities;
    };
    OrderBuilder paid = an_unpaid_order("R9", Cents{500});
    paid.order.paid = true;
    OrderBuilder silent = paid;
    silent.order.number = {"R8"};
    silent.order.paid = std::nullopt;
    CHECK(oddities({paid, silent}).empty());
    CHECK(oddities({an_unpaid_order("R1", Cents{1240}), paid}) ==
          Texts{"1 commande n'est pas payée: 12,40\u00A0€ à encaisser."});
    CHECK(oddities({an_unpaid_order("R1", Cents{1240}), an_unpaid_order("R2", Cents{7500})}) ==
          Texts{"2 commandes ne sont pas payées: 87,40\u00A0€ à encaisser."});
    CHECK(oddities({an_unpaid_order("R1", Cents{1240}), an_unpaid_order("R2", {})}) ==
          Texts{"2 commandes ne sont pas payées: au moins 12,40\u00A0€ à encaisser."});
    CHECK(oddities({an_unpaid_order("R1", {})}) ==
          Texts{"1 commande n'est pas payée: regardez les montants dans la boutique."});
}

TEST_CASE("numbers of three digits are told", "[plan]")
{
    const auto oddities = [](int orders) {
        std::vector<OrderBuilder> builders;
        for (int i = 0; i < orders; ++i)
            builders.push_back(
                an_order("R" + std::to_string(1000 + i), "", "Aragon").with(1, carrots()));
        return summary_of(a_session(builders)).oddities;
    };
    CHECK(oddities(99).empty());
    CHECK(oddities(100) == Texts{"Une commande porte un numéro à trois chiffres (100): prévenez "
                                 "ceux qui appellent les numéros."});
    CHECK(oddities(103) ==
          Texts{"4 commandes portent un numéro à trois chiffres (de 100 à 103): prévenez ceux qui "
                "appellent les numéros."});
}

TEST_CASE("homonyms are told without their name", "[plan]")
{
    const Texts oddities =
        summary_of(a_session({an_order("R1", "Jean Martin", "Aragon").with(1, carrots()),
                              an_order("R2", "Jean Martin", "Aragon").with(1, carrots())}))
            .oddities;
    CHECK(oddities == Texts{"Les commandes 1 et 2 portent le même nom: à la remise, demandez le "
                            "numéro."});
}

TEST_CASE("no finding carries a customer into the mail", "[plan]")
{
    CHECK(with_finding({Severity::warning, "a.csv", 3, "Nom", "«Zoe NUNEZ» ici et «Max» là."}) ==
          Texts{"a.csv, ligne 3, «Nom»: «…» ici et «…» là."});
    CHECK(with_finding(a_finding("«zoe@example.org» est écrit deux fois.")) ==
          Texts{"«…» est écrit deux fois."});
    const Texts hidden{"Une remarque nomme un mangeur: lisez-la sur la page de la vente."};
    CHECK(with_finding(a_finding("la commande de Zoé Nuñez est en double.")) == hidden);
    CHECK(with_finding(a_finding("écrivez à zoe@example.org.")) == hidden);
    CHECK(with_finding(a_finding("«Carottes» de «Ferme» et «ouvert")) ==
          Texts{"«Carottes» de «Ferme» et «ouvert"});
}

TEST_CASE("no customer is named in any session's mail", "[plan]")
{
    for (unsigned seed = 1; seed <= 200; ++seed) {
        Dice dice(seed);
        const Session session = random_session(dice);
        const Planning planning = plan_of(session, random_rules(dice));
        const std::string text =
            to_text(summarise(planning.plan, session, planning.findings), 1000);
        CAPTURE(seed, text);
        for (const PlannedOrder& order : planning.plan.orders)
            for (const std::string& name : {order.customer, order.paper_name})
                CHECK((name.empty() || text.find(name) == std::string::npos));
    }
}

TEST_CASE("what is found several times is told once", "[plan]")
{
    const Session session = a_session({an_order("R1", "", "Aragon").with(1, carrots())});
    CHECK(summarise(plan_of(session).plan, session, {a_finding("Trop."), a_finding("Trop.")})
              .oddities == Texts{"Trop. (et une autre fois)"});
}
