import { createXmlReader } from './xml.js'

/** A worksheet of a workbook. */
export interface Sheet {
  readonly name: string
  /** Names the part that holds it, by way of the relationships. */
  readonly relation: string
  readonly isHidden: boolean
}

/** What the workbook itself says. */
export interface Workbook {
  readonly sheets: readonly Sheet[]
  /** Days are counted from 1904, as old Macintoshes did. */
  readonly uses1904: boolean
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true'

/** Reads `workbook.xml`. */
export function parseWorkbook(xml: string): Workbook {
  const sheets: Sheet[] = []
  let uses1904 = false
  const reader = createXmlReader({
    open(name, attributes) {
      if (name === 'workbookPr') uses1904 = isOn(attributes.date1904)
      if (name !== 'sheet') return
      const relation = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      sheets.push({ name: attributes.name ?? '', relation, isHidden: (attributes.state ?? 'visible') !== 'visible' })
    },
  })
  reader.write(xml)
  reader.end()
  return { sheets, uses1904 }
}

/** Where a part names another one. */
export interface Relation {
  readonly id: string
  /** The last part of its type: `worksheet`, `sharedStrings`, `styles`. */
  readonly type: string
  readonly target: string
}

/** Reads a `.rels` part; targets are relative to the folder of the part that it belongs to. */
export function parseRelations(xml: string): Relation[] {
  const relations: Relation[] = []
  const reader = createXmlReader({
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name === 'Relationship') relations.push({ id: Id, type: Type.split('/').at(-1)!, target: Target })
    },
  })
  reader.write(xml)
  reader.end()
  return relations
}

/** The name of a part that a relation of another part names. */
export function resolvePart(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '')
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}
