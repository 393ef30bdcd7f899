import { POST_FIELDS } from '../intake/fields.js'
import { parsePost, type RowForms } from '../intake/parse-post.js'
import { createRowReader } from '../intake/read-rows.js'
import type { Reject } from '../model/fault.js'
import { createFingerprinter } from '../originality/fingerprint.js'
import type { SourceKind, Text } from '../originality/resolve.js'
import { type Input, readText } from './open-input.js'
import { readChunks } from './read-chunks.js'

/** Texts that posts may have been copied from, and rows that could not be read. */
export interface Sources {
  readonly texts: readonly Text[]
  readonly rejects: readonly Reject[]
}

/** Reads a published text or an announcement; it is known by the input's name. */
export async function readPublished(input: Input, kind: SourceKind): Promise<Text> {
  const text = await readText(input)
  return { kind, id: input.name, author: '', time: undefined, print: createFingerprinter()(text) }
}

/** Reads an export of an earlier campaign. Only ids, authors, times and texts matter; an unreadable time is no fault here. */
export async function readPrevious(input: Input, forms: RowForms): Promise<Sources> {
  const file = input.name
  const fingerprint = createFingerprinter()
  const texts: Text[] = []
  const rejects: Reject[] = []
  const wish = { file, fields: [...POST_FIELDS], required: ['post_id', 'content'], named: new Map<string, string>() }
  let read: ReturnType<typeof createRowReader> | undefined
  for await (const { layout, chunk } of readChunks(input, wish)) {
    read ??= createRowReader(layout)
    for (const row of read(chunk)) {
      const post = 'code' in row ? row : parsePost(row, { ...forms, metrics: [] }, file)
      if ('code' in post) rejects.push(post)
      else
        texts.push({
          kind: 'previous',
          id: post.id,
          author: post.userId,
          time: post.postedAt,
          print: fingerprint(post.content),
        })
    }
  }
  return { texts, rejects }
}
