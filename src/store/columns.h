#pragma once

// How a value of ours and a row of SQL are the same thing: each type names its columns once, beside
// its fields. From that list come the texts of SQL and what is bound and read.

#include "base/code_sequence.h"
#include "base/id.h"
#include "base/length.h"
#include "store/database_session.h"
#include "store/store.h"

#include <Poco/Data/Statement.h>
#include <Poco/Data/TypeHandler.h>

#include <concepts>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cageot {

/// Specialised for each type that is a row: `table`, and `each(row, visit)`, which calls
/// visit(name, field) for each column in order.
template <class Row>
struct Columns;

// A field as it is stored, and back. Only text and 64-bit integers are stored.

/// Well-formed UTF-8 without NUL: PostgreSQL refuses the one and ends at the other, so each byte
/// that is neither becomes U+FFFD on both databases.
std::string stored(const std::string& field);
template <std::integral Number>
std::int64_t stored(Number field)
{
    return static_cast<std::int64_t>(field);
}
template <class Tag>
std::string stored(const Id<Tag>& field)
{
    return field.value;
}
template <class Enum>
requires std::is_enum_v<Enum> std::string stored(Enum field)
{
    return std::string(to_string(field));
}
inline std::int64_t stored(Length field)
{
    return field.um();
}
std::string stored(const CodeKey& field);

inline void restore(std::string& field, const std::string& value)
{
    field = value;
}
template <std::integral Number>
void restore(Number& field, std::int64_t value)
{
    field = static_cast<Number>(value);
}
template <class Tag>
void restore(Id<Tag>& field, const std::string& value)
{
    field.value = value;
}
inline void restore(Length& field, std::int64_t value)
{
    field = Length::um(value);
}
void restore(CodeKey& field, const std::string& value);
// Throw std::runtime_error for a word that this program does not know.
void restore(PageKind& field, const std::string& value);
void restore(LabelState& field, const std::string& value);
void restore(SpoolState& field, const std::string& value);
void restore(Doubt& field, const std::string& value);
void restore(PrinterRole& field, const std::string& value);
void restore(Handling& field, const std::string& value);
void restore(Stacking& field, const std::string& value);
void restore(DocumentFormat& field, const std::string& value);
void restore(Urgency& field, const std::string& value);
void restore(CyclePhase& field, const std::string& value);

/// "session, kind, code"
template <class Row>
std::string column_list()
{
    std::string list;
    const Row row{};
    Columns<Row>::each(row, [&](const char* name, const auto&) {
        list += list.empty() ? "" : ", ";
        list += name;
    });
    return list;
}

/// "?, ?, ?"
template <class Row>
std::string placeholders()
{
    std::string list;
    const Row row{};
    Columns<Row>::each(row, [&](const char*, const auto&) { list += list.empty() ? "?" : ", ?"; });
    return list;
}

} // namespace cageot

/// Reads whole rows. (Named `Row`, clang would take the type for Poco::Data::Row.)
template <class RowType>
requires requires
{
    cageot::Columns<RowType>::table;
}
class Poco::Data::TypeHandler<RowType> {
public:
    static std::size_t size()
    {
        std::size_t count = 0;
        const RowType row{};
        cageot::Columns<RowType>::each(row, [&](const char*, const auto&) { ++count; });
        return count;
    }
    static void prepare(std::size_t position, const RowType& row,
                        AbstractPreparator::Ptr preparator)
    {
        cageot::Columns<RowType>::each(row, [&](const char*, const auto& field) {
            preparator->prepare(position++, cageot::stored(field));
        });
    }
    static void extract(std::size_t position, RowType& row, const RowType&,
                        AbstractExtractor::Ptr extractor)
    {
        cageot::Columns<RowType>::each(row, [&](const char*, auto& field) {
            decltype(cageot::stored(field)) value{};
            extractor->extract(position++, value);
            cageot::restore(field, value);
        });
    }
};

namespace cageot {

/// A row as it is bound. Kept until the statement has run: PostgreSQL's binder does not copy what
/// it is given (Poco 1.11).
template <class Row>
struct BoundRow {
    explicit BoundRow(const Row& row)
    {
        Columns<Row>::each(
            row, [&](const char*, const auto& field) { values.emplace_back(stored(field)); });
    }
    std::vector<std::variant<std::int64_t, std::string>> values;
};

} // namespace cageot

template <class RowType>
class Poco::Data::TypeHandler<cageot::BoundRow<RowType>> {
public:
    static std::size_t size() { return TypeHandler<RowType>::size(); }
    static void bind(std::size_t position, const cageot::BoundRow<RowType>& row,
                     AbstractBinder::Ptr binder, AbstractBinder::Direction direction)
    {
        for (const auto& value : row.values)
            std::visit([&](const auto& held) { binder->bind(position++, held, direction); }, value);
    }
};

namespace cageot {

/// Runs one statement with each `?` bound in order. Returns the number of rows changed.
template <class... Values>
std::size_t execute(DatabaseSession& session, const std::string& sql, const Values&... values)
{
    Poco::Data::Statement statement(session.poco());
    statement << session.in_its_words(sql);
    (statement.operator,(Poco::Data::Keywords::bind(stored(values))), ...);
    return statement.execute();
}

/// Runs one statement once for each of `rows`, prepared once.
template <class Row>
void execute_for_each(DatabaseSession& session, const std::string& sql,
                      const std::vector<Row>& rows)
{
    if (rows.empty()) // Poco refuses to bind nothing
        return;
    std::vector<BoundRow<Row>> bound(rows.begin(), rows.end());
    session.poco() << session.in_its_words(sql), Poco::Data::Keywords::use(bound),
        Poco::Data::Keywords::now;
}

template <class Row>
void insert(DatabaseSession& session, const std::vector<Row>& rows,
            const std::string& on_conflict = "")
{
    execute_for_each(session,
                     "INSERT INTO " + std::string(Columns<Row>::table) + " (" + column_list<Row>() +
                         ") VALUES (" + placeholders<Row>() + ") " + on_conflict,
                     rows);
}

/// Values of the first column of a query.
template <class Value, class... Values>
std::vector<Value> select_values(DatabaseSession& session, const std::string& sql,
                                 const Values&... values)
{
    std::vector<Value> rows;
    Poco::Data::Statement statement(session.poco());
    statement << session.in_its_words(sql), Poco::Data::Keywords::into(rows);
    (statement.operator,(Poco::Data::Keywords::bind(stored(values))), ...);
    statement.execute();
    return rows;
}

/// Rows of the type's table; `rest` is what stands after "SELECT columns FROM table".
template <class Row, class... Values>
std::vector<Row> select(DatabaseSession& session, const std::string& rest, const Values&... values)
{
    return select_values<Row>(session,
                              "SELECT " + column_list<Row>() + " FROM " +
                                  std::string(Columns<Row>::table) + " " + rest,
                              values...);
}

} // namespace cageot
