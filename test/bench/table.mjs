/** Rows as aligned lines under a heading: the first column and those named to the left, the others to the right. */
export function tableOf(heading, rows, toTheLeft = []) {
  const all = [heading, ...rows]
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column].length)))
  const isLeft = (column) => column === 0 || toTheLeft.includes(heading[column])
  const lines = all.map((row) =>
    row
      .map((cell, column) => (isLeft(column) ? cell.padEnd(widths[column]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd(),
  )
  return [lines[0], widths.map((width) => '-'.repeat(width)).join('  '), ...lines.slice(1)].join('\n')
}
