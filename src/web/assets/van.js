// What goes to each relay, and what of it is in the van: what web/leaving_page.cpp shows.

/// In the order of the round, as the orders' numbers are. `departed` is when the van left, 0 when it is here.
export function relaysOf(packing) {
    const { list } = packing;
    const relays = new Map();
    for (const { letter, colour, relay } of list.orders)
        if (!relays.has(letter))
            relays.set(letter, { letter, colour, relay });
    return [...relays.values()].map((its) => {
        const places = list.containersOf(its.letter);
        return {
            ...its, crates: places.length,
            loaded: places.filter((place) => packing.loaded(place, its.letter)).length,
            ready: places.filter((place) => packing.isComplete(place)).length,
            departed: packing.departed(its.letter)?.at ?? 0,
        };
    });
}

function containerOf(packing, place, letter) {
    const { code, mark, zone } = packing.list.crates[place];
    const lacking = packing.isComplete(place) ? 0 : packing.needed(place) - packing.seen(place);
    return {
        code, mark, cold: zone !== "ambient", count: 1 + packing.moreCrates(place), lacking,
        state: lacking === 0 ? "ready" : packing.isFinished(place) ? "finished" : packing.seen(place) > 0 ? "begun" : "empty",
        loaded: packing.loadings(place, letter), // the events to take back
    };
}

/// A relay with its `containers`: what is missing in the van first. undefined when no order goes there any more.
export function vanOf(packing, letter) {
    const its = relaysOf(packing).find((relay) => relay.letter === letter);
    if (!its)
        return undefined;
    const all = packing.list.containersOf(letter).map((place) => containerOf(packing, place, letter));
    const isWhole = its.crates > 0 && its.loaded === its.crates;
    return { ...its, isWhole, containers: [...all.filter((one) => one.loaded.length === 0), ...all.filter((one) => one.loaded.length > 0)] };
}
