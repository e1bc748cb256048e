// What a station sounds like: a sound and a shake for each verdict, and one for a depot that is out of reach. Two
// stations beside each other are a little apart in pitch, so that each is known by ear.

/// Notes as [frequency in Hz, seconds, form of wave, loudness, frequency at its end].
const sounds = {
    ok: [[659, .09, "triangle", .5], [880, .14, "triangle", .5]],
    crate_complete: [[523, .11, "triangle", .5], [659, .11, "triangle", .5], [1047, .3, "triangle", .55]],
    already_done: [[1400, .025, "square", .12]],
    stop: [[105, .2, "sawtooth", .7], [0, .08], [105, .28, "sawtooth", .7]],
    noted_offline: [[392, .35, "sine", .5]],
    lost: [[740, .7, "sine", .35, 185]],
};

/// Milliseconds of shaking and rest.
const shakes = {
    ok: [60], crate_complete: [60, 60, 60, 60, 160], already_done: [20], stop: [220, 90, 320], noted_offline: [120], lost: [40, 40, 40, 40],
};

export const verdictSounds = ["ok", "crate_complete", "already_done", "stop", "noted_offline"];

/// Three semitones down to three up, by the station's name.
function pitchOf(name) {
    let sum = 0;
    for (const letter of name)
        sum = (sum * 31 + letter.codePointAt(0)) % 7919;
    return 2 ** ((sum % 7 - 3) / 12);
}

export class Sounds {
    constructor(name = "") {
        this.name = name;
        this.free = 0; // when the last sound ends
    }

    /// In the hand of a person: browsers keep silent until then.
    unlock() {
        const Context = window.AudioContext ?? window.webkitAudioContext;
        this.context ??= Context ? new Context() : undefined;
        this.context?.resume?.().catch(() => {});
    }

    play(sound) {
        navigator.vibrate?.(shakes[sound]);
        if (this.context?.state !== "running")
            return;
        const pitch = pitchOf(this.name);
        let at = Math.max(this.context.currentTime + .01, this.free);
        if (at > this.context.currentTime + 1.5)
            return; // many scans at once: the last ones are seen
        for (const [frequency, length, form, loudness, end] of sounds[sound]) {
            if (frequency > 0)
                this.note(at, frequency * pitch, length, form, loudness, (end ?? frequency) * pitch);
            at += length;
        }
        this.free = at + .06;
    }

    /// All five, one after the other.
    rehearse() {
        verdictSounds.forEach((sound, i) => setTimeout(() => this.play(sound), 300 + i * 750));
    }

    note(at, frequency, length, form, loudness, end) {
        const tone = this.context.createOscillator(), gain = this.context.createGain();
        tone.type = form;
        tone.frequency.setValueAtTime(frequency, at);
        tone.frequency.linearRampToValueAtTime(end, at + length);
        gain.gain.setValueAtTime(0, at);
        gain.gain.linearRampToValueAtTime(loudness, at + .008);
        gain.gain.setValueAtTime(loudness, at + Math.max(length - .03, .009));
        gain.gain.linearRampToValueAtTime(0, at + length);
        tone.connect(gain).connect(this.context.destination);
        tone.start(at);
        tone.stop(at + length + .02);
    }
}
