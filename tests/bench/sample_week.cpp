#include "sample_week.h"

#include "session/read_session.h"
#include "source/drop_folder.h"

#include <stdexcept>

using namespace cageot;

namespace {

const std::string source = CAGEOT_SOURCE_DIR;

} // namespace

Stationery sample_stationery()
{
    return {source + "/layouts", source + "/fonts/faces.toml", {"/usr/share/fonts/truetype"}};
}

PrintPlan sample_plan()
{
    std::vector<InputFile> files;
    for (const char* name : {"totaux-acheteurs.csv", "preparation-acheteurs.csv"})
        files.push_back({name, read_file(source + "/fixtures/week/" + name)});
    const SessionReading reading = read_session(files);
    if (!reading.session)
        throw std::runtime_error("the sample week cannot be read");
    PlanRules rules;
    rules.zones = {{{ProductMatch::By::word, "sorbet"}, Zone::frozen}};
    return make_plan(*reading.session, rules, {{"S1"}, 1, "0"}, CodeSequence(CodeKey{1}, {})).plan;
}
