/** GB18030 of every character of the basic plane that it writes with two or four bytes. */
function gbTable(): ReadonlyMap<string, Uint8Array> {
  const decoder = new TextDecoder('gb18030', { fatal: true })
  const table = new Map<string, Uint8Array>()
  const add = (...bytes: number[]) => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes))
      if (!table.has(text)) table.set(text, Uint8Array.from(bytes))
    } catch {
      // No character has these bytes.
    }
  }
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) add(lead, trail)
  for (let first = 0x81; first <= 0x84; first++)
    for (let second = 0x30; second <= 0x39; second++)
      for (let third = 0x81; third <= 0xfe; third++)
        for (let fourth = 0x30; fourth <= 0x39; fourth++) add(first, second, third, fourth)
  return table
}

/** Beyond the basic plane the four bytes count code points. */
function beyond(codePoint: number): Uint8Array {
  let pointer = codePoint - 0x10000 + 189_000
  const fourth = 0x30 + (pointer % 10)
  pointer = Math.floor(pointer / 10)
  const third = 0x81 + (pointer % 126)
  pointer = Math.floor(pointer / 126)
  return Uint8Array.of(0x81 + Math.floor(pointer / 10), 0x30 + (pointer % 10), third, fourth)
}

let table: ReadonlyMap<string, Uint8Array> | undefined

/** Stands for what GB18030 has no bytes for; it is no byte of any character. */
export const NO_GB18030 = 0xff

/** A text as GB18030. Node decodes it but does not encode it. */
export function encodeGb18030(text: string): Uint8Array {
  table ??= gbTable()
  return Buffer.concat(
    Array.from(text, (character) => {
      const codePoint = character.codePointAt(0)!
      if (codePoint < 0x80) return Uint8Array.of(codePoint)
      return codePoint > 0xffff ? beyond(codePoint) : (table!.get(character) ?? Uint8Array.of(NO_GB18030))
    }),
  )
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le')

/** The encodings of exports that are told by their bytes. */
export const ENCODINGS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'utf-8': utf8,
  'utf-8 with its mark': (text) => utf8(`\ufeff${text}`),
  'utf-16le with its mark': (text) => utf16(`\ufeff${text}`),
  'utf-16be with its mark': (text) => utf16(`\ufeff${text}`).swap16(),
  'utf-16le': utf16,
  gb18030: encodeGb18030,
}
