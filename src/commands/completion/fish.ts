import type { CommandShape, Flag, Place, Shape } from './shape.js'

/** A text as one word of fish, in whose single quotes only a quote and a backslash have a meaning. */
const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`

function candidates(place: Place): string {
  if (place.kind === 'words') return `-x -a ${quoted(place.words.join(' '))}`
  if (place.kind === 'folder') return "-x -a '(__fish_complete_directories)'"
  return place.kind === 'file' ? '-r -F' : '-x'
}

function flagLine({ names, means, value }: Flag, where: string, program: string): string {
  const forms = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`))
  const line = [
    'complete',
    `-c ${program}`,
    where,
    ...forms,
    ...(value ? [candidates(value)] : []),
    `-d ${quoted(means)}`,
  ]
  return `${line.filter((part) => part !== '').join(' ')}\n`
}

function* commandLines({ name, means, flags, places }: CommandShape, { name: program, flags: common }: Shape) {
  yield `complete -c ${program} -n __fish_use_subcommand -a ${name} -d ${quoted(means)}\n`
  const where = `-n ${quoted(`__fish_seen_subcommand_from ${name}`)}`
  for (const flag of flags) if (!common.includes(flag)) yield flagLine(flag, where, program)
  const kinds = new Set(places.map(({ kind }) => kind))
  if (kinds.has('file')) yield `complete -c ${program} ${where} -F\n`
  if (kinds.has('folder')) yield `complete -c ${program} ${where} -a '(__fish_complete_directories)'\n`
  for (const place of places)
    if (place.kind === 'words') yield `complete -c ${program} ${where} -a ${quoted(place.words.join(' '))}\n`
}

/** The completion of fish. */
export function* fishCompletion(shape: Shape): Generator<string> {
  yield `# ${shape.name}: completion for fish. In ~/.config/fish/config.fish: ${shape.name} completion fish | source\n\n`
  yield `complete -c ${shape.name} -f\n`
  for (const flag of shape.flags) yield flagLine(flag, '', shape.name)
  for (const command of shape.commands) yield* commandLines(command, shape)
}
