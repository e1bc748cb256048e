#include "layout/text_fit.h"

#include "base/text.h"
#include "composed_labels.h"
#include "layout/printable_text.h"

using namespace cageot;

namespace {

struct Language {
    const char* name;
    const char* words; ///< with the letters that set it apart
};

constexpr Language languages[] = {
    {"French", "Œufs, pâté, crème, maïs, çà, forêt, Noël, île, août, naïveté, Ÿ, cœur, « l’été »"},
    {"Occitan", "Òrt, formatge, ròsas, ala·larga, çò qu'avètz, còca"},
    {"Catalan", "Col·legi, mel, llet, formatge, raïm, pingüí, L·L, així, bé, què, ó, ú"},
    {"Spanish", "Ñoras, piñones, jamón, pingüino, ¿cuánto? ¡Aquí!, miércoles, azúcar"},
    {"Portuguese", "Pão, maçã, ovelha, limões, água, pêssego, avô, vovó, às, cinquenta"},
    {"Galician", "Queixo, mazá, ovo, polbo á feira, ñu, xoán, ïamos, güe"},
    {"Italian", "Caffè, perché, più, città, ragù, virtù, lunedì, È, però"},
    {"Romansh", "Chaschiel, ün, pê, l'è, chörda, glin"},
    {"German", "Äpfel, Brötchen, Süßes, GROẞ, Grüße, Öl, Übung"},
    {"Luxembourgish", "Kéis, Geméis, Bréidchen, Äppel, Zoossiss, Wäin, ë"},
    {"Dutch", "IJsbergsla, crème fraîche, coördinatie, één, ĳs, reünie"},
    {"West Frisian", "Tsiis, brûs, jûn, eigen, ús, sân, hûn, ó"},
    {"English", "Café, naïve, façade, crêpe, £2.50, “free-range”, ½ lb"},
    {"Irish", "Cáis, uachtar, ím, úll, Ḃ ḃ Ċ ċ Ḋ ḋ Ḟ ḟ Ġ ġ Ṁ ṁ Ṗ ṗ Ṡ ṡ Ṫ ṫ, fíon, óg"},
    {"Scottish Gaelic", "Càise, ìm, bò, ùbhlan, là, è, ceòl"},
    {"Welsh", "Ŵy, tŷ, llŷn, ŵyn, pêl, môr, ẁ ẃ ẅ ỳ ý ÿ, Ŷ, sïon, cŵn"},
    {"Breton", "C'hoarioù, keuz, laezh, ñ, bleud-gwinizh, ù, ê"},
    {"Basque", "Gazta, ardia, piperrak, txakolina, ñabar, pinguino ü"},
    {"Maltese", "Ġbejna, ħobż, ċikkulata, għasel, Ħ, Ċ, Ż, żejt, à è ì ò ù"},
    {"Danish", "Æbler, blåbær, smør, rugbrød, øl, Ø, Å, ǿ"},
    {"Norwegian", "Brød, blåbær, smør, geitost, æ, ø, å, ò, fôr"},
    {"Swedish", "Smör, bröd, ägg, lingon, åkerbär, Å, Ä, Ö, idé"},
    {"Icelandic", "Smjör, brauð, þorskur, Þ, Ð, skyr, æ, ö, á é í ó ú ý, ðæ"},
    {"Faroese", "Smør, breyð, ostur, áðrenn, ý, ó, ø, æ, føroysk"},
    {"Finnish", "Hillo, juusto, leipä, voi, jäätelö, Å, šakki, ž"},
    {"Northern Sami", "Čáhci, biergu, đ, ŋ, Š, ŧ, ž, Ŋ, Đ, Ŧ, á, láibi"},
    {"Skolt Sami", "Ǥ ǥ Ǧ ǧ Ǩ ǩ Ʒ ʒ Ǯ ǯ, čääʹcc, õ, å, â, šiil"},
    {"Estonian", "Või, leib, juust, õun, šokolaad, ž, ä, ö, ü, mõdu"},
    {"Latvian", "Siers, piens, ķiploks, ģimene, ļoti, ņemt, ā č ē ī š ū ž, Ķ Ģ Ļ Ņ, ŗ"},
    {"Lithuanian", "Sūris, obuolys, žuvis, ąžuolas, ėda, į, ų, ū, Ė, Ų, č, š"},
    {"Polish", "Żółty ser, chleb, jabłka, śmietana, ąęćńóź, Ł, Ś, gęś, ćma"},
    {"Kashubian", "Mlékò, ã, é, ë, ô, ù, Ł, ń, ò"},
    {"Czech", "Sýr, chléb, hruška, řepa, ďábel, ťava, ňadro, ů, Ř, Ě, ž"},
    {"Slovak", "Bryndza, mäso, kôň, ľan, ĺ, ŕ, dážď, ť, Ľ, Ĺ, Ŕ, šľachta"},
    {"Upper Sorbian", "Chlěb, twarožk, jabłuka, ć, ń, ó, ř, š, ž"},
    {"Slovenian", "Sir, kruh, češnje, žganci, šunka, Č, Š, Ž"},
    {"Croatian", "Sir, kruh, đumbir, ćevapi, žumance, Đ, Ć, ǆ ǉ ǌ, dž"},
    {"Hungarian", "Sajt, kenyér, tejföl, őszibarack, gyümölcs, ű, Ő, Ű, ó, ú, í"},
    {"Romanian", "Brânză, pâine, mărțișor, șuncă, Ș, Ț, înghețată, Ă, Î"},
    {"Albanian", "Djathë, bukë, çaj, Ë, Ç, gjalpë, ujë"},
    {"Turkish", "Peynir, ekmek, İncir, ılık, şeker, ğ, Ğ, Ş, çilek, köfte, süt, âlâ"},
    {"Azeri", "Pendir, çörək, Ə, ə, ğ, ı, İ, ş, ü, dədə"},
    {"Esperanto", "Ĉokolado, ĝardeno, ĥoro, ĵaŭdo, ŝaŭmo, Ŭ, Ĝ, Ĥ, Ĵ"},
    {"Greek", "Τυρί, ψωμί, μέλι, γάλα, ελιές, ΐ, ΰ, ώ, Ά Έ Ή Ί Ό Ύ Ώ, Ξ, ς, «φέτα», ·"},
    {"Ancient Greek", "Ἄρτος, ὕδωρ, ᾠόν, τῇ, ῥόδον, Ὦ, ᾧ, ἧττον, ᾳ, ὢ, ἆ, ῗ"},
    {"Russian", "Сыр, хлеб, ёлка, Ё, щи, объём, яйца, эклер, № 14"},
    {"Ukrainian", "Сир, хліб, їжа, є, ґанок, Ґ, Є, Ї, І, м'ясо, яєчня"},
    {"Belarusian", "Сыр, хлеб, яйкі, ўсё, Ў, і, дзьмухавец"},
    {"Bulgarian", "Сирене, хляб, ябълка, щастие, ѝ, Ъ, Ю"},
    {"Macedonian", "Сирење, леб, ѓеврек, ќебап, ѕвезда, џем, Ѓ, Ќ, Ѕ, Џ, Љ, Њ, ѝ, ѐ"},
    {"Serbian", "Сир, хлеб, јаје, ђевђир, љуска, њива, ћуп, џем, Ђ, Ћ, Ј"},
    {"Georgian", "ყველი, პური, ღვინო, თაფლი, რძე, ჭადი, ძმარი, ჟოლო, ჯემი"},
    {"Armenian", "Պանիր, հաց, գինի, մեղր, կաթ, ձու, ընկույզ, և, ֆիլե, օղի"},
};

} // namespace

