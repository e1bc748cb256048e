// What a station's browser keeps, so that its page opens again while the depot is down: the page and what it loads, never
// an answer of the API. web/station_pages.cpp writes `files` before it, the addresses of all assets: those of another
// version differ, and so its worker takes the place of this one.

const page = "/station";
const version = files[0].split("/")[2]; // also the name of the cache
/// So long the depot is waited for, in ms.
const patience = 3000;

/// The page and its files are of one version, or nothing is kept.
async function keep() {
    const answer = await fetch(page, { cache: "reload" });
    const text = await answer.clone().text();
    if (!answer.ok || answer.redirected || !text.includes(`/assets/${version}/`))
        throw new Error("the page is of another version");
    const cache = await caches.open(version);
    await cache.addAll(files);
    await cache.put(page, answer);
}

async function takeOver() {
    for (const name of await caches.keys())
        if (name !== version)
            await caches.delete(name);
    await clients.claim();
}

/// The depot's page, or the one that was kept when it does not answer or cannot.
async function open(request) {
    const kept = await caches.match(page);
    if (!kept)
        return fetch(request);
    const answer = fetch(request).then((fresh) => (fresh.status >= 500 ? kept : fresh), () => kept);
    return Promise.race([answer, new Promise((resolve) => setTimeout(() => resolve(kept), patience))]);
}

self.addEventListener("install", (event) => {
    self.skipWaiting();
    event.waitUntil(keep());
});
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
    const { pathname } = new URL(event.request.url);
    if (event.request.mode === "navigate" && pathname === page)
        event.respondWith(open(event.request));
    else if (files.includes(pathname))
        event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(event.request)));
});
