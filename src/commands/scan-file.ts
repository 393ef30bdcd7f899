import type { Layout } from '../intake/read-rows.js'
import { bytesOfFrame, type FrameFile, openFrames, type ReadFrame, sealFrames } from '../io/frame-file.js'
import { createSpool } from '../io/spool.js'
import { type StoredTexts, textsAt } from '../io/text-store.js'
import type { Allocate } from '../model/allocate.js'
import type { Campaign } from '../model/campaign.js'
import { type Fault, failure } from '../model/fault.js'
import type { InputNature, RunOptions } from '../model/result.js'
import type { ScanPart } from '../pipeline/scan-part.js'
import type { ScannedChunk } from '../pipeline/scan-partition.js'
import { campaignDigest, MAKER } from './manifest.js'

/** The form of scan files; another number is another form. */
const FORM = 2

/** What a scan was made by and of. Scans are put together only where all of this is the same, but for the files. */
interface Origin {
  readonly form: number
  readonly eligo: string
  readonly unicode: string
  readonly timeZones: string
  /** The digest of the campaign after defaults. */
  readonly campaign: string
  readonly options: RunOptions
}

/** An export that was scanned: how the user named it, and how its rows name it. */
interface ScannedFile {
  readonly path: string
  readonly label: string
}

/** An export that was scanned, as read. */
export interface ScannedInput extends ScannedFile {
  readonly sha256: string
  readonly bytes: number
  readonly nature: InputNature
}

interface Header extends Origin {
  readonly files: readonly ScannedFile[]
}

interface Trailer {
  readonly inputs: readonly ScannedInput[]
  readonly layouts: readonly Layout[]
}

const HEADER = 'eligo-scan'
const PART = 'part'
const TRAILER = 'inputs'

const originOf = (campaign: Campaign, options: RunOptions): Origin => ({
  form: FORM,
  ...MAKER,
  campaign: campaignDigest(campaign),
  options,
})

/** Collects what a scan gives, and makes the file of it. Close it when the file is written. */
export function createScanWriter(campaign: Campaign, options: RunOptions, files: readonly ScannedFile[]) {
  const spool = createSpool()
  const put = (frame: Parameters<typeof bytesOfFrame>[0]) => {
    for (const bytes of bytesOfFrame(frame)) spool.add(bytes)
  }
  put({ kind: HEADER, value: { ...originOf(campaign, options), files } satisfies Header })
  return {
    add({ part, texts }: ScannedChunk): void {
      put({ kind: PART, value: { part, ends: texts?.ends }, ...(texts ? { blob: texts.bytes } : {}) })
    },
    end(trailer: Trailer): void {
      put({ kind: TRAILER, value: trailer })
    },
    pieces: () => sealFrames(spool.pieces()),
    close: spool.close,
  }
}

/** A scan file that was opened, and belongs to the campaign. */
export interface Scan {
  readonly path: string
  readonly size: number
  readonly options: RunOptions
  readonly files: readonly ScannedFile[]
  /** Reads all parts in their order, and gives the rest. Exports get the names of `labels`, by path. */
  readonly read: (
    labels: ReadonlyMap<string, string>,
    take: (part: ScanPart, texts: StoredTexts | undefined) => void,
    allocate: Allocate,
  ) => Trailer
  readonly close: () => void
}

/** The same part, its file named otherwise. */
function renamed(part: ScanPart, names: ReadonlyMap<string, string>): ScanPart {
  const nameOf = (file: string) => names.get(file) ?? file
  return {
    ...part,
    file: nameOf(part.file),
    rejects: part.rejects.map(({ place, ...reject }) => ({
      ...reject,
      place: place.file === undefined ? place : { ...place, file: nameOf(place.file) },
    })),
  }
}

function readParts(
  frames: FrameFile,
  files: readonly ScannedFile[],
  labels: ReadonlyMap<string, string>,
  take: (part: ScanPart, texts: StoredTexts | undefined) => void,
  allocate: Allocate,
): Trailer | undefined {
  const names = new Map(files.map(({ label, path }) => [label, labels.get(path) ?? label]))
  let trailer: Trailer | undefined
  for (const { kind, value, readBlob } of frames.rest(allocate)) {
    if (kind === TRAILER) trailer = value as Trailer
    if (kind !== PART) continue
    const { part, ends } = value as { part: ScanPart; ends?: Uint32Array }
    take(renamed(part, names), ends && textsAt(ends, readBlob))
  }
  return (
    trailer && {
      inputs: trailer.inputs,
      layouts: trailer.layouts.map((layout) => ({ ...layout, file: names.get(layout.file) ?? layout.file })),
    }
  )
}

/** How two descriptions of where scans come from differ. */
function difference(path: string, found: Origin, expected: Origin): Fault | undefined {
  const place = { file: path }
  const shown = (origin: Origin) => JSON.stringify(origin.options)
  if (found.form !== expected.form || found.eligo !== expected.eligo)
    return { code: 'scan-other/version', args: { found: found.eligo, expected: expected.eligo }, place }
  if (found.campaign !== expected.campaign)
    return { code: 'scan-other/campaign', args: { found: found.campaign, expected: expected.campaign }, place }
  if (found.unicode !== expected.unicode || found.timeZones !== expected.timeZones) {
    const say = ({ unicode, timeZones }: Origin) => `Unicode ${unicode}, ${timeZones}`
    return { code: 'scan-other/data', args: { found: say(found), expected: say(expected) }, place }
  }
  if (shown(found) !== shown(expected))
    return { code: 'scan-other/options', args: { found: shown(found), expected: shown(expected) }, place }
  return undefined
}

function openScan(path: string): { readonly scan: Scan; readonly origin: Origin } {
  const frames = openFrames(path)
  try {
    const { kind, value }: ReadFrame = frames.first()
    if (kind !== HEADER) throw failure('not-a-scan', {}, { file: path })
    const { files, ...origin } = value as Header
    const scan: Scan = {
      path,
      size: frames.size,
      options: origin.options,
      files,
      read(labels, take, allocate) {
        const trailer = readParts(frames, files, labels, take, allocate)
        if (!trailer) throw failure('scan-damaged', {}, { file: path })
        return trailer
      },
      close: frames.close,
    }
    return { scan, origin }
  } catch (error) {
    frames.close()
    throw error
  }
}

/**
 * Opens scan files and makes sure that they can be put together: all of this campaign and this program, read with the same
 * options, and no export in two of them. Throws an EligoError that says which cannot and why.
 */
export function openScans(paths: readonly string[], campaign: Campaign): Scan[] {
  const scans: Scan[] = []
  const owners = new Map<string, string>()
  try {
    for (const path of paths) {
      const { scan, origin } = openScan(path)
      scans.push(scan)
      const fault = difference(path, origin, originOf(campaign, scans[0]!.options))
      if (fault) throw failure(fault.code, fault.args, fault.place)
      for (const { path: file } of scan.files) {
        const other = owners.get(file)
        if (other !== undefined) throw failure('scan-twice', { other, name: file }, { file: path })
        owners.set(file, path)
      }
    }
    return scans
  } catch (error) {
    for (const scan of scans) scan.close()
    throw error
  }
}
