import { basename } from 'node:path'
import type { Fault } from '../model/fault.js'
import type { ResultJson } from '../trust/result-record.js'
import type { ExactFiles, RunPaths } from './run-campaign.js'

type Recorded = ResultJson['manifest']['inputs'][number]

/** A file that may be one of a result's inputs. */
export interface GivenFile {
  readonly path: string
  readonly sha256: string
  /** Somebody named it; a file that only the campaign file names is no surprise where the result did without. */
  readonly isNamed: boolean
}

/** Which file stands for which recorded input, and what does not fit. */
export interface MatchedInputs {
  readonly files: ExactFiles
  readonly faults: readonly Fault[]
  /** Every recorded file has one that stands for it, changed or not. */
  readonly isWhole: boolean
}

const NO_PATHS: RunPaths = {
  posts: [],
  people: [],
  scores: [],
  registration: [],
  excluded: [],
  decisions: [],
  previous: [],
  reference: [],
  announcement: [],
  seal: [],
  beacon: [],
}

/** The same bytes, under the same name if possible; else the same name, and then the bytes have changed. */
function find({ name, sha256 }: Recorded, left: readonly GivenFile[]): GivenFile | undefined {
  const hasName = ({ path }: GivenFile) => basename(path) === basename(name)
  const same = left.filter((given) => given.sha256 === sha256)
  return same.find(hasName) ?? same[0] ?? left.find(hasName)
}

/** Finds for each recorded input the file that it was, by its digest: names and folders may be others than they were. */
export function matchInputs(recorded: readonly Recorded[], given: readonly GivenFile[]): MatchedInputs {
  const left = [...given]
  const faults: Fault[] = []
  const paths: Record<string, string[]> = Object.fromEntries(Object.keys(NO_PATHS).map((role) => [role, []]))
  const names = new Map<string, string>()
  let isWhole = true
  for (const input of recorded.filter(({ role }) => role !== 'campaign')) {
    // One file may have served twice, as the facts about people and as a list of them.
    const found = find(input, left) ?? given.find(({ sha256 }) => sha256 === input.sha256)
    const args = { role: input.role, name: input.name, recorded: input.sha256 }
    if (!found) {
      faults.push({ code: 'verify-input/missing', args, place: {} })
      isWhole = false
      continue
    }
    if (left.includes(found)) left.splice(left.indexOf(found), 1)
    if (found.sha256 !== input.sha256)
      faults.push({ code: 'verify-input/changed', args: { ...args, found: found.sha256 }, place: { file: found.path } })
    paths[input.role]?.push(found.path)
    names.set(found.path, input.name)
  }
  const extra = left.filter(({ isNamed, sha256 }) => isNamed && !recorded.some((input) => input.sha256 === sha256))
  faults.push(...extra.map(({ path }): Fault => ({ code: 'verify-input/extra', args: { name: path }, place: {} })))
  return { files: { paths: paths as unknown as RunPaths, names }, faults, isWhole }
}
