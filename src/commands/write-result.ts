import { writeFiles } from '../io/write-files.js'
import type { Fault } from '../model/fault.js'
import { type ArtifactTools, artifactsOf, RESULT_FILES } from '../report/artifacts.js'
import type { Speaker } from '../report/speaker.js'
import type { Written } from '../report/summary.js'
import type { Edge } from './edge.js'
import { ARTIFACT_TOOLS, manifestOf } from './manifest.js'
import { refuseOutput } from './output-file.js'
import type { Run } from './run-campaign.js'

/** A result that has been written, what a workbook could not show of it, and what went wrong once it was in place. */
export interface WrittenResult extends Written {
  readonly told: readonly Fault[]
  readonly faults: readonly Fault[]
}

/** Writes a result into a folder. */
export interface Writer {
  /** Throws where the folder cannot take a result, or where that would replace one of these files. */
  readonly refuse: (inputs: readonly string[]) => void
  readonly write: (run: Run, speaker: Speaker, edge: Edge) => Promise<WrittenResult>
}

/**
 * Makes the writer of a folder. What it refuses is refused before a long run as well as after it.
 *
 * @param createWorkbook makes report.xlsx; without it there is none
 */
export function createWriter(folder: string, createWorkbook?: ArtifactTools['createWorkbook']): Writer {
  const refuse = (inputs: readonly string[]) => refuseOutput(folder, RESULT_FILES, inputs)
  return {
    refuse,
    async write(run, speaker, { interruptible, pause }) {
      const { settled, paths } = run
      const manifest = manifestOf(settled.campaign, run)
      const artifacts = artifactsOf(settled, manifest, speaker, { ...ARTIFACT_TOOLS, createWorkbook })
      const files = artifacts.map(({ name }) => name)
      refuse(paths)
      const otherNames = RESULT_FILES.filter((name) => !files.includes(name))
      const faults = await interruptible(() => writeFiles(folder, artifacts, { otherNames, pause }))
      return { folder, files, told: artifacts.flatMap(({ told }) => told?.() ?? []), faults }
    },
  }
}
