#include "web/packed.h"

#include "web/page_fields.h"

namespace cageot {
namespace {

/// "812 scannés dans leur cagette": how surely it is known.
struct EvidenceWords {
    Evidence evidence;
    const char* singular;
    const char* plural;
};
constexpr EvidenceWords evidence_words[] = {
    {Evidence::scanned, "article scanné dans sa cagette", "articles scannés dans leur cagette"},
    {Evidence::shown, "scanné, cagette montrée", "scannés, cagette montrée"},
    {Evidence::counted, "compté", "comptés"},
    {Evidence::seen, "coché à l’œil", "cochés à l’œil"},
};

} // namespace

Packed packed_of(Depot& depot, const SessionId& session)
{
    const auto plan = situation_of(depot, session)->plan;
    return depot.scan_desk().look(depot, session, [&](const Packing& packing) {
        Packed packed;
        packed.mix = evidence_mix(packing);
        for (const PlannedRelay& relay : plan->relays) {
            RelayPacked& its = packed.relays.emplace_back();
            its.relay = relay;
            if (const ScanEvent* departed = packing.departed(relay.letter))
                its.departed = departed->at;
            for (const std::size_t c : packing.list().containers_of(relay.letter)) {
                ++its.containers;
                its.complete += packing.is_complete(c) ? 1 : 0;
                its.loaded += packing.loaded(c, relay.letter) ? 1 : 0;
            }
        }
        return packed;
    });
}

Fields fields_of(const Packed& packed)
{
    Fields fields;
    fields.set("done", french_number(packed.mix.complete));
    fields.set("total", french_number(packed.mix.crates));
    fields.set("bar-value", std::to_string(packed.mix.complete));
    fields.set("bar-max", std::to_string(std::max(1L, packed.mix.crates)));
    fields.set("whole", packed.mix.crates > 0 && packed.mix.complete == packed.mix.crates);
    FieldList notes;
    for (const EvidenceWords& words : evidence_words)
        if (const long articles = packed.mix.articles[static_cast<std::size_t>(words.evidence)]) {
            Fields note;
            note.set("words", counted(articles, words.singular, words.plural));
            notes.push_back(note);
        }
    fields.set("notes", notes);
    FieldList relays;
    for (const RelayPacked& its : packed.relays) {
        Fields relay = fields_of(its.relay);
        relay.set("complete", french_number(its.complete));
        relay.set("containers", french_number(its.containers));
        relay.set("tone", its.departed > 0                                       ? "go"
                          : its.containers > 0 && its.complete == its.containers ? "done"
                                                                                 : "todo");
        relays.push_back(relay);
    }
    fields.set("relays", relays);
    return fields;
}

} // namespace cageot
