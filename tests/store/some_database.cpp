#include "store/some_database.h"

#include "store/columns.h"
#include "support/catch2_compat.h"
#include "support/private_postgres.h"

namespace cageot {
namespace {

std::string new_schema()
{
    static int count = 0;
    return "test_" + std::to_string(++count);
}

DatabaseAddress address_of(const std::string& schema, int port)
{
    return parse_database_url(shared_postgres().url(schema, port)).address;
}

bool on_postgresql()
{
    return GENERATE(false, true);
}

} // namespace

SomeDatabase::SomeDatabase()
    : schema_(on_postgresql() ? new_schema() : "")
{
    UNSCOPED_INFO((is_postgresql() ? "on PostgreSQL" : "on SQLite"));
    if (is_postgresql())
        shared_postgres();
}

Store SomeDatabase::store(const CodeKey& new_key) const
{
    if (is_postgresql())
        return {address_of(schema_, 0), new_key};
    return {folder_.path() / "data", new_key};
}

Database SomeDatabase::database(std::chrono::milliseconds patience) const
{
    if (is_postgresql())
        return {address_of(schema_, 0), patience};
    return {folder_.path() / "data" / "cageot.sqlite", patience};
}

void SomeDatabase::run_sql(const std::string& sql) const
{
    Database other = database();
    other.write([&](DatabaseSession& session) { execute(session, sql); });
}

DatabaseAddress new_address(int port)
{
    return address_of(new_schema(), port);
}

} // namespace cageot
