#include "depot/layout_proof.h"

#include "depot/documents.h"
#include "layout/card_content.h"
#include "layout/compose.h"
#include "layout/examples.h"
#include "layout/impose.h"
#include "layout/lint.h"
#include "pdf/write_pdf.h"
#include "preflight/check.h"
#include "preflight/rasteriser.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <stdexcept>

namespace cageot {
namespace {

class Proving {
public:
    Proving(const Stationery& stationery, LayoutProof& proof, int dpi)
        : stationery_(stationery)
        , proof_(proof)
        , dpi_(dpi)
    {
    }

    void fill(const PrintPlan& plan)
    {
        if (proof_.layout.document == DocumentKind::label_sheet)
            return fill_sheet(plan);
        if (proof_.layout.document == DocumentKind::calibration)
            return fill_calibration();
        for (const Content& content : contents_of(plan, *proof_.layout.document))
            keep(composed(proof_.layout, content), proof_.pages);
    }

    /// Of what the plan has of the document all is judged, and what has the most text stays.
    void fill(const PrintPlan& plan, std::size_t most)
    {
        std::vector<Content> contents = contents_of(plan, *proof_.layout.document);
        std::ranges::stable_sort(contents, std::greater{}, letters_of);
        for (std::size_t i = 0; i < contents.size(); ++i) {
            std::vector<Page> pages;
            keep(composed(proof_.layout, contents[i]), pages);
            if (i < most)
                std::move(pages.begin(), pages.end(), std::back_inserter(proof_.pages));
        }
    }

    void prove()
    {
        const Layout& layout = proof_.layout;
        for (std::vector<Finding> found :
             {lint(layout), lint_pages(layout, proof_.pages, stationery_.fonts())})
            std::move(found.begin(), found.end(), std::back_inserter(proof_.findings));
        if (proof_.pages.empty())
            return;
        proof_.pdf = write_pdf(proof_.pages, stationery_.fonts(), proof_.layout.name);
        for (PageFault& fault : check_document(proof_.pdf, proof_.pages))
            proof_.findings.push_back(
                {Severity::error, proof_.layout.name, 0, "", std::move(fault.message)});
    }

private:
    Composition composed(const Layout& layout, const Content& content) const
    {
        return compose(layout, content, stationery_.fonts(), dpi_);
    }

    void keep(Composition composition, std::vector<Page>& pages)
    {
        std::move(composition.pages.begin(), composition.pages.end(), std::back_inserter(pages));
        std::move(composition.findings.begin(), composition.findings.end(),
                  std::back_inserter(proof_.findings));
    }

    static std::size_t letters_of(const Content& content)
    {
        std::size_t letters = 0;
        for (const auto& [name, text] : content.fields)
            letters += text.size();
        return letters;
    }

    /// One label that says what stock and grid it is of, since it may be printed as it is.
    void fill_calibration()
    {
        const Media media{proof_.layout.width, proof_.layout.height};
        if (proof_.pages.empty())
            keep(composed(proof_.layout, calibration_content({"", to_string(media), dpi_})),
                 proof_.pages);
    }

    void fill_sheet(const PrintPlan& plan)
    {
        std::vector<Page> labels, background;
        for (const DocumentKind document :
             {DocumentKind::unit, DocumentKind::head, DocumentKind::bag})
            for (const Content& content : contents_of(plan, document)) {
                Composition one = composed(stationery_.layout(document, Papers{}.labels), content);
                std::move(one.pages.begin(), one.pages.end(), std::back_inserter(labels));
            }
        keep(composed(proof_.layout, {}), background);
        const std::vector<Page> sheets = imposed(proof_.layout, background.front(), labels, 1);
        proof_.pages.insert(proof_.pages.end(), sheets.begin(), sheets.end());
    }

    const Stationery& stationery_;
    LayoutProof& proof_;
    int dpi_;
};

LayoutProof loaded(const Stationery& stationery, const std::filesystem::path& file)
{
    LayoutProof proof;
    proof.layout = load_layout(file, stationery.words());
    if (!proof.layout.document)
        throw std::runtime_error(file.filename().string() +
                                 ": écrivez en tête ce que le modèle imprime, par exemple "
                                 "document = \"unit\".");
    return proof;
}

} // namespace

LayoutProof prove_layout(const Stationery& stationery, const std::filesystem::path& file, int dpi)
{
    LayoutProof proof = loaded(stationery, file);
    Proving proving(stationery, proof, dpi);
    proving.fill(usual_plan());
    proving.fill(fullest_plan());
    proving.prove();
    return proof;
}

LayoutProof prove_layout(const Stationery& stationery, const std::filesystem::path& file, int dpi,
                         const PrintPlan& plan, std::size_t most)
{
    LayoutProof proof = loaded(stationery, file);
    Proving proving(stationery, proof, dpi);
    proving.fill(plan, most);
    proving.prove();
    return proof;
}

std::vector<std::string> layout_names(const std::filesystem::path& folder)
{
    std::vector<std::string> names;
    std::error_code error;
    for (auto entry = std::filesystem::directory_iterator(folder, error);
         !error && entry != std::filesystem::directory_iterator(); entry.increment(error))
        if (entry->path().extension() == ".toml" && entry->path().stem() != "icons")
            names.push_back(entry->path().stem().string());
    std::ranges::sort(names);
    return names;
}

std::string picture_of(const LayoutProof& proof)
{
    if (proof.pages.empty())
        throw std::runtime_error("Le modèle n'a rien à montrer.");
    const int dpi = proof.pages.front().dpi;
    return to_png(stacked(Rasteriser(proof.pdf).rasterise_all(dpi)), dpi);
}

} // namespace cageot
