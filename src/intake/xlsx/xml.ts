// A CommonJS module whose names Node cannot see from an ES module.
import sax, { type Tag } from 'sax'

/** Takes the events of an XML document; names come without their prefix. */
export interface XmlHandler {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** Reads an XML document piece by piece. */
export interface XmlReader {
  readonly write: (text: string) => void
  readonly end: () => void
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Makes a reader of well-formed XML. Throws at the first mistake, and at any document type: a spreadsheet needs none, and
 * entities that expand come with one.
 */
export function createXmlReader(handler: XmlHandler): XmlReader {
  const reader = sax.parser(true, { position: false })
  reader.onerror = (error) => {
    throw new SyntaxError(error.message.split('\n')[0])
  }
  reader.ondoctype = () => {
    throw new SyntaxError('a document type is declared')
  }
  reader.onopentag = ({ name, attributes }) => handler.open?.(withoutPrefix(name), attributes as Tag['attributes'])
  reader.onclosetag = (name) => handler.close?.(withoutPrefix(name))
  reader.ontext = (text) => handler.text?.(text)
  reader.oncdata = (text) => handler.text?.(text)
  return { write: (text) => void reader.write(text), end: () => void reader.close() }
}
