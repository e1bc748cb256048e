#include "session/columns.h"
#include "support/catch2_compat.h"

#include <set>

using namespace cageot;

TEST_CASE("headers are the same without case, accents, currency and question mark", "[session]")
{
    CHECK(header_key(" Rue (2) Livraison") == "rue (2) livraison");
    CHECK(header_key("Coût produits (€)") == header_key("COUT PRODUITS ($)"));
    CHECK(header_key("Livré ?") == header_key("livré\u00A0?"));
    CHECK(header_key("home_delivery") == header_key("Home delivery"));
    CHECK(header_key("(€)") == "(€)");
}

TEST_CASE("no two columns of one report share a header or a field", "[session]")
{
    std::set<std::pair<FileKind, std::string>> headers;
    std::set<std::pair<FileKind, Field>> fields;
    for (const Column& column : all_columns()) {
        std::set<std::string> own;
        for (const std::string_view header : column.headers) {
            if (!header.empty())
                own.insert(header_key(header));
        }
        for (const std::string& key : own) {
            CAPTURE(key);
            CHECK(headers.emplace(column.kind, key).second);
        }
        if (column.field != Field::other)
            CHECK(fields.emplace(column.kind, column.field).second);
    }
}
