#include "web/page_fields.h"
#include "web/pages.h"

#include "base/text.h"
#include "depot/announce.h"
#include "depot/slip.h"

namespace cageot {
namespace {

std::string french_name(ThrownPaper::Kind kind)
{
    switch (kind) {
    case ThrownPaper::Kind::unit:
        return "Étiquette";
    case ThrownPaper::Kind::head:
        return "Tête";
    case ThrownPaper::Kind::order:
        return "Ticket";
    case ThrownPaper::Kind::bag:
        return "Ticket de sac";
    }
    throw std::logic_error("unknown kind of paper");
}

Fields fields_of(const ThrownPaper& paper)
{
    Fields fields;
    fields.set("mark", shown_if(!paper.mark.empty(), paper.mark));
    fields.set("kind", french_name(paper.kind));
    const std::string product =
        paper.product.name.empty() ? paper.product.producer : full_name(paper.product);
    fields.set("product", product);
    const bool pieces = paper.kind == ThrownPaper::Kind::unit && paper.n > 1;
    fields.set("piece", shown_if(pieces, std::to_string(paper.k) + "/" + std::to_string(paper.n)));
    fields.set("code", to_spaced_string(paper.code));
    fields.set("why", paper.why);
    fields.set("tone", paper.placed ? "go" : "stop");
    fields.set("instead", paper.placed ? "un nouveau à la place" : "rien à la place");
    return fields;
}

/// A stretch of the announced text between two empty lines.
struct Section {
    std::vector<std::string_view> paragraphs, items;
};

FieldList lines_of(const std::vector<std::string_view>& lines)
{
    FieldList shown;
    for (const std::string_view line : lines) {
        Fields fields;
        fields.set("line", std::string(line));
        shown.push_back(fields);
    }
    return shown;
}

/// The line above a list is its heading.
Fields fields_of(const Section& section)
{
    Fields fields;
    const bool headed = !section.items.empty() && section.paragraphs.size() == 1;
    fields.set("heading", shown_if(headed, headed ? std::string(section.paragraphs.front()) : ""));
    fields.set("paragraphs", headed ? FieldList{} : lines_of(section.paragraphs));
    fields.set("has-items", !section.items.empty());
    fields.set("items", lines_of(section.items));
    return fields;
}

FieldList sections_of(const std::string& text)
{
    FieldList sections;
    Section section;
    const auto end_section = [&] {
        if (!section.paragraphs.empty() || !section.items.empty())
            sections.push_back(fields_of(section));
        section = {};
    };
    for (const std::string_view line : split(text, '\n'))
        if (trimmed(line).empty())
            end_section();
        else if (line.starts_with("- "))
            section.items.push_back(line.substr(2));
        else
            section.paragraphs.push_back(line);
    end_section();
    return sections;
}

/// The version that the path names. Throws HttpRefusal 404.
StoredSession version_of(Site& site, const HttpRequest& request)
{
    const StoredSession newest = session_of(site, request);
    const long version = parse_count(request.parts.at("version"));
    if (version < 1 || version > newest.version)
        throw not_found("Cette version n’existe pas: rouvrez la page de la vente.");
    return site.depot().store().find_session(newest.id, static_cast<int>(version)).value();
}

} // namespace

HttpResponse version_page(Site& site, const HttpRequest& request)
{
    const StoredSession session = version_of(site, request);
    Fields fields = site.page(request, session.name);
    fields.set("id", session.id.value);
    fields.set("name", session.name);
    fields.set("heading", session.version == 1
                              ? std::string("Résumé de la vente")
                              : "Changements de la version " + std::to_string(session.version));
    fields.set("stamp",
               "version " + std::to_string(session.version) + " du " +
                   long_french(local_time(session.frozen_at, site.depot().settings().time_zone)));
    FieldList papers;
    for (const ThrownPaper& paper : slip_of(site.depot(), session.id, session.version).papers)
        papers.push_back(fields_of(paper));
    fields.set("has-papers", !papers.empty());
    fields.set("papers-count", counted(std::ssize(papers), "papier", "papiers"));
    fields.set("papers", papers);
    fields.set("sections", sections_of(announced_text(site.depot(), session.id, session.version)));
    return html("version", std::move(fields));
}

} // namespace cageot
