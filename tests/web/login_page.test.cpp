#include "depot/coordinators.h"
#include "web/served_depot.h"

#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::string good = "pluie tambour ortie wagon";
const std::string as_form = "pluie+tambour+ortie+wagon";

struct GuardedDepot : ServedDepot {
    GuardedDepot()
    {
        freeze_small_week();
        set_password(depot, "zoe", good);
    }
    Answer enter(const std::string& name, const std::string& password,
                 const std::string& next = "/") const
    {
        return post("/login", "token=" + token_on("/login") + "&name=" + name +
                                  "&password=" + password + "&next=" + next);
    }
    /// The header of a browser that came in.
    std::string cookie() const { return "Cookie: " + cookie_of(enter("zoe", as_form)); }
    static std::string cookie_of(const Answer& answer)
    {
        const std::string& line = answer.headers.at("set-cookie");
        return line.substr(0, line.find(';'));
    }
    std::string token_for(const std::string& path, const std::string& cookie) const
    {
        const std::string page = get(path, {cookie}).body;
        const std::string before = "name=\"token\" value=\"";
        const std::size_t begin = page.find(before) + before.size();
        return page.substr(begin, page.find('"', begin) - begin);
    }
};

} // namespace

TEST_CASE("name and password lead to the page that was wanted", "[web]")
{
    const GuardedDepot served;
    const Answer entered = served.enter("Zo%C3%A9", as_form, "%2Fsessions%2FS1");
    CHECK(entered.status == 303);
    CHECK(entered.headers.at("location") == "/sessions/S1");
    CHECK_THAT(entered.headers.at("set-cookie"),
               ContainsSubstring("; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200"));
    const Answer page =
        served.get("/sessions/S1", {"Cookie: theme=dark; " + GuardedDepot::cookie_of(entered)});
    CHECK(page.status == 200);
    CHECK_THAT(page.body, ContainsSubstring("Sortir"));
}

TEST_CASE("a next page of another site is the board", "[web]")
{
    const GuardedDepot served;
    for (const char* next : {"https%3A%2F%2Fevil.example", "%2F%2Fevil.example",
                             "%2F%5Cevil.example", "%2Fa%0D%0ASet-Cookie:%20a=b", ""})
        CHECK(served.enter("zoe", as_form, next).headers.at("location") == "/");
}

TEST_CASE("a wrong password and an unknown name get the same answer", "[web]")
{
    const GuardedDepot served;
    const Answer wrong = served.enter("zoe", "nothing"), unknown = served.enter("marie", as_form);
    CHECK(wrong.status == 422);
    CHECK(unknown.status == 422);
    CHECK_THAT(wrong.body, ContainsSubstring("ne vont pas ensemble"));
    CHECK_THAT(unknown.body, ContainsSubstring("ne vont pas ensemble"));
    CHECK_FALSE(wrong.headers.contains("set-cookie"));
    CHECK_THAT(wrong.body, !ContainsSubstring("nothing"));
}

TEST_CASE("who guesses must wait, even with the right password", "[web]")
{
    GuardedDepot served;
    for (int i = 0; i < 5; ++i)
        CHECK(served.enter("zoe", "guess").status == 422);
    const Answer waiting = served.enter("zoe", as_form);
    CHECK(waiting.status == 429);
    CHECK(waiting.headers.at("retry-after") == "60");
    CHECK_THAT(waiting.body, ContainsSubstring("attendez 1 minute"));
    served.clock.advance(60'000);
    CHECK(served.enter("zoe", as_form).status == 303);
}

TEST_CASE("the token of one browser is worth nothing in another", "[web]")
{
    const GuardedDepot served;
    const std::string one = served.cookie(), other = served.cookie();
    const std::string token = served.token_for("/stations", one);
    const std::string form = "token=" + token + "&station=poste-9";
    const auto send = [&](const std::string& cookie) {
        return served.post("/stations", form, {"Sec-Fetch-Site: same-origin", cookie}).status;
    };
    CHECK(send(other) == 403);
    CHECK(send(one) != 403);
    CHECK(served.post("/stations", form, {"Sec-Fetch-Site: cross-site", one}).status == 403);
    CHECK(served.post("/stations", form, {"Origin: http://evil.example", one}).status == 403);
}

TEST_CASE("who goes out is out, and each time in has a secret of its own", "[web]")
{
    const GuardedDepot served;
    const std::string cookie = served.cookie();
    CHECK(cookie != served.cookie());
    const Answer out = served.post("/logout", "token=" + served.token_for("/", cookie),
                                   {"Sec-Fetch-Site: same-origin", cookie});
    CHECK(out.headers.at("location") == "/login");
    CHECK_THAT(out.headers.at("set-cookie"), ContainsSubstring("Max-Age=0"));
    CHECK(served.get("/", {cookie}).status == 303);
}

TEST_CASE("coming in again ends the login before", "[web]")
{
    const GuardedDepot served;
    const std::string cookie = served.cookie();
    const Answer again = served.post(
        "/login", "token=" + served.token_for("/", cookie) + "&name=zoe&password=" + as_form,
        {"Sec-Fetch-Site: same-origin", cookie});
    CHECK(again.status == 303);
    CHECK(served.get("/", {cookie}).status == 303);
    CHECK(served.get("/", {"Cookie: " + GuardedDepot::cookie_of(again)}).status == 200);
}

TEST_CASE("two cookies of our name are none", "[web]")
{
    const GuardedDepot served;
    const std::string cookie = served.cookie();
    CHECK(served.get("/", {cookie + "; cageot=" + std::string(64, 'a')}).status == 303);
    CHECK(served.get("/", {cookie}).status == 200);
}

TEST_CASE("a coordinator changes the own password with the old one and stays in", "[web]")
{
    const GuardedDepot served;
    const std::string cookie = served.cookie(), elsewhere = served.cookie();
    const auto change = [&](const std::string& old, const std::string& wanted,
                            const std::string& again) {
        return served.post("/account",
                           "token=" + served.token_for("/account", cookie) + "&old=" + old +
                               "&password=" + wanted + "&again=" + again,
                           {"Sec-Fetch-Site: same-origin", cookie});
    };
    const std::string wanted = "cent+vaches+bleues+rient";
    CHECK(change("wrong", wanted, wanted).status == 422);
    CHECK(change(as_form, wanted, "other").status == 422);
    CHECK(change(as_form, "court", "court").status == 422);
    CHECK(served.get("/", {elsewhere}).status == 200);
    const Answer changed = change(as_form, wanted, wanted);
    CHECK(changed.status == 303);
    CHECK(served.get("/", {"Cookie: " + GuardedDepot::cookie_of(changed)}).status == 200);
    CHECK(served.get("/", {elsewhere}).status == 303);
    CHECK(served.enter("zoe", as_form).status == 422);
    CHECK_THAT(served.get("/history", {"Cookie: " + GuardedDepot::cookie_of(changed)}).body,
               ContainsSubstring("Mot de passe changé"));
}
