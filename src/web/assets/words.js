// The languages of a station, and how French is set.

import { english } from "./words_en.js";
import { french } from "./words_fr.js";

const languages = { fr: french, en: english };

/// Of a language that is none: French.
export function wordsOf(lang) {
    return languages[lang] ?? french;
}

export function otherLanguage(lang) {
    return lang === "en" ? "fr" : "en";
}

/// A number stays with its unit; French has spaces that do not break before high signs and within quotes.
export function typeset(given, lang) {
    const text = given.replace(/(\d) (?=\p{L}{1,2}\b)/gu, "$1\u00a0");
    if (lang !== "fr")
        return text;
    return text.replace(/ ?:(?= |$)/g, "\u00a0:").replace(/ ?([;!?])(?= |$)/g, "\u202f$1")
        .replace(/« ?/g, "«\u202f").replace(/ ?»/g, "\u202f»");
}

/// The word, the line above the number and the lines below it.
export function saidOf(answer, words) {
    const fault = words.faults[answer.fault];
    const lines = (words.reasons[answer.reason]?.(answer) ?? [answer.sentence ?? ""]).filter(Boolean);
    return {
        word: words.verdicts[answer.verdict],
        above: words.above[answer.reason] ?? "",
        lines: (fault ? [...lines, fault] : lines).map((line) => typeset(line, words.lang)),
    };
}
