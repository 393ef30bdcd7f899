import { failure } from '../model/fault.js'
import { decodeInput } from './decode-input.js'
import type { Input } from './open-input.js'

/** The whole text of an input, for files that are small by nature. What is not valid in its encoding is refused. */
export async function readText(input: Input): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of decodeInput(input)) pieces.push(piece)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(pieces))
  } catch (cause) {
    const { encoding = 'utf-8' } = input.nature()
    throw failure('invalid-bytes/file', { encoding }, { file: input.name }, cause)
  }
}
