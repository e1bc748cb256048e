// What the buttons of a station do, by their data-does.

import { commandCodes } from "./command.js";

/// What sends no scan.
const presses = {
    begin: (station) => station.start(), skip: (station) => station.go("main"), more: (station) => station.more(),
    keypad: (station) => station.openKeypad(), key: (station, { key }) => station.key(key), erase: (station) => station.openKeypad(),
    enter: (station) => station.enter(), photograph: ({ seeing }) => seeing.photograph(),
    camera: ({ seeing }) => seeing.look(), "close-camera": ({ seeing }) => seeing.close(), tester: (station) => station.go("test"),
    language: (station) => station.language(), list: (station) => station.rest(), focus: (station) => station.showBands(),
    vans: ({ departures }) => departures.leave(), van: ({ departures }, data) => departures.enter(data),
    leave: ({ departures }) => departures.leave(), load: ({ departures }, data) => departures.load(data),
    unload: ({ departures }, data) => departures.unload(data), depart: ({ departures }) => departures.depart(),
};

/// `data` is the button's dataset.
export function press(station, data) {
    const { does } = data;
    if (commandCodes[does])
        station.scanned({ text: commandCodes[does] });
    else if (does === "count")
        station.scanned({ action: "count", amount: Number(data.amount) });
    else if (does === "tick" || does === "spread")
        station.scanned({ action: does, text: data.code });
    else
        presses[does](station, data);
}
