import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { openInput } from '../io/open-input.js'
import { readText } from '../io/read-text.js'
import type { Campaign } from '../model/campaign.js'
import { type Fault, failure, type Place } from '../model/fault.js'
import type { InputRecord } from '../model/result.js'
import { parseCampaign } from '../pipeline/parse-campaign.js'
import { readYaml } from '../pipeline/read-yaml.js'
import type { Edge } from './edge.js'
import { tellNature } from './tell-nature.js'

/** A campaign with where it came from. */
export interface LoadedCampaign {
  readonly campaign: Campaign
  readonly warnings: readonly Fault[]
  readonly path: string
  /** The file's text. */
  readonly text: string
  /** The folder from which the campaign file names other files. */
  readonly folder: string
  /** What the file was, where books are kept. */
  readonly record: InputRecord | undefined
  /** Where in the file something stands. Positions of awards count also where there is a single one without a list. */
  readonly placeOf: (path: readonly (string | number)[]) => Place
}

const DEFAULTS = ['campaign.yaml', 'campaign.yml', 'campaign.json']

/** The campaign file to use: the one given, else the one in this folder. */
function findCampaign(given: string | undefined): string {
  const path = given ?? DEFAULTS.find((name) => existsSync(name))
  if (!path) throw failure('no-campaign')
  return path
}

/** Finds places in the text of a campaign file. It is read again when the first is sought, which is seldom. */
function placesIn(text: string, file: string): LoadedCampaign['placeOf'] {
  let yaml: ReturnType<typeof readYaml> | undefined
  return (path) => {
    yaml ??= readYaml(text, file)
    const isList = Array.isArray((yaml.value as { prizes?: unknown }).prizes)
    const inFile = path[0] === 'prizes' && !isList ? path.filter((step) => typeof step === 'string') : path
    return { file, ...yaml.place(inFile) }
  }
}

/** Reads the campaign file. Throws an EligoError with all its faults. */
export async function loadCampaign(given: string | undefined, edge: Edge, keepBooks = false): Promise<LoadedCampaign> {
  const path = findCampaign(given)
  const input = openInput(path, edge.stdin, { keepBooks })
  const text = await readText(input)
  const { campaign, warnings } = await parseCampaign(text, path)
  const bytes = input.record()
  return {
    campaign: campaign.name === path ? { ...campaign, name: basename(path) } : campaign,
    warnings: [...tellNature(input), ...warnings],
    path,
    text,
    folder: path === '-' ? '.' : dirname(path),
    record: bytes && { role: 'campaign', name: basename(path), ...bytes, ...input.nature() },
    placeOf: placesIn(text, path),
  }
}
