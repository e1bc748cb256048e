#pragma once

// What a press of a button on the pages of arrivals tells. Buttons say what is so afterwards, never
// "one more": pressed twice, they tell the same thing twice.

#include "plan/arrivals.h"
#include "web/http.h"

#include <string>

namespace cageot {

/// The form's hidden field "once", which is another one on each page that is shown, and the button's
/// value: the same press is the same fact. Throws HttpRefusal 400 when the field is no part of an id.
std::string fact_id(const HttpRequest& request, const std::string& tap);

/// A random value for the hidden field "once".
std::string new_once();

/// The product with the number `place` in the form's hidden fields "name-N" and "unit-N", of the
/// farm in "farm-N" or, without that, `producer`. Throws HttpRefusal 400 when it is not there.
Product product_in(const HttpRequest& request, const std::string& place,
                   const std::string& producer);

} // namespace cageot
