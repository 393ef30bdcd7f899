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

const HELP: Wording = { en: 'show help', zh: '显示帮助' }

/** Prints the script that teaches a shell the command line. */
export async function completion(shell: Shell, program: Command, edge: Edge): Promise<number> {
  const shape = shapeOf(program, { id: RULES.map(({ id }) => id) }, { help: HELP[langOf(edge)] })
  for (const piece of SCRIPTS[shell](shape)) if (!edge.out(piece)) break
  return EXIT.done
}
