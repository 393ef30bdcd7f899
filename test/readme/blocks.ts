/** A fenced block of a Markdown file. */
export interface Block {
  /** The language after the opening fence. */
  readonly language: string
  readonly text: string
  /** Line of the opening fence, from 1. */
  readonly line: number
  /** The file as which a reader saves the block: named in a comment `<!-- file: NAME -->` right before it. */
  readonly file: string | undefined
}

const FILE = /^<!-- file: (\S+) -->$/

/** The fenced blocks of a Markdown text, in order. */
export function blocksOf(markdown: string): Block[] {
  const lines = markdown.split('\n')
  const blocks: Block[] = []
  let open: { language: string; at: number } | undefined
  for (const [at, line] of lines.entries()) {
    const fence = /^```(\S*)$/.exec(line)
    if (!fence) continue
    if (open) {
      const before = lines.slice(0, open.at).findLast((text) => text.trim() !== '') ?? ''
      const text = lines
        .slice(open.at + 1, at)
        .map((inner) => `${inner}\n`)
        .join('')
      blocks.push({ language: open.language, text, line: open.at + 1, file: FILE.exec(before.trim())?.[1] })
      open = undefined
    } else open = { language: fence[1]!, at }
  }
  if (open) throw new Error(`the block of line ${open.at + 1} is never closed`)
  return blocks
}

/** A command of a console block and what it is shown to print. */
export interface Example {
  readonly command: string
  readonly output: string
}

/** The commands of a console block: lines after `$ `, going on where a line ends in a backslash; the rest is output. */
export function examplesOf({ text, line }: Block): Example[] {
  const examples: { command: string; output: string }[] = []
  let goesOn = false
  for (const shown of text.split('\n').slice(0, -1)) {
    const last = examples.at(-1)
    if (goesOn) last!.command += `\n${shown}`
    else if (shown.startsWith('$ ')) examples.push({ command: shown.slice(2), output: '' })
    else if (last) last.output += `${shown}\n`
    else throw new Error(`the console block of line ${line} does not begin with a command`)
    goesOn = (goesOn || shown.startsWith('$ ')) && shown.endsWith('\\')
  }
  return examples
}

/** The line that stands for any number of lines left out. */
const ELISION = '…'

/** Is this what was printed, line for line, but for what is left out? */
export function isShown(output: string, printed: string): boolean {
  const lines = output.split('\n').slice(0, -1)
  const pattern = lines.map((line) =>
    line === ELISION ? '(?:.*\n)*?' : `${line.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}\n`,
  )
  return new RegExp(`^${pattern.join('')}$`).test(printed)
}
