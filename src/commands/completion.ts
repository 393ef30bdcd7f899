import type { Command } from 'commander'
import type { Wording } from '../model/message.js'
import { RULES } from '../rules/registry.js'
import { bashCompletion } from './completion/bash.js'
import { fishCompletion } from './completion/fish.js'
import { shapeOf } from './completion/shape.js'
import { zshCompletion } from './completion/zsh.js'
import { type Edge, langOf } from './edge.js'
import { EXIT } from './exit-code.js'

const SCRIPTS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const

/** Shells that can be taught. */
export type Shell = keyof typeof SCRIPTS

/** Words that may stand for arguments of these names; of encodings those that exports come in, for there are dozens. */
const VOCABULARY = {
  id: RULES.map(({ id }) => id),
  verdicts: ['ineligible', 'review', 'ineligible,review'],
  encoding: ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'shift_jis', 'euc-kr', 'windows-1252'],
} as const

const HELP: Wording = { en: 'show help', zh: '显示帮助' }

/** Prints the script that teaches a shell the command line. */
export async function completion(shell: Shell, program: Command, edge: Edge): Promise<number> {
  const shape = shapeOf(program, VOCABULARY, { help: HELP[langOf(edge)] })
  for (const piece of SCRIPTS[shell](shape)) if (!edge.out(piece)) break
  return EXIT.done
}