TEST_CASE("every language of Europe is written without a square in every face", "[layout]")
{
    CHECK(std::size(languages) >= 50);
    for (const std::string& face : project_fonts().face_names())
        for (const Language& language : languages) {
            TextItem text;
            text.face = face;
            text.size = text.min_size = Length::mm(1.5);
            const FittedText fitted =
                fit_text(project_fonts(), text, language.words, 5000, 60, 203);
            CAPTURE(face, language.name, to_utf8(fitted.missing));
            CHECK(fitted.missing.empty());
            CHECK_FALSE(fitted.shortened);
        }
}

TEST_CASE("the letters of a Latin word are all of one file", "[layout]")
{
    // Of a fallback: dotted consonants of old Irish type, ezh, schwa, digraphs, capital ß.
    constexpr std::u32string_view rare = U"ḂḃĊċḊḋḞḟĠġṀṁṖṗṠṡṪṫǤǥǦǧǨǩƷʒǮǯʹƏəǆǉǌẞ";
    const FontSet& fonts = project_fonts();
    for (const char* name : {"regular", "bold"})
        for (const Language& language : languages) {
            if (std::string(language.name) == "Greek")
                break; // from here on other scripts
            for (const char32_t c : printable_text(language.words)) {
                CAPTURE(name, language.name, to_utf8(std::u32string_view(&c, 1)));
                CHECK((rare.find(c) != std::u32string_view::npos ||
                       fonts.has(fonts.face(name).front(), c)));
            }
        }
}
