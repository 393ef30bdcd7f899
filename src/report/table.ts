/** A cell: text as it came from the data, or a number of our own making. */
export type Cell = string | number

/** A column of a table: its name, and how to get its cell from a row's source. */
export interface Column<Source> {
  readonly name: string
  readonly cell: (source: Source) => Cell
}

/** Tables that every result has as files, and one that is only printed. */
export type ResultTable = 'report' | 'allocation' | 'review' | 'rejects'
export type TableName = ResultTable | 'near-misses'

/** A table ready to be written in any format. Rows are made one by one. */
export interface Table<Name extends TableName = TableName> {
  readonly name: Name
  readonly columns: readonly string[]
  readonly rows: () => Iterable<readonly Cell[]>
}

/** Makes a table out of columns and the things that its rows show. */
export function tableOf<Source, Name extends TableName>(
  name: Name,
  columns: readonly Column<Source>[],
  sources: () => Iterable<Source>,
): Table<Name> {
  return {
    name,
    columns: columns.map((column) => column.name),
    *rows() {
      for (const source of sources()) yield columns.map(({ cell }) => cell(source))
    },
  }
}
