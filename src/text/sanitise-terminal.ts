// Controls (our own line ends are added later), line and paragraph separators, bidi controls, and the other format
// characters that change how a terminal shows what follows.
const HARMFUL = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff\ufff9-\ufffb]/gu

// What CI systems take for a command to them: `::name ...` at the start of a line, blanks left out (GitHub), and
// `##name[...]` anywhere in one (GitHub, Azure Pipelines, TeamCity). Lines may be wrapped later, so any `::` could start one.
const COMMAND = /:(?=:)|#(?=#[\w.]*\[)|(?<!\S)#(?=#)/g

function writeOut(character: string): string {
  const code = character.charCodeAt(0)
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}

/**
 * Makes text from data harmless for a terminal and for the log of a CI system: one line, with control and bidi characters
 * and the beginnings of commands written out (`\x1b`, `\u202e`, `\x3a:`).
 */
export const sanitiseTerminal = (text: string): string =>
  text.toWellFormed().replace(HARMFUL, writeOut).replace(COMMAND, writeOut)

const escapeInJson = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** JSON text for a terminal: the same value, but what could act there is escaped. Line breaks between records stay. */
export const escapeJsonForTerminal = (json: string): string =>
  json
    .split('\n')
    .map((line) => line.replace(HARMFUL, escapeInJson))
    .join('\n')
