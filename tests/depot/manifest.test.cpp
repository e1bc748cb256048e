#include "depot/manifest.h"

#include "support/catch2_compat.h"

namespace cageot {
namespace {

Manifest a_manifest()
{
    Manifest manifest;
    manifest.made_at = 1794460320000;
    manifest.key_mark = key_mark(CodeKey{1, 2, 3});
    manifest.codes = {12, 3, 4};
    manifest.last_session = 5;
    manifest.files["cageot.sqlite"] = std::string(64, 'a');
    manifest.files["archive/S1/v1/raw/œufs\\ et\nlait.csv"] = std::string(64, 'b');
    return manifest;
}

} // namespace

TEST_CASE("a manifest is read back as it was written", "[depot]")
{
    CHECK(parse_manifest(to_text(a_manifest(), "Europe/Paris")) == a_manifest());
}

TEST_CASE("a manifest that was cut or changed anywhere is none", "[depot]")
{
    const std::string text = to_text(a_manifest(), "Europe/Paris");
    for (std::size_t length = 0; length < text.size(); ++length)
        CHECK_FALSE(parse_manifest(text.substr(0, length)));
    for (std::size_t place = 0; place < text.size(); ++place) {
        std::string changed = text;
        changed[place] = static_cast<char>(changed[place] ^ 1);
        CHECK_FALSE(parse_manifest(changed));
    }
}

TEST_CASE("a manifest names no file outside of its backup", "[depot]")
{
    for (const char* name : {"../secret", "/etc/passwd", "archive/../../secret"}) {
        Manifest manifest = a_manifest();
        manifest.files[name] = std::string(64, 'c');
        CHECK_FALSE(parse_manifest(to_text(manifest, "Europe/Paris")));
    }
}

TEST_CASE("the mark of a key tells depots apart", "[depot]")
{
    CHECK(key_mark(CodeKey{1}) != key_mark(CodeKey{2}));
    CHECK(key_mark(CodeKey{1}).size() == 16);
}

} // namespace cageot
