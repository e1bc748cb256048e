#include "web/farm_taps.h"

#include "support/catch2_compat.h"

#include <set>

using namespace cageot;

namespace {

HttpRequest form(std::map<std::string, std::string> fields)
{
    HttpRequest request;
    request.form = std::move(fields);
    return request;
}

} // namespace

TEST_CASE("the same press of one page is the same fact, any other is another", "[web]")
{
    const std::string once = new_once();
    const std::string id = fact_id(form({{"once", once}}), "1 2 0");
    CHECK(id == fact_id(form({{"once", once}}), "1 2 0"));
    CHECK(id != fact_id(form({{"once", once}}), "1 3 0"));
    CHECK(id != fact_id(form({{"once", new_once()}}), "1 2 0"));
    CHECK(id.size() <= 64);
}

TEST_CASE("a form whose hidden field is no part of an id is not ours", "[web]")
{
    for (const char* once : {"", "a b", "«»", "0123456789abcdef0123456789abcdef0"})
        CHECK_THROWS_AS(fact_id(form({{"once", once}}), "here"), HttpRefusal);
    CHECK_THROWS_AS(fact_id(form({}), "here"), HttpRefusal);
}

TEST_CASE("a product is found by its place in the form", "[web]")
{
    const HttpRequest request =
        form({{"name-0", "Pommes"}, {"unit-0", "1kg"}, {"farm-1", "Verger"}, {"name-1", "Poires"}});
    CHECK(product_in(request, "0", "Ferme du Causse") ==
          Product{"Ferme du Causse", "Pommes", "1kg"});
    CHECK(product_in(request, "1", "") == Product{"Verger", "Poires", ""});
    CHECK_THROWS_AS(product_in(request, "2", "Verger"), HttpRefusal);
}
