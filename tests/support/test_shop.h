#pragma once

#include "base/clock.h"
#include "support/child_program.h"

#include <string>
#include <vector>

namespace cageot {

/// A fake Open Food Network for one test: fixtures/open_food_network, whose README names its
/// scenarios, faults and edits.
class TestShop {
public:
    /// `scenario` is a file of that folder; `more` are further options of serve.py.
    explicit TestShop(const std::string& scenario, std::vector<std::string> more = {});

    const std::string& url() const { return program_.first_line(); }
    /// The shop's time.
    void set_clock(UtcMs now);
    /// Each takes the JSON of the control.
    void fault(const std::string& json);
    void clear_faults();
    void edit(const std::string& json);
    void settings(const std::string& json);
    /// The answer's JSON.
    std::string webhook(const std::string& json);
    /// How many requests came whose path begins so, since the last time they were forgotten.
    int requests(const std::string& path = "/");
    /// Methods, keys in addresses and the like that a client must not send: their number.
    int violations();
    /// What `check.py --requests` of that folder reads.
    std::string requests_json();
    void forget_requests();

private:
    std::string control(const std::string& path, const std::string& json);

    ChildProgram program_;
};

} // namespace cageot
