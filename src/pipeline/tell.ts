import type { FaultCode } from '../model/fault-codes.js'
import type { Args } from '../model/message.js'
import type { Path } from './read-yaml.js'

/** Tells what is wrong in a campaign file, and where; `key`: the fault is about the key, not about its value. */
export type Tell = (code: FaultCode, args: Args, path: Path, key?: boolean) => void
