// Controls (our own line ends are added later), line and paragraph separators, bidi controls, and the other format
// characters that change how a terminal shows what follows.
const HARMFUL = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff\ufff9-\ufffb]/gu

function writeOut(character: string): string {
  const code = character.charCodeAt(0)
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}

/** Makes text from data harmless for a terminal: one line, with control and bidi characters written out (`\x1b`, `\u202e`). */
export const sanitiseTerminal = (text: string): string => text.toWellFormed().replace(HARMFUL, writeOut)
