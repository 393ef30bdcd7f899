import type { Command, Option } from 'commander'

/** What may stand in a place: one of some words, a file, a folder, or what no shell can know. */
export type Place =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'file' | 'folder' | 'other' }

/** A flag as shells need to know it. */
export interface Flag {
  /** `--format`, and `-f` where it has a short form. */
  readonly names: readonly string[]
  readonly means: string
  /** What follows it; undefined where nothing does. */
  readonly value: Place | undefined
}

/** A command as shells need to know it. */
export interface CommandShape {
  readonly name: string
  readonly means: string
  readonly flags: readonly Flag[]
  /** Its arguments in order; the last may come again. */
  readonly places: readonly Place[]
}

/** The whole command line. */
export interface Shape extends CommandShape {
  readonly commands: readonly CommandShape[]
}

const FILES = new Set(['file', 'posts', 'fixtures', 'scans', 'announcement'])

/** Words that are possible for arguments of some name, as the ids of rules. */
type Vocabulary = Readonly<Record<string, readonly string[]>>

function placeOf(name: string, choices: readonly string[] | undefined, vocabulary: Vocabulary): Place {
  const words = choices ?? vocabulary[name]
  if (words) return { kind: 'words', words }
  return { kind: FILES.has(name) ? 'file' : name === 'folder' ? 'folder' : 'other' }
}

function flagOf(option: Option, vocabulary: Vocabulary): Flag {
  const { short, long, description, required, optional, argChoices, flags } = option
  const value = /[<[](\w+)/.exec(flags)?.[1] ?? ''
  return {
    names: [short, long].filter((name) => name !== undefined),
    means: description,
    value: required || optional ? placeOf(value, argChoices, vocabulary) : undefined,
  }
}

/** Takes from commander's own tree what completion needs, so that no script can know other commands than the program. */
export function shapeOf(program: Command, vocabulary: Vocabulary, means: { readonly help: string }): Shape {
  const help: Flag = { names: ['-h', '--help'], means: means.help, value: undefined }
  const common = [...program.options.map((option) => flagOf(option, vocabulary)), help]
  const commands = program.commands.map(
    (command): CommandShape => ({
      name: command.name(),
      means: command.description(),
      flags: [...command.options.map((option) => flagOf(option, vocabulary)), ...common],
      places: command.registeredArguments.map((given) => placeOf(given.name(), given.argChoices, vocabulary)),
    }),
  )
  const names = commands.map(({ name }) => name)
  const helpCommand: CommandShape = {
    name: 'help',
    means: means.help,
    flags: common,
    places: [{ kind: 'words', words: names }],
  }
  return {
    name: program.name(),
    means: program.description(),
    flags: common,
    places: [],
    commands: [...commands, helpCommand],
  }
}
