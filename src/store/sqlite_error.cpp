#include "store/database_error.h"

#include <Poco/Data/SQLite/SQLiteException.h>

#include <stdexcept>
#include <string>

namespace cageot {
namespace {

namespace sqlite = Poco::Data::SQLite;

template <class... Errors>
bool is_one_of(const Poco::Exception& error)
{
    return (... || (dynamic_cast<const Errors*>(&error) != nullptr));
}

} // namespace

void throw_sqlite_error(const Poco::Exception& error, const std::filesystem::path& file,
                        std::chrono::milliseconds patience)
{
    const std::string name = "«" + file.string() + "»";
    if (is_one_of<sqlite::ConstraintViolationException, sqlite::InvalidSQLStatementException,
                  sqlite::ParameterCountMismatchException, sqlite::InvalidLibraryUseException>(
            error))
        throw std::logic_error(name + ": " + error.displayText());
    if (is_one_of<sqlite::DBLockedException, sqlite::TableLockedException,
                  sqlite::LockProtocolException>(error))
        throw std::runtime_error("Un autre programme garde la base de données " + name +
                                 " depuis plus de " + french_seconds(patience) +
                                 " s: attendez qu'il ait fini ou arrêtez-le, puis recommencez.");
    if (is_one_of<sqlite::DatabaseFullException>(error))
        throw std::runtime_error("Le disque de " + name +
                                 " est plein: libérez de la place, puis recommencez.");
    if (is_one_of<sqlite::CorruptImageException>(error))
        throw std::runtime_error("La base de données " + name +
                                 " est abîmée: arrêtez Cageot et remettez la dernière sauvegarde.");
    if (is_one_of<sqlite::ReadOnlyException, sqlite::CantOpenDBFileException,
                  sqlite::DBAccessDeniedException, sqlite::AuthorizationDeniedException>(error))
        throw std::runtime_error(
            "Impossible d'écrire la base de données " + name +
            ": donnez au compte de Cageot le droit d'écrire dans son dossier.");
    if (is_one_of<sqlite::IOErrorException>(error))
        throw std::runtime_error("Le disque ne lit ou n'écrit plus " + name +
                                 ": vérifiez ce disque et la place qui y reste, puis recommencez.");
    throw std::runtime_error("La base de données " + name + " ne répond pas (" +
                             error.displayText() + "): arrêtez Cageot et relancez-le.");
}

std::string french_seconds(std::chrono::milliseconds duration)
{
    const auto tenths = duration.count() / 100;
    const std::string whole = std::to_string(tenths / 10);
    return tenths % 10 == 0 ? whole : whole + "," + std::to_string(tenths % 10);
}

} // namespace cageot
