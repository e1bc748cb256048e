#include "session/text_file.h"

#include "base/text.h"
#include "support/catch2_compat.h"

using namespace cageot;
using Catch::Matchers::ContainsSubstring;

namespace {

std::optional<std::string> decoded(const std::string& bytes)
{
    FileFindings findings("totaux.csv");
    const auto text = decode_text_file(bytes, findings);
    CHECK(text.has_value() != findings.has_error());
    return text;
}

/// The one error of bytes that are no text of a CSV.
std::string refusal(const std::string& bytes)
{
    FileFindings findings("totaux.csv");
    CHECK_FALSE(decode_text_file(bytes, findings));
    REQUIRE(findings.kept().size() == 1);
    return to_string(findings.kept()[0]);
}

/// UTF-8 read as Windows-1252 and written as UTF-8 once more.
std::string twice_encoded(const std::string& text)
{
    return *from_windows_1252(text);
}

} // namespace

TEST_CASE("UTF-8 comes through, its byte order mark goes", "[session]")
{
    CHECK(decoded("Zoé,œuf\n") == "Zoé,œuf\n");
    CHECK(decoded("\xEF\xBB\xBFZoé\n") == "Zoé\n");
}

TEST_CASE("Windows-1252 becomes UTF-8", "[session]")
{
    CHECK(decoded("Zo\xE9;\x9Cuf;7 \x80\n") == "Zoé;œuf;7 €\n");
}

TEST_CASE("one broken letter in UTF-8 is told by its line", "[session]")
{
    CHECK_THAT(refusal("Zoé\nÉlise\nIn\xE8s\nœuf\n"), ContainsSubstring("ligne 3: "));
    CHECK_THAT(refusal("a\nZo\xE9\nb\x81\n"), ContainsSubstring("ligne 3: "));
}

TEST_CASE("accents that were encoded twice are told once, with a word to see it", "[session]")
{
    CHECK(refusal("order,customer\n1," + twice_encoded("Zoé Nuñez") + "\n2," +
                  twice_encoded("Œufs d’ici") + "\n3,Abel\n") ==
          "totaux.csv, ligne 2: les accents du fichier sont abîmés, comme dans «ZoÃ©» (lignes "
          "touchées: 2): exportez de nouveau le rapport sans le modifier.");
    for (const char* word : {"é", "à", "ç", "É", "œ", "Œ", "’", "ô"})
        CHECK_FALSE(decoded("x" + twice_encoded(word) + "y\n"));
    for (const char* word : {"JOÃO", "Ångström", "â", "Ã", "Châtaigne", "€"})
        CHECK(decoded(std::string(word) + "\n"));
}

TEST_CASE("what is no text of a CSV is told by what it is", "[session]")
{
    CHECK_THAT(refusal(""), ContainsSubstring("vide"));
    CHECK_THAT(refusal(" \r\n\t"), ContainsSubstring("vide"));
    CHECK_THAT(refusal("PK\x03\x04..."), ContainsSubstring("XLSX"));
    CHECK_THAT(refusal("\xD0\xCF\x11\xE0..."), ContainsSubstring("XLS"));
    CHECK_THAT(refusal("%PDF-1.7"), ContainsSubstring("PDF"));
    CHECK_THAT(refusal("\n<!DOCTYPE html>"), ContainsSubstring("page web"));
    CHECK_THAT(refusal("<HTML>"), ContainsSubstring("page web"));
    CHECK_THAT(refusal("{\"orders\":[]}"), ContainsSubstring("JSON"));
    CHECK_THAT(refusal("\xFF\xFE\x42"), ContainsSubstring("UTF-16"));
    CHECK_THAT(refusal(std::string("a\nb\0c", 5)), ContainsSubstring("ligne 2: "));
    CHECK_THAT(refusal(std::string(65 * 1024 * 1024, 'x')), ContainsSubstring("64 Mo"));
}
