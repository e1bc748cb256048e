#pragma once

// A week of five farms on its Thursday, and a thumb on the pages of arrivals.

#include "web/served_depot.h"

#include "depot/arrivals.h"

#include <string>

namespace cageot {

/// Three orders: 1 and 2 of Inès and Odette, 3 of Zoé. Expected: Fournil d'Ôde 06:00, Fromagerie du
/// Lac and Ferme du Causse 07:45, Miellerie du Roc 08:00, Verger without an hour. Yoghurt is chilled,
/// bread has no labels, honey is sold by weight.
struct ArrivalWeek : ServedDepot {
    ArrivalWeek();

    /// The address of a farm's page.
    std::string farm_path(const std::string& producer) const;
    std::string farm_page(const std::string& producer) const;
    /// Presses the button with this value on a farm's page, a second after the press before.
    Answer tap(const std::string& producer, const std::string& value);
    /// The same press again, with nothing read anew in between.
    Answer tap_again() const { return post(last_path_, last_form_); }
    /// A press on the page of shortages.
    Answer choose(const std::string& value);
    std::shared_ptr<const Situation> situation() { return situation_of(depot, session.id); }
    /// The first label of a product. Throws std::logic_error when it has none.
    std::string label(const std::string& product);
    ProductSupply supply_of(const std::string& name);
    long count(LabelState state, const std::string& producer);

    StoredSession session;

private:
    Answer press(const std::string& path, const std::string& value);
    std::string last_path_, last_form_;
};

/// The value of the attribute `name` after `before` in a page; "" when it is not there.
std::string attribute(const std::string& page, const std::string& before, const std::string& name);
/// A button's value, by its name for the script; "" when it is not there or may not be pressed.
std::string value_of(const std::string& page, const std::string& tap);

} // namespace cageot
