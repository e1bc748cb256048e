#include "web/manage_pages.h"
#include "web/page_fields.h"

#include "source/drop_folder.h"

#include <algorithm>
#include <array>
#include <filesystem>

namespace cageot {
namespace {

namespace fs = std::filesystem;

/// What a document is, by how its name begins; in the order in which people look for it.
struct DocumentWords {
    std::string_view begins;
    std::string_view words;
};
constexpr std::array document_words = {
    DocumentWords{"sheets.", "Feuilles A4: relais, fermes et commandes, sans rien d’autre qu’une "
                             "imprimante de bureau"},
    DocumentWords{"label-sheet.", "Toutes les étiquettes et tickets de sac sur planches A4"},
    DocumentWords{"slip.", "Ce que cette version a rendu faux: à jeter"},
    DocumentWords{"tickets-", "Tickets"},
    DocumentWords{"labels-", "Étiquettes"},
    DocumentWords{"resume.", "Résumé envoyé aux coordinateurs"},
    DocumentWords{"changements.", "Changements envoyés aux coordinateurs"},
    DocumentWords{"plan.", "Plan, pour les programmes"},
    DocumentWords{"fautes.", "Pourquoi des documents ne sont pas à imprimer"},
};

std::size_t rank_of(const std::string& name)
{
    const auto found = std::ranges::find_if(
        document_words, [&](const DocumentWords& one) { return name.starts_with(one.begins); });
    return static_cast<std::size_t>(found - document_words.begin());
}

/// Files of one version that are for people, as they look for them.
std::vector<std::string> documents_of(const fs::path& folder)
{
    std::vector<std::string> names;
    std::error_code error;
    for (auto entry = fs::directory_iterator(folder, error);
         !error && entry != fs::directory_iterator(); entry.increment(error))
        if (entry->is_regular_file() &&
            rank_of(entry->path().filename().string()) < document_words.size())
            names.push_back(entry->path().filename().string());
    std::ranges::sort(names, {},
                      [](const std::string& name) { return std::pair(rank_of(name), name); });
    return names;
}

std::string size_words(std::uintmax_t bytes)
{
    return bytes < 1024 * 1024 ? french_number(static_cast<long>((bytes + 1023) / 1024)) + " ko"
                               : french_number(static_cast<long>(bytes / (1024 * 1024))) + " Mo";
}

std::string_view type_of(const std::string& name)
{
    if (name.ends_with(".pdf"))
        return "application/pdf";
    return name.ends_with(".json") ? "application/json" : "text/plain; charset=utf-8";
}

} // namespace

HttpResponse documents_page(Site& site, const HttpRequest& request)
{
    const StoredSession session = session_of(site, request);
    Fields fields = site.page(request, "Documents de " + session.name);
    fields.set("id", session.id.value);
    fields.set("name", session.name);
    fields.set("weighs", !site.depot().settings().weighed.empty());
    FieldList versions;
    for (int version = session.version; version >= 1; --version) {
        const fs::path folder = site.depot().archive(session.id, version);
        FieldList documents;
        for (const std::string& name : documents_of(folder)) {
            std::error_code error;
            Fields shown;
            shown.set("file", name);
            shown.set("words", std::string(document_words.at(rank_of(name)).words));
            shown.set("size", size_words(fs::file_size(folder / name, error)));
            documents.push_back(shown);
        }
        Fields shown;
        shown.set("version", std::to_string(version));
        shown.set("newest", version == session.version);
        shown.set("has-documents", !documents.empty());
        shown.set("documents", documents);
        versions.push_back(shown);
    }
    fields.set("versions", versions);
    return html("documents", std::move(fields));
}

HttpResponse document_file(Site& site, const HttpRequest& request)
{
    const StoredSession session = session_of(site, request);
    const long version = parse_count(request.parts.at("version"));
    const std::string& name = request.parts.at("file");
    if (version >= 1 && version <= session.version) {
        const fs::path folder = site.depot().archive(session.id, static_cast<int>(version));
        for (const std::string& known : documents_of(folder)) // so no name leads elsewhere
            if (known == name)
                return {200,
                        std::string(type_of(name)),
                        read_file(folder / known),
                        {{"Cache-Control", "no-store"},
                         {"Content-Disposition", "inline; filename=\"" + session.id.value + "-v" +
                                                     std::to_string(version) + "-" + name + "\""}}};
    }
    throw not_found("Ce document n’existe pas: rouvrez la page des documents.");
}

} // namespace cageot
