#include "printing/printer_answer.h"

#include "support/catch2_compat.h"

using namespace cageot;

TEST_CASE("a printer says what it is and how fine its dots are", "[printing]")
{
    CHECK(parse_zebra_identity("\x02GK420d-200dpi,V61.17.17Z,8,2104KB,X\x03\r\n") ==
          ZebraIdentity{"GK420d-200dpi", 8});
    CHECK(parse_zebra_identity("\x02ZD421-300dpi,V93.21.07Z,12,8176KB\x03\r\n").value() ==
          ZebraIdentity{"ZD421-300dpi", 12});
}

TEST_CASE("what is no identification, or not the whole of it, says nothing", "[printing]")
{
    const std::string whole = "\x02GK420d,V61.17.17Z,8,2104KB\x03";
    for (std::size_t length = 0; length < whole.size(); ++length)
        CHECK_FALSE(parse_zebra_identity(whole.substr(0, length)));
    for (const char* text : {"GK420d,V1,8,2104KB\r\n", "\x02GK420d,V1,203,2104KB\x03",
                             "\x02,V1,8\x03", "\x02GK420d,V1\x03", "HTTP/1.1 400 Bad Request\r\n"})
        CHECK_FALSE(parse_zebra_identity(text));
}
