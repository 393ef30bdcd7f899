import { POST_FIELDS } from '../intake/fields.js'
import { parsePost, type RowForms } from '../intake/parse-post.js'
import { createRowReader } from '../intake/read-rows.js'
import { growingTexts } from '../model/columns.js'
import type { Reject } from '../model/fault.js'
import type { SourceText } from '../model/source-text.js'
import { createTokenizer } from '../originality/normalize.js'
import type { Input } from './open-input.js'
import { readChunks } from './read-chunks.js'
import { readText } from './read-text.js'
import type { TextStore } from './text-store.js'

/** Texts that posts may have been copied from, and rows that could not be read. */
export interface Sources {
  readonly texts: readonly SourceText[]
  readonly rejects: readonly Reject[]
}

function keep(store: TextStore, texts: readonly string[]): void {
  const column = growingTexts()
  for (const text of texts) column.push(text)
  store.add(column.done())
}

/** Reads a published text or an announcement; it is known by the input's name. The text goes to the store. */
export async function readPublished(
  input: Input,
  kind: 'reference' | 'announcement',
  store: TextStore,
): Promise<SourceText> {
  const text = await readText(input)
  keep(store, [text])
  return { kind, id: input.name, author: '', time: undefined, tokens: createTokenizer()(text).slice() }
}

/**
 * Reads an export of an earlier campaign; the texts go to the store. Only ids, authors, times and texts matter.
 */
export async function readPrevious(input: Input, forms: RowForms, store: TextStore): Promise<Sources> {
  const file = input.name
  const tokenize = createTokenizer()
  const texts: SourceText[] = []
  const rejects: Reject[] = []
  const wish = { file, fields: [...POST_FIELDS], required: ['post_id', 'content'], named: new Map<string, string>() }
  let read: ReturnType<typeof createRowReader> | undefined
  for await (const { layout, chunk } of readChunks(input, wish)) {
    read ??= createRowReader(layout)
    const contents: string[] = []
    for (const row of read(chunk)) {
      const post = 'code' in row ? row : parsePost(row, { ...forms, metrics: [] }, file)
      if ('code' in post) rejects.push(post)
      else {
        contents.push(post.content)
        texts.push({
          kind: 'previous',
          id: post.id,
          author: post.userId,
          time: post.postedAt,
          tokens: tokenize(post.content).slice(),
        })
      }
    }
    keep(store, contents)
  }
  return { texts, rejects }
}
