// Labels that a station sees by itself: in a photograph of the telephone's own camera.

export class Seeing {
    constructor(station) {
        this.station = station;
    }

    photograph() { this.station.view.root.querySelector("[data-photo]").click(); }

    async photographed(input) {
        const file = input.files[0];
        input.value = "";
        if (!file)
            return;
        const { codesOfPhotograph } = await import("./photograph.js");
        try {
            this.read(await codesOfPhotograph(file, this.station.desk.secret));
        } catch (error) {
            this.failed(error);
        }
    }

    read(texts) {
        if (texts.length === 0)
            this.station.failed(new Error(this.station.words.photoNone));
        for (const text of texts)
            this.station.scanned({ text });
    }

    /// `error`: see photograph.js.
    failed(error) {
        if (error.why === "unknown")
            this.station.unknown();
        else
            this.station.failed(new Error(this.station.words.photoFaults[error.why] ?? error.message));
    }
}
