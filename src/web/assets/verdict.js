// Why a scan ends as it does, and the verdict that follows: scan/verdict.h.

const reasons = {
    ok: ["placed", "crate-shown", "opened", "count-asked", "numbers-shown", "farm-head", "label-asked", "noted", "finished",
        "one-more", "undone", "help-called", "tested", "loaded", "departed"],
    crate_complete: ["complete", "counted", "van-complete"],
    already_done: ["already-in", "already-loaded", "nothing-to-undo"],
    stop: ["other-crate", "colder-crate", "not-for-crate", "absent", "replaced-label", "cancelled-order", "surplus",
        "other-session", "unknown-code", "farm-code", "misread", "no-crate", "wrong-count", "other-van"],
    noted_offline: ["not-judged"],
};

export const verdictOf = Object.fromEntries(
    Object.entries(reasons).flatMap(([verdict, names]) => names.map((name) => [name, verdict])));
