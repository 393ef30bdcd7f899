import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { writeFiles } from '../io/write-files.js'
import { failure } from '../model/fault.js'
import { artifactsOf } from '../report/artifacts.js'
import type { Speaker } from '../report/speaker.js'
import type { Written } from '../report/summary.js'
import { manifestOf } from './manifest.js'
import type { Run } from './run-campaign.js'

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

/** Refuses to write over anything that was read, also where a link or another spelling hides that. */
function refuseInputs(folder: string, names: readonly string[], inputs: readonly string[]): void {
  const read = new Set(inputs.filter((path) => path !== '-').map(realPath))
  for (const name of names) {
    const file = join(folder, name)
    const found = realPath(file)
    if (found !== undefined && read.has(found)) throw failure('output-is-input', {}, { file })
  }
}

/** Writes all files of a result into a folder, as a whole or not at all. */
export async function writeResult(
  folder: string,
  { settled, records, paths }: Run,
  speaker: Speaker,
): Promise<Written> {
  const artifacts = artifactsOf(settled, manifestOf(settled.campaign, records), speaker)
  const files = artifacts.map(({ name }) => name)
  refuseInputs(folder, files, paths)
  await writeFiles(folder, artifacts)
  return { folder, files }
}
