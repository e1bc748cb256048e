// The screens of leaving: which village, and what is in its van. The letter first, then how many of how many.

import { button, h, shape, tape } from "./view.js";

function stateOf(relay, words) {
    if (relay.departed > 0)
        return words.gone(relay.departed);
    return relay.crates > 0 && relay.loaded === relay.crates ? words.allLoaded : words.readyOf(relay);
}

export function showRelays(view, relays) {
    const { words } = view;
    const row = (relay) => h("li", {}, h("button", { type: "button", class: "relay-row", "data-does": "van", "data-letter": relay.letter },
        tape(relay), h("span", { class: "relay-many" }, h("b", {}, `${relay.loaded} / ${relay.crates}`), h("span", {}, view.text(stateOf(relay, words))))));
    view.show("plain", h("h1", { class: "quiet-line" }, view.text(words.vansTitle)),
        relays.length > 0 ? h("ul", { class: "relay-rows" }, ...relays.map(row)) : h("p", { class: "line" }, view.text(words.noList)));
}

function container(one, words) {
    const isIn = one.loaded.length > 0;
    const notes = [isIn ? words.inVan : words.states[one.state](one), one.cold && !isIn && words.coldRoom,
        one.count > 1 && words.containers(one.count)].filter(Boolean).join(" · ");
    return h("li", { class: isIn ? "is-loaded" : `is-${one.state}` }, h("b", { class: "van-mark" }, one.mark.replace(" ", "\u00a0")),
        h("span", {}, notes),
        isIn ? button(words.unload, "unload", { class: "tick", "data-events": one.loaded.join(" "), "aria-label": `${one.mark}: ${words.unload}` }) :
            button(words.load, "load", { class: "tick", "data-mark": one.mark, "aria-label": `${one.mark}: ${words.load}` }));
}

/// `van`: see van.js. Its list stays where it was scrolled to.
export function showVan(view, van) {
    const { words } = view;
    view.show(van.isWhole ? "crate_complete" : "van",
        h("h1", { class: "unseen" }, `${words.van} ${van.letter}, ${van.relay}`),
        h("div", { class: "van" },
            h("div", { class: "van-head" }, h("p", {}, tape(van)),
                h("p", { class: "van-many" }, words.inCrate({ seen: van.loaded, needed: van.crates })),
                van.isWhole ? h("p", { class: "van-whole" }, shape("crate_complete"), h("span", {}, words.allLoaded)) : null,
                van.departed > 0 ? h("p", { class: "line" }, view.text(words.gone(van.departed))) : null),
            h("ul", { class: "van-list", "aria-label": words.van, "data-kept": van.letter }, ...van.containers.map((one) => container(one, words)))));
}
