#include "web/arrival_facts.h"

#include "support/catch2_compat.h"
#include "web/http.h"

using namespace cageot;

TEST_CASE("a program tells facts of every kind", "[web]")
{
    const auto facts = facts_in(
        R"({"who":"poste 2","facts":[)"
        R"({"id":"a","kind":"farm","producer":"Verger","state":"never"},)"
        R"({"id":"b","kind":"count","producer":"Verger","name":"Pommes","unit":"1kg","missing":2},)"
        R"({"id":"c","kind":"chosen","producer":"Verger","name":"Pommes","order":"17","quantity":1},)"
        R"({"id":"d","kind":"leftover","code":"U1234567874","at":5},)"
        R"({"id":"e","kind":"leftover","code":"U1234567874","left":false},)"
        R"({"id":"f","kind":"weight","code":"U1234567874","grams":812}]})",
        77);
    REQUIRE(facts.size() == 6);
    CHECK(facts[0] == ArrivalFact{"a", 77, "poste 2", FarmFact{"Verger", FarmState::never}});
    CHECK(facts[1].what ==
          decltype(ArrivalFact::what)(CountFact{{"Verger", "Pommes", "1kg"}, 2, 0}));
    CHECK(facts[2].what ==
          decltype(ArrivalFact::what)(ChosenFact{{"Verger", "Pommes", ""}, {"17"}, 1}));
    CHECK(facts[3] == ArrivalFact{"d", 5, "poste 2", LeftoverFact{"U1234567874", true}});
    CHECK(facts[4].what == decltype(ArrivalFact::what)(LeftoverFact{"U1234567874", false}));
    CHECK(facts[5].what == decltype(ArrivalFact::what)(WeightFact{"U1234567874", 812}));
}

TEST_CASE("without a quantity the rule decides again; a number below zero is the depot's business",
          "[web]")
{
    const auto facts = facts_in(R"({"facts":[{"id":"a","kind":"chosen","order":"17"},)"
                                R"({"id":"b","kind":"count","missing":-2}]})",
                                1);
    CHECK(std::get<ChosenFact>(facts[0].what).quantity == -1);
    CHECK(std::get<CountFact>(facts[1].what).missing == -2);
    CHECK(facts[0].who == "api");
}

TEST_CASE("what is no such message is refused", "[web]")
{
    for (const char* body :
         {"", "[]", "{}", R"({"facts":[]})", R"({"facts":{}})", R"({"facts":[7]})",
          R"({"facts":[{"id":"a"}]})", R"({"facts":[{"id":"a","kind":"some"}]})",
          R"({"facts":[{"id":"a","kind":"farm","producer":"V","state":"late"}]})",
          R"({"facts":[{"id":"a","kind":"farm","state":"here","missing":1}]})",
          R"({"facts":[{"id":"a","kind":"count","missing":1.5}]})",
          R"({"facts":[{"id":"a","kind":"count","missing":"1"}]})",
          R"({"facts":[{"id":"a","kind":"count","missing":99999999999}]})",
          R"({"facts":[{"id":"a","kind":"leftover","left":1}]})",
          R"({"facts":[{"id":7,"kind":"leftover"}]})",
          R"({"facts":[{"id":"a","kind":"leftover"}],"more":1})"}) {
        INFO(body);
        CHECK_THROWS_AS(facts_in(body, 1), HttpRefusal);
    }
}
