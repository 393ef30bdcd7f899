import { expect, it } from 'vitest'
import { FORMATS, FORMATS_FOR_TERMINAL } from '../../src/report/for-terminal.js'
import type { Table } from '../../src/report/table.js'

const table: Table = { name: 'report', columns: ['id', 'n'], rows: () => [['a\n\x1b[2J\u202e\x9b"', 1]] }

it.each([
  ['csv', '\ufeffid,n\r\n"a\n\x1b[2J\u202e\x9b""",1\r\n', '\ufeffid,n\r\n"a\\x0a\\x1b[2J\\u202e\\x9b""",1\r\n'],
  [
    'json',
    '[\n{"id":"a\\n\\u001b[2J\u202e\x9b\\"","n":1}\n]\n',
    '[\n{"id":"a\\n\\u001b[2J\\u202e\\u009b\\"","n":1}\n]\n',
  ],
  ['ndjson', '{"id":"a\\n\\u001b[2J\u202e\x9b\\"","n":1}\n', '{"id":"a\\n\\u001b[2J\\u202e\\u009b\\"","n":1}\n'],
] as const)('%s goes to programs as it is, and to terminals without harm', (format, plain, shown) => {
  expect([...FORMATS[format](table)].join('')).toBe(plain)
  expect([...FORMATS_FOR_TERMINAL[format](table)].join('')).toBe(shown)
})
