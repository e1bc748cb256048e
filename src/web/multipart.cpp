#include "web/multipart.h"

#include <Poco/Net/MessageHeader.h>
#include <Poco/Net/MultipartReader.h>
#include <Poco/Net/NameValueCollection.h>

#include <iterator>
#include <sstream>

namespace cageot {
namespace {

constexpr int most_parts = 20;

HttpRefusal broken()
{
    return HttpRefusal(400, "Cet envoi s’est arrêté en route: recommencez.");
}

/// A browser may send a path. Poco takes backslashes for escapes, so those are gone.
std::string base_name(const std::string& name)
{
    const std::size_t slash = name.rfind('/');
    return slash == std::string::npos ? name : name.substr(slash + 1);
}

void read_parts(Poco::Net::MultipartReader& reader, HttpRequest& request)
{
    for (int part = 0; reader.hasNextPart(); ++part) {
        if (part == most_parts)
            throw broken();
        Poco::Net::MessageHeader header;
        reader.nextPart(header);
        std::string disposition;
        Poco::Net::NameValueCollection its;
        Poco::Net::MessageHeader::splitParameters(header.get("Content-Disposition", ""),
                                                  disposition, its);
        std::string bytes(std::istreambuf_iterator<char>(reader.stream()), {});
        const std::string field = its.get("name", "");
        if (!its.has("filename"))
            request.form[field] = std::move(bytes);
        else if (!its.get("filename").empty() || !bytes.empty())
            request.files.push_back({field, base_name(its.get("filename")), std::move(bytes)});
    }
}

} // namespace

bool is_multipart(std::string_view content_type)
{
    return content_type.starts_with("multipart/form-data");
}

void read_multipart(const std::string& content_type, const std::string& body, HttpRequest& request)
{
    std::string type;
    Poco::Net::NameValueCollection parameters;
    Poco::Net::MessageHeader::splitParameters(content_type, type, parameters);
    const std::string boundary = parameters.get("boundary", "");
    // Poco 1.11 takes the end of the bytes for the end of a part.
    if (boundary.empty() || body.find("--" + boundary + "--") == std::string::npos)
        throw broken();
    std::istringstream stream(body);
    Poco::Net::MultipartReader reader(stream, boundary);
    try {
        read_parts(reader, request);
    } catch (const Poco::Exception&) {
        throw broken();
    }
}

} // namespace cageot
