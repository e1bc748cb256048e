#include "store/database_address.h"
#include "store/database_error.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace cageot {
namespace {

/// What a person is told of an SQLSTATE, or of all that begin so (PostgreSQL 15, appendix A); «%»
/// stands for the database's name.
struct Sentence {
    std::string_view state;
    std::string_view words;
};
constexpr std::array<Sentence, 21> sentences = {{
    {"28P01", "Le mot de passe de la base de données % est refusé: corrigez-le dans la "
              "configuration."},
    {"28", "Le serveur refuse le compte de la base de données %: créez ce compte, ou laissez-le "
           "entrer dans pg_hba.conf."},
    {"3D", "La base de données % n'existe pas: créez-la avec «createdb»."},
    {"3F", "Le schéma de la base de données % n'existe plus: arrêtez Cageot et remettez la "
           "dernière sauvegarde."},
    {"42501", "Le compte de Cageot n'a pas tous les droits sur la base de données %: faites-le "
              "propriétaire de ce schéma, ou de la base."},
    {"25006", "La base de données % est en lecture seule: rendez-la inscriptible ou donnez "
              "l'adresse du serveur principal."},
    {"53100", "Le disque du serveur de la base de données % est plein: libérez de la place, puis "
              "recommencez."},
    {"53200",
     "Le serveur de la base de données % manque de mémoire: libérez-en, puis recommencez."},
    {"53300", "Le serveur de la base de données % a trop de connexions: augmentez max_connections "
              "ou arrêtez un programme."},
    {"57014", "Le serveur de la base de données % n'a pas répondu à temps: regardez ce qui "
              "l'occupe, puis recommencez."},
    {"57P", "Le serveur de la base de données % s'arrête ou démarre: attendez qu'il soit prêt, "
            "puis recommencez."},
    {"58", "Le disque du serveur de la base de données % ne lit ou n'écrit plus: vérifiez ce "
           "disque et la place qui y reste, puis recommencez."},
    {"XX001", "La base de données % est abîmée: arrêtez Cageot et remettez la dernière "
              "sauvegarde."},
    {"XX002", "La base de données % est abîmée: arrêtez Cageot et remettez la dernière "
              "sauvegarde."},
    {"08", "Le serveur de la base de données % ne répond pas: vérifiez qu'il marche et que le "
           "réseau y mène, puis recommencez."},
    {"", "Le serveur de la base de données % ne répond pas: vérifiez qu'il marche et que le réseau "
         "y mène, puis recommencez."},
    // Only a mistake of ours leads there.
    {"22", ""},
    {"23", ""},
    {"25", ""},
    {"26", ""},
    {"42", ""},
}};

bool is_state(std::string_view text)
{
    return text.size() == 5 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
           });
}

std::string first_line(std::string_view text)
{
    return std::string(text.substr(0, text.find('\n')));
}

} // namespace

std::string_view sqlstate_of(std::string_view message)
{
    constexpr std::string_view before = ":  "; // behind the severity, which may be translated
    for (std::size_t at = message.find(before); at != std::string_view::npos;
         at = message.find(before, at + 1)) {
        const std::string_view state = message.substr(at + before.size(), 5);
        if (is_state(state) && message.substr(at + before.size() + 5).starts_with(": "))
            return state;
    }
    return {};
}

void throw_postgresql_error(std::string_view message, const DatabaseAddress& address,
                            std::chrono::milliseconds patience)
{
    const std::string name = "«" + to_string(address) + "»";
    const std::string_view state = sqlstate_of(message);
    if (state == "55P03")
        throw std::runtime_error("Un autre programme garde la base de données " + name +
                                 " depuis plus de " + french_seconds(patience) +
                                 " s: attendez qu'il ait fini ou arrêtez-le, puis recommencez.");
    const auto found =
        std::find_if(sentences.begin(), sentences.end(), [&](const Sentence& sentence) {
            return sentence.state.empty() ? state.empty() : state.starts_with(sentence.state);
        });
    if (found == sentences.end())
        throw std::runtime_error("La base de données " + name + " ne fait pas ce qu'il faut (" +
                                 first_line(message) + "): arrêtez Cageot et relancez-le.");
    if (found->words.empty())
        throw std::logic_error(name + ": " + std::string(message));
    const std::size_t place = found->words.find('%');
    throw std::runtime_error(std::string(found->words.substr(0, place)) + name +
                             std::string(found->words.substr(place + 1)));
}

} // namespace cageot
