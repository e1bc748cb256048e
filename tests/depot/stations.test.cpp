#include "depot/stations.h"

#include "depot/sample_depot.h"
#include "support/catch2_compat.h"

#include <algorithm>

namespace cageot {
namespace {

using Name = std::optional<std::string>;

bool is_hex(const std::string& text)
{
    return text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

} // namespace

TEST_CASE("an invitation gives the station its secret, once", "[depot]")
{
    SampleDepot sample;
    const Invitation invitation = invite_station(sample.depot, "poste-2");
    CHECK(invitation.station == "poste-2");
    CHECK(invitation.word.size() == 32);
    CHECK(is_hex(invitation.word));
    CHECK(invitation.until == sample.clock.now() + 15 * 60'000);
    const OpenedStation opened = open_station(sample.depot, invitation.word);
    CHECK(opened.station == "poste-2");
    CHECK(opened.secret.size() == 64);
    CHECK(is_hex(opened.secret));
    CHECK(station_of(sample.depot, opened.secret) == Name("poste-2"));
    CHECK_THROWS_AS(open_station(sample.depot, invitation.word), StationRefused);
    CHECK(station_of(sample.depot, opened.secret) == Name("poste-2"));
}

TEST_CASE("the depot remembers neither the invitation nor the secret", "[depot]")
{
    SampleDepot sample;
    const Invitation invitation = invite_station(sample.depot, "poste-2");
    CHECK(sample.depot.store().stations().at(0).invitation != invitation.word);
    const OpenedStation opened = open_station(sample.depot, invitation.word);
    const StoredStation stored = sample.depot.store().stations().at(0);
    CHECK(stored.invitation.empty());
    CHECK(stored.secret != opened.secret);
    CHECK(stored.opened_at == sample.clock.now());
    // What is stored opens nothing.
    CHECK_FALSE(station_of(sample.depot, stored.secret));
}

TEST_CASE("an invitation is open for a quarter of an hour", "[depot]")
{
    SampleDepot sample;
    const Invitation first = invite_station(sample.depot, "poste-1"),
                     second = invite_station(sample.depot, "poste-2");
    sample.clock.advance(invitation_length);
    CHECK(open_station(sample.depot, first.word).station == "poste-1");
    sample.clock.advance(1);
    CHECK_THROWS_AS(open_station(sample.depot, second.word), StationRefused);
}

TEST_CASE("a word or a secret that is nobody's opens nothing", "[depot]")
{
    SampleDepot sample;
    CHECK_THROWS_AS(open_station(sample.depot, ""), StationRefused);
    invite_station(sample.depot, "poste-1"); // has no secret yet
    CHECK_THROWS_AS(open_station(sample.depot, ""), StationRefused);
    CHECK_THROWS_AS(open_station(sample.depot, std::string(32, '0')), StationRefused);
    CHECK_FALSE(station_of(sample.depot, ""));
    CHECK_FALSE(station_of(sample.depot, std::string(64, '0')));
}

TEST_CASE("a revoked station may not scan, and its invitation opens nothing", "[depot]")
{
    SampleDepot sample;
    const std::string secret =
        open_station(sample.depot, invite_station(sample.depot, "poste-1").word).secret;
    const std::string other =
        open_station(sample.depot, invite_station(sample.depot, "poste-2").word).secret;
    const Invitation again = invite_station(sample.depot, "poste-1");
    revoke_station(sample.depot, "poste-1");
    CHECK_FALSE(station_of(sample.depot, secret));
    CHECK_THROWS_AS(open_station(sample.depot, again.word), StationRefused);
    CHECK(station_of(sample.depot, other) == Name("poste-2"));
    CHECK_THROWS_AS(revoke_station(sample.depot, "poste-9"), UnknownName);
}

TEST_CASE("a revoked station that is invited anew scans when it opens that, with another secret",
          "[depot]")
{
    SampleDepot sample;
    const std::string before =
        open_station(sample.depot, invite_station(sample.depot, "poste-1").word).secret;
    revoke_station(sample.depot, "poste-1");
    const Invitation again = invite_station(sample.depot, "poste-1");
    CHECK_FALSE(station_of(sample.depot, before));
    const std::string now = open_station(sample.depot, again.word).secret;
    CHECK(station_of(sample.depot, now) == Name("poste-1"));
    CHECK_FALSE(station_of(sample.depot, before));
}

TEST_CASE("a station that is invited again goes on until the new invitation is opened", "[depot]")
{
    SampleDepot sample;
    const std::string before =
        open_station(sample.depot, invite_station(sample.depot, "poste-1").word).secret;
    const Invitation lost = invite_station(sample.depot, "poste-1"),
                     again = invite_station(sample.depot, "poste-1");
    CHECK(station_of(sample.depot, before) == Name("poste-1"));
    CHECK_THROWS_AS(open_station(sample.depot, lost.word), StationRefused); // the newest counts
    CHECK(station_of(sample.depot, before) == Name("poste-1"));
    const std::string now = open_station(sample.depot, again.word).secret;
    CHECK_FALSE(station_of(sample.depot, before));
    CHECK(station_of(sample.depot, now) == Name("poste-1"));
    CHECK(sample.depot.store().stations().size() == 1);
}

TEST_CASE("a station has a plain name", "[depot]")
{
    SampleDepot sample;
    for (const std::string& name : {std::string(), std::string("entrée"), std::string("a b"),
                                    std::string("<b>"), std::string(65, 'a')})
        CHECK_THROWS_AS(invite_station(sample.depot, name), StationRefused);
    CHECK(sample.depot.store().stations().empty());
    CHECK(invite_station(sample.depot, std::string(64, 'a')).station.size() == 64);
}

} // namespace cageot
