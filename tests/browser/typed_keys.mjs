// A scanner and a computer, key by key, in the order of XKB's symbols files us(basic), fr(oss) and be(basic):
// KeyboardEvent.code, then for each country the sign alone, with shift and with AltGr.

const third = { fr: {}, be: {} };
for (const [code, fr, be] of [
    ["Digit2", "~", "@"], ["Digit3", "#", "#"], ["Digit4", "{", "¼"], ["Digit5", "[", "½"], ["Digit6", "|", "^"],
    ["Digit8", "\\", "["], ["Digit0", "@", "}"], ["Minus", "]", "\\"], ["Equal", "}", "¸"],
    ["BracketLeft", "~", "["], ["BracketRight", "ø", "]"]]) {
    third.fr[code] = fr;
    third.be[code] = be;
}

const rows = `Backquote \` ~ ² ³ ² ³
Digit1 1 ! & 1 & 1
Digit2 2 @ é 2 é 2
Digit3 3 # " 3 " 3
Digit4 4 $ ' 4 ' 4
Digit5 5 % ( 5 ( 5
Digit6 6 ^ - 6 § 6
Digit7 7 & è 7 è 7
Digit8 8 * _ 8 ! 8
Digit9 9 ( ç 9 ç 9
Digit0 0 ) à 0 à 0
Minus - _ ) ° ) °
Equal = + = + - _
KeyQ q Q a A a A
KeyW w W z Z z Z
KeyE e E e E e E
KeyR r R r R r R
KeyT t T t T t T
KeyY y Y y Y y Y
KeyU u U u U u U
KeyI i I i I i I
KeyO o O o O o O
KeyP p P p P p P
BracketLeft [ { ^ ¨ ^ ¨
BracketRight ] } $ £ $ *
Backslash \\ | * µ µ £
KeyA a A q Q q Q
KeyS s S s S s S
KeyD d D d D d D
KeyF f F f F f F
KeyG g G g G g G
KeyH h H h H h H
KeyJ j J j J j J
KeyK k K k K k K
KeyL l L l L l L
Semicolon ; : m M m M
Quote ' " ù % ù %
KeyZ z Z w W w W
KeyX x X x X x X
KeyC c C c C c C
KeyV v V v V v V
KeyB b B b B b B
KeyN n N n N n N
KeyM m M , ? , ?
Comma , < ; . ; .
Period . > : / : /
Slash / ? ! § = +`.split("\n").map((row) => row.split(" "));

export const countries = ["us", "fr", "be"];
export const locks = ["off", "linux", "windows"];

function levels([code, ...signs], country) {
    const at = countries.indexOf(country) * 2;
    return [...signs.slice(at, at + 2), third[country]?.[code] ?? ""];
}

/// What the computer makes of the key, while capitals are locked as Linux or Windows has them.
function pressed(row, level, host, lock) {
    const signs = levels(row, host);
    const letter = /^[a-z]$/.test(signs[0]);
    if (level < 2 && ((lock === "windows" && host !== "us") || (lock !== "off" && letter)))
        level = 1 - level;
    return lock === "linux" && /^[àéèçù]$/.test(signs[level]) ? signs[level].toUpperCase() : signs[level];
}

/// The keys that a scanner set to one country presses for `text`, as a computer set to another tells them:
/// { code, key, shift, third }. What the scanner's keyboard has not is left out.
export function keysOf(text, scanner, host, lock) {
    return [...text].flatMap((sign) => {
        for (const row of rows) {
            const level = levels(row, scanner).indexOf(sign);
            if (level >= 0)
                return [{ code: row[0], key: pressed(row, level, host, lock), shift: level === 1, third: level === 2 }];
        }
        return [];
    });
}

/// As it arrives in a field.
export function arrivingText(text, scanner, host, lock) {
    return keysOf(text, scanner, host, lock).map(({ key }) => key).join("");
}
