import { Alias, type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml'
import { EligoError, type Fault, type Place } from '../model/fault.js'

/** A path of keys and positions into a YAML or JSON document. */
export type Path = readonly PropertyKey[]

/** A document read, and where in its text the things in it stand. */
export interface Yaml {
  readonly value: unknown
  /** Line and column, from 1, of what stands at a path; of its key with `key`; of the nearest thing around if absent. */
  readonly place: (path: Path, key?: boolean) => Place
}

const WHOLE = /^-?(?:0|[1-9]\d{0,14})$/
const MAX_ALIASES = 100

/** Numbers stay numbers only where nothing can be lost; any other number is given as its source text. */
function toValue(node: unknown, document: Document): unknown {
  if (node instanceof Alias) return toValue(node.resolve(document), document)
  if (isMap(node))
    return Object.fromEntries(
      node.items.map(({ key, value }) => [String(toValue(key, document)), toValue(value, document)]),
    )
  if (isSeq(node)) return node.items.map((item) => toValue(item, document))
  if (!isScalar(node)) return null
  if (typeof node.value !== 'number') return node.value
  const source = node.source ?? String(node.value)
  return WHOLE.test(source) ? Number(source) : source
}

function refuseManyAliases(document: Document, file: string): void {
  let aliases = 0
  visit(document, { Alias: () => void aliases++ })
  if (aliases > MAX_ALIASES)
    throw new EligoError([
      { code: 'campaign-syntax', args: { reason: `more than ${MAX_ALIASES} aliases` }, place: { file } },
    ])
}

/** Reads YAML 1.2, of which JSON is a part. Throws with the line and column of each mistake. */
export function readYaml(text: string, file: string): Yaml {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, keepSourceTokens: false })
  if (document.errors.length > 0)
    throw new EligoError(
      document.errors.map(({ message, pos: [start] }): Fault => {
        const { line, col } = counter.linePos(start)
        return { code: 'campaign-syntax', args: { reason: message }, place: { file, line, column: col } }
      }),
    )
  refuseManyAliases(document, file)
  const place = (path: Path, key = false) => {
    let node: Node | null = document.contents
    let start = node?.range?.[0] ?? 0
    for (const [depth, step] of path.entries()) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
        if (!pair) break
        const keyStart = (pair.key as Node).range?.[0]
        node = pair.value as Node | null
        start = (key && depth === path.length - 1 ? keyStart : (node?.range?.[0] ?? keyStart)) ?? start
      } else if (isSeq(node)) {
        node = (node.items[Number(step)] as Node | undefined) ?? null
        start = node?.range?.[0] ?? start
      }
    }
    const { line, col } = counter.linePos(start)
    return { line, column: col }
  }
  return { value: toValue(document.contents, document), place }
}
