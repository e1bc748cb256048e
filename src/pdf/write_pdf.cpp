#include "pdf/write_pdf.h"

#include "pdf/document.h"

#include <vector>

namespace cageot {
namespace {

/// Shrinks each side of a rectangle, in dots (measured with ghostscript 10.0, poppler 22.12 and
/// MuPDF 1.21 at 203 and 300 dpi: exact from 0.1 to 0.25).
constexpr double inset = 0.2;

/// Rectangles that cover exactly the black modules: runs of a row, made taller while rows repeat
/// them.
std::vector<DotRect> module_rects(const Dots& modules)
{
    std::vector<DotRect> rects;
    std::vector<std::size_t> open; // rects that end at the previous row
    for (int y = 0; y < modules.height(); ++y) {
        std::vector<std::size_t> still_open;
        for (int x = 0; x < modules.width();) {
            if (!modules.at(x, y)) {
                ++x;
                continue;
            }
            int end = x;
            while (modules.at(end, y))
                ++end;
            std::size_t index = rects.size();
            for (const std::size_t candidate : open)
                if (rects[candidate].x == x && rects[candidate].width == end - x)
                    index = candidate;
            if (index == rects.size())
                rects.push_back({x, y, end - x, 1});
            else
                ++rects[index].height;
            still_open.push_back(index);
            x = end;
        }
        open = std::move(still_open);
    }
    return rects;
}

class PageWriter {
public:
    PageWriter(Document& document, const Page& page)
        : document_(document)
        , page_(page)
        , handle_(HPDF_AddPage(document.handle()))
        , points_(72.0 / page.dpi)
    {
        document.check("adding a page");
        HPDF_Page_SetWidth(handle_, static_cast<HPDF_REAL>(page.width_points));
        HPDF_Page_SetHeight(handle_, static_cast<HPDF_REAL>(page.height_points));
    }

    void write()
    {
        for (const Mark& mark : page_.marks) {
            if (const auto* text = std::get_if<TextMark>(&mark))
                write_text(*text);
            else if (const auto* rect = std::get_if<RectMark>(&mark))
                write_rect(*rect);
            else
                write_symbol(std::get<SymbolMark>(mark));
        }
        document_.check("drawing a page");
    }

private:
    void paint(bool white)
    {
        if (white == white_)
            return;
        HPDF_Page_SetGrayFill(handle_, white ? 1.0F : 0.0F);
        white_ = white;
    }

    void add_rect(double x, double y, double width, double height)
    {
        const double top = page_.height_points;
        HPDF_Page_Rectangle(handle_, static_cast<HPDF_REAL>((x + inset) * points_),
                            static_cast<HPDF_REAL>(top - (y + height - inset) * points_),
                            static_cast<HPDF_REAL>((width - 2 * inset) * points_),
                            static_cast<HPDF_REAL>((height - 2 * inset) * points_));
    }

    void write_rect(const RectMark& mark)
    {
        if (mark.rect.empty())
            return;
        paint(mark.white);
        add_rect(mark.rect.x, mark.rect.y, mark.rect.width, mark.rect.height);
        HPDF_Page_Fill(handle_);
    }

    void write_symbol(const SymbolMark& mark)
    {
        paint(false);
        const bool linear = is_linear(mark.symbol.symbology);
        for (const DotRect& rect : module_rects(mark.symbol.modules))
            add_rect(mark.area.x + rect.x * mark.module,
                     linear ? mark.area.y : mark.area.y + rect.y * mark.module,
                     rect.width * mark.module,
                     linear ? mark.area.height : rect.height * mark.module);
        HPDF_Page_Fill(handle_);
    }

    void write_text(const TextMark& mark)
    {
        paint(mark.white);
        const HPDF_Font font = document_.font(mark.font);
        document_.embed(mark.font, mark.text);
        HPDF_Page_BeginText(handle_);
        HPDF_Page_SetFontAndSize(handle_, font, static_cast<HPDF_REAL>(mark.em * points_));
        HPDF_Page_TextOut(handle_, static_cast<HPDF_REAL>(mark.x * points_),
                          static_cast<HPDF_REAL>(page_.height_points - mark.baseline * points_),
                          mark.text.c_str());
        HPDF_Page_EndText(handle_);
    }

    Document& document_;
    const Page& page_;
    HPDF_Page handle_;
    double points_; ///< points a dot
    bool white_ = false;
};

} // namespace

std::string write_pdf(std::span<const Page> pages, const FontSet& fonts, const std::string& title)
{
    Document document(fonts);
    // Else libharu takes the bytes of a title for Latin letters.
    HPDF_SetCurrentEncoder(document.handle(), "UTF-8");
    HPDF_SetInfoAttr(document.handle(), HPDF_INFO_TITLE, title.c_str());
    HPDF_SetInfoAttr(document.handle(), HPDF_INFO_CREATOR, "Cageot");
    document.check("naming a document");
    for (const Page& page : pages)
        PageWriter(document, page).write();
    return document.bytes();
}

} // namespace cageot
