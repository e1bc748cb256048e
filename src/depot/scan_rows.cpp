#include "depot/scan_rows.h"

#include <stdexcept>

namespace cageot {

StoredScan to_row(const SessionId& session, const Scan& scan, const Judgement& judgement,
                  UtcMs received_at)
{
    const ScanEvent& event = judgement.event;
    StoredScan row;
    row.session = session;
    row.id = scan.id;
    row.station = scan.station;
    row.at = scan.at;
    row.received_at = received_at;
    row.action = to_string(scan.action);
    row.text = scan.text;
    row.kind = to_string(event.kind);
    row.code = event.code;
    row.crate = event.crate;
    row.target = event.target;
    row.amount = event.amount;
    row.evidence = to_string(event.evidence);
    row.offline = scan.offline;
    row.version = scan.version;
    row.reason = to_string(judgement.reason);
    return row;
}

ScanEvent to_event(const StoredScan& row)
{
    const auto kind = parse_scan_kind(row.kind);
    const auto evidence = parse_evidence(row.evidence);
    if (!kind || !evidence)
        throw std::runtime_error("Un scan de la base est d'une version plus récente de Cageot: "
                                 "installez cette version-là.");
    return {row.id,   row.station, row.at,     *kind,
            row.code, row.crate,   row.target, static_cast<int>(row.amount),
            *evidence};
}

} // namespace cageot
