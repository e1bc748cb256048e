#include "web/pages.h"

namespace cageot {
namespace {

std::string heading(int status)
{
    if (status == 404)
        return "Rien ici";
    return status < 500 ? "Cela ne va pas" : "En panne";
}

} // namespace

HttpResponse error_page(int status, const std::string& sentence, const std::string& id)
{
    Fields fields;
    fields.set("title", heading(status));
    fields.set("sentence", sentence);
    fields.set("status", std::to_string(status));
    if (!id.empty())
        fields.set("id", id);
    HttpResponse response = html("error", std::move(fields));
    response.status = status;
    return response;
}

} // namespace cageot
