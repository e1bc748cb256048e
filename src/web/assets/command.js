// The codes of the command card (base/command.h), which buttons send as if the card had been scanned.

export const commandCodes = {
    undo: "K0112", missing: "K0209", damaged: "K0306", replaced: "K0403",
    "crate-done": "K0597", "one-more-crate": "K0694", help: "K0791",
};

export const commandOf = new Map(Object.entries(commandCodes).map(([name, code]) => [code, name]));
