#include "scan/door_scan.h"

#include "base/command.h"
#include "support/catch2_compat.h"

using namespace cageot;

namespace {

using Meaning = DoorScan::Meaning;

const Code tomato(CodeKind::unit, 7), carrot(CodeKind::unit, 8), head(CodeKind::product, 3),
    crate(CodeKind::crate, 5);
const std::string card = to_string(code_of(Command::missing));

UnitLabel label_of(const Code& code)
{
    return {code, 0, 1, {"Ferme", "Tomates", "500g"}, 1, 1, 1, ""};
}

PrintPlan a_plan()
{
    HeadLabel of_farm{head,
                      HeadLabel::Of::farm,
                      {"Ferme", "", ""},
                      Zone::ambient,
                      2,
                      2,
                      1,
                      {},
                      {},
                      Labelling::unit,
                      ""};
    PrintPlan plan;
    plan.batches.push_back({"Ferme", {of_farm, label_of(tomato), label_of(carrot)}});
    return plan;
}

DoorScan judged(const std::string& before, const std::string& text)
{
    return judge_door_scan(a_plan(), before, text);
}

} // namespace

TEST_CASE("after the card every label is left over, until something else is scanned", "[scan]")
{
    DoorScan scan = judged("", card);
    CHECK(scan.meaning == Meaning::card);
    scan = judged(scan.before, to_string(tomato));
    CHECK(scan == DoorScan{Meaning::leftover, to_string(tomato), card});
    scan = judged(scan.before, to_string(UnitInCrate{carrot, crate}));
    CHECK(scan == DoorScan{Meaning::leftover, to_string(carrot), card});
    scan = judged(scan.before, to_string(head));
    CHECK(scan == DoorScan{Meaning::product, to_string(head), ""});
    CHECK(judged(scan.before, to_string(tomato)).meaning == Meaning::label);
}

TEST_CASE("after a label the card is about this label, once", "[scan]")
{
    DoorScan scan = judged("", to_string(tomato));
    CHECK(scan == DoorScan{Meaning::label, to_string(tomato), to_string(tomato)});
    scan = judged(scan.before, card);
    CHECK(scan == DoorScan{Meaning::leftover, to_string(tomato), ""});
    CHECK(judged(scan.before, card).meaning == Meaning::card);
}

TEST_CASE("what is no label of this session is unknown and forgets what was before", "[scan]")
{
    for (const std::string& text :
         {std::string("3017620422003"), std::string(""), std::string("U1234567875"),
          to_string(Code(CodeKind::unit, 9)), to_string(crate)})
        CHECK(judged(card, text) == DoorScan{});
    CHECK(judged("U1234567874", card).meaning == Meaning::card); // of another session
}

TEST_CASE("a scanner's small letters and line end do no harm", "[scan]")
{
    CHECK(judged(card, " u" + to_string(tomato).substr(1) + "\r\n").meaning == Meaning::leftover);
}
