#include "printing/ipp.h"

#include <array>

namespace cageot {
namespace {

/// The request is for whatever server we are connected to, so the host in the URI never matters.
constexpr const char* any_host = "localhost";

Ipp new_request(ipp_op_t operation, const char* attribute, const std::string& path)
{
    std::array<char, HTTP_MAX_URI> uri{};
    httpAssembleURI(HTTP_URI_CODING_ALL, uri.data(), static_cast<int>(uri.size()), "ipp", nullptr,
                    any_host, 0, path.c_str());
    Ipp request(ippNewRequest(operation));
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_URI, attribute, nullptr, uri.data());
    add_name(request, IPP_TAG_OPERATION, "requesting-user-name", our_user_name);
    return request;
}

} // namespace

Ipp request_about(ipp_op_t operation, const PrinterName& printer)
{
    return new_request(operation, "printer-uri", "/printers/" + printer.value);
}

Ipp request_about_server(ipp_op_t operation)
{
    return new_request(operation, "printer-uri", "/");
}

Ipp request_about_job(ipp_op_t operation, int job_id)
{
    return new_request(operation, "job-uri", "/jobs/" + std::to_string(job_id));
}

void add_name(Ipp& request, ipp_tag_t group, const char* attribute, const std::string& value)
{
    ippAddString(request.get(), group, IPP_TAG_NAME, attribute, nullptr, value.c_str());
}

void ask_for(Ipp& request, const std::vector<const char*>& attributes)
{
    ippAddStrings(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  static_cast<int>(attributes.size()), nullptr, attributes.data());
}

bool succeeded(const Ipp& answer)
{
    return ippGetStatusCode(answer.get()) < IPP_STATUS_REDIRECTION_OTHER_SITE;
}

std::string refusal(const Ipp& answer)
{
    const std::string words = first_text(find(answer, "status-message"));
    return words.empty() ? ippErrorString(ippGetStatusCode(answer.get())) : words;
}

ipp_attribute_t* find(const Ipp& answer, const char* attribute)
{
    return ippFindAttribute(answer.get(), attribute, IPP_TAG_ZERO);
}

std::vector<std::string> texts(ipp_attribute_t* attribute)
{
    std::vector<std::string> values;
    for (int i = 0; i < ippGetCount(attribute); ++i) {
        const ipp_tag_t tag = ippGetValueTag(attribute);
        if (tag == IPP_TAG_BOOLEAN)
            values.emplace_back(ippGetBoolean(attribute, i) != 0 ? "true" : "false");
        else if (tag == IPP_TAG_INTEGER || tag == IPP_TAG_ENUM)
            values.push_back(std::to_string(ippGetInteger(attribute, i)));
        else if (const char* value = ippGetString(attribute, i, nullptr); value != nullptr)
            values.emplace_back(value);
    }
    return values;
}

std::string first_text(ipp_attribute_t* attribute)
{
    const std::vector<std::string> values = texts(attribute);
    return values.empty() ? std::string() : values.front();
}

} // namespace cageot
