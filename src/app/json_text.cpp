#include "app/json_text.h"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <sstream>

namespace cageot {
namespace {

using Object = Poco::JSON::Object;

std::string text_of(const Poco::JSON::Array& array)
{
    std::ostringstream out;
    array.stringify(out, 2);
    out << '\n';
    return std::move(out).str();
}

} // namespace

std::string to_json(const std::vector<StoredSession>& sessions)
{
    Poco::JSON::Array array;
    for (const StoredSession& session : sessions) {
        Object object(Poco::JSON_PRESERVE_KEY_ORDER);
        object.set("id", session.id.value);
        object.set("version", session.version);
        object.set("hub", session.hub);
        object.set("name", session.name);
        object.set("sha256", session.sha256);
        object.set("frozen_at", session.frozen_at);
        array.add(object);
    }
    return text_of(array);
}

std::string to_json(const std::vector<Printer>& printers)
{
    Poco::JSON::Array array;
    for (const Printer& printer : printers) {
        Object object(Poco::JSON_PRESERVE_KEY_ORDER);
        object.set("name", printer.name.value);
        object.set("uri", printer.uri);
        object.set("role", std::string(to_string(printer.role)));
        object.set("media", to_string(printer.media));
        object.set("dpi", printer.dpi);
        object.set("handling", std::string(to_string(printer.handling)));
        object.set("stacking", std::string(to_string(printer.stacking)));
        object.set("format", std::string(to_string(printer.format)));
        array.add(object);
    }
    return text_of(array);
}

std::string to_json(const std::vector<Finding>& findings)
{
    Poco::JSON::Array array;
    for (const Finding& finding : findings) {
        Object object(Poco::JSON_PRESERVE_KEY_ORDER);
        object.set("severity", finding.severity == Severity::error ? "error" : "warning");
        object.set("source", finding.source);
        object.set("row", finding.row);
        object.set("field", finding.field);
        object.set("message", finding.message);
        array.add(object);
    }
    return text_of(array);
}

} // namespace cageot
