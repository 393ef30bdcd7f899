import { join } from 'node:path'
import { expandPaths } from '../io/expand-paths.js'
import { failure, isHarmless } from '../model/fault.js'
import type { Wording } from '../model/message.js'
import { createSpeaker } from '../report/speaker.js'
import { ruleWords } from '../rules/rule-words.js'
import { type Edge, langOf } from './edge.js'
import { EXIT } from './exit-code.js'
import { followRun } from './follow-run.js'
import { labelsOf } from './label-inputs.js'
import { loadCampaign } from './load-campaign.js'
import { createOpener } from './open-files.js'
import { outputFile } from './output-file.js'
import { optionsOf, type RunInputs, threadsOf } from './run-campaign.js'
import { scanPosts } from './run-inputs.js'
import { createCrew } from './scan-crew.js'
import { createScanWriter, type ScannedInput } from './scan-file.js'
import { tellNature } from './tell-nature.js'

/** What `eligo scan` was asked for. */
export interface ScanOptions {
  readonly campaign: string | undefined
  readonly inputs: RunInputs
  /** The scan file to write. */
  readonly output: string
  /** How the only export is called in place of its path; standard input has none. */
  readonly name: string | undefined
}

const WORDS = {
  scanned: { en: '{file}: {posts} posts, {rejects} rows rejected', zh: '{file}：帖子 {posts} 条，拒收 {rejects} 行' },
} as const satisfies Record<string, Wording>

/**
 * Reads exports, looks at each record by itself, and writes what there is to know of them into a scan file. Rows that cannot
 * be read are in it too: they are told of when it is settled. Gives the exit code.
 */
export async function scan({ campaign, inputs, output, name }: ScanOptions, edge: Edge): Promise<number> {
  const loaded = await loadCampaign(campaign, edge)
  const paths = await expandPaths(inputs.posts)
  if (paths.length === 0) throw failure('no-posts')
  if (name !== undefined && paths.length > 1) throw failure('name-for-many', { name, files: paths.length })
  const file = outputFile(output)
  file.refuse([loaded.path, ...paths])
  const named = paths.map((path) => name ?? path)
  const labels = labelsOf(named)
  const files = named.map((path) => ({ path, label: labels.get(path)! }))
  const open = createOpener(inputs, new Map(paths.map((path, at) => [path, files[at]!.label])), edge, true)
  const posts = paths.map(open.posts)
  const writer = createScanWriter(loaded.campaign, optionsOf(inputs), files)
  const counts = { posts: 0, rejects: 0 }
  const speaker = createSpeaker(langOf(edge, loaded.campaign), ruleWords())
  const follower = followRun(paths, speaker, edge)
  // The texts go into the scan file, which is all that settling will have.
  const means = { threads: threadsOf(inputs, edge), texts: 'kept' } as const
  const crew = createCrew(loaded.campaign, means, (scanned) => {
    writer.add(scanned)
    counts.posts += scanned.part.count
    counts.rejects += scanned.part.rejects.filter((reject) => !isHarmless(reject)).length
    const { count, rejects } = scanned.part
    follower.rows(
      scanned.part.file,
      count + rejects.length,
      posts.reduce((sum, input) => sum + input.size(), 0),
    )
  })
  try {
    const faults = await edge.interruptible(async () => {
      const layouts = await scanPosts(loaded.campaign, posts, { ...inputs, size: follower.total }, crew)
      follower.begin('write')
      writer.end({
        layouts,
        inputs: posts.map((input, at): ScannedInput => ({ ...files[at]!, ...input.record()!, nature: input.nature() })),
      })
      return file.write(writer.pieces, edge.pause)
    })
    follower.read(posts.map((input) => ({ name: input.name, bytes: input.size(), ...input.nature() })))
    follower.end()
    for (const warning of [...loaded.warnings, ...posts.flatMap(tellNature)]) edge.warn(speaker.fault(warning))
    for (const fault of faults) edge.err(speaker.fault(fault))
    edge.out(`${speaker.say(WORDS.scanned, { file: join(output), ...counts })}\n`)
    return faults.length > 0 ? EXIT.look : EXIT.done
  } finally {
    await crew.close()
    writer.close()
  }
}
