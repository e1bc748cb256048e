#include "support/test_shop.h"

#include <Poco/DateTimeFormat.h>
#include <Poco/DateTimeFormatter.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>
#include <Poco/URI.h>

#include <stdexcept>

namespace cageot {
namespace {

std::vector<std::string> command(const std::string& scenario, const std::vector<std::string>& more)
{
    const std::string folder = CAGEOT_SOURCE_DIR "/fixtures/open_food_network/";
    std::vector<std::string> words = {"/usr/bin/python3", "-B", folder + "serve.py", "--scenario",
                                      folder + scenario};
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

Poco::JSON::Array::Ptr requests_in(const std::string& json)
{
    return Poco::JSON::Parser().parse(json).extract<Poco::JSON::Object::Ptr>()->getArray(
        "requests");
}

} // namespace

TestShop::TestShop(const std::string& scenario, std::vector<std::string> more)
    : program_(command(scenario, more))
{
}

std::string TestShop::control(const std::string& path, const std::string& json)
{
    const Poco::URI uri(url());
    Poco::Net::HTTPClientSession session(uri.getHost(), uri.getPort());
    Poco::Net::HTTPRequest request(json.empty() ? "GET" : "POST", "/_fake/" + path, "HTTP/1.1");
    request.setContentLength(static_cast<int>(json.size()));
    session.sendRequest(request) << json;
    Poco::Net::HTTPResponse response;
    std::string body;
    Poco::StreamCopier::copyToString(session.receiveResponse(response), body);
    if (response.getStatus() != 200)
        throw std::runtime_error("the fake shop: " + body);
    return body;
}

void TestShop::set_clock(UtcMs now)
{
    control("clock",
            "{\"now\": \"" +
                Poco::DateTimeFormatter::format(Poco::Timestamp(now * 1000),
                                                Poco::DateTimeFormat::ISO8601_FRAC_FORMAT) +
                "\"}");
}

void TestShop::fault(const std::string& json)
{
    control("fault", json);
}

void TestShop::clear_faults()
{
    control("faults/clear", "{}");
}

void TestShop::edit(const std::string& json)
{
    control("edit", json);
}

void TestShop::settings(const std::string& json)
{
    control("settings", json);
}

std::string TestShop::webhook(const std::string& json)
{
    return control("webhook", json);
}

int TestShop::requests(const std::string& path)
{
    const auto all = requests_in(control("requests", ""));
    int count = 0;
    for (unsigned i = 0; i < all->size(); ++i)
        count += all->getObject(i)->getValue<std::string>("path").starts_with(path) ? 1 : 0;
    return count;
}

int TestShop::violations()
{
    const auto all = requests_in(control("requests", ""));
    int count = 0;
    for (unsigned i = 0; i < all->size(); ++i)
        count += all->getObject(i)->isNull("violation") ||
                         all->getObject(i)->getValue<std::string>("violation").empty()
                     ? 0
                     : 1;
    return count;
}

std::string TestShop::requests_json()
{
    return control("requests", "");
}

void TestShop::forget_requests()
{
    control("requests/clear", "{}");
}

} // namespace cageot
