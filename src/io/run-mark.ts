import { createHash, randomBytes } from 'node:crypto'
import { hostname } from 'node:os'

// A short digest, because a host name may hold anything and a file name may not. Process numbers mean nothing on another
// host, and containers that share a volume are hosts of their own.
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const PROCESS = randomBytes(4).toString('hex')
const MARK = /^([0-9a-f]{8})-(\d{1,10})-([0-9a-f]{8})-[0-9a-f]{4}$/

/** A name for what this process leaves in a folder while it works: host, process, and a random part. */
export const newMark = (): string => `${HOST}-${process.pid}-${PROCESS}-${randomBytes(2).toString('hex')}`

export const isMark = (text: string): boolean => MARK.test(text)

/** Is a mark of this process? */
export const isOwnMark = (mark: string): boolean => MARK.exec(mark)?.[3] === PROCESS

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/**
 * Has the process of a mark ended without tidying up? On its own host the system knows; on another, or where the number
 * of a dead process has been given away again, it counts as ended after some time without a change.
 */
export function isAbandoned(mark: string, idleMs: number, patienceMs: number): boolean {
  const [, host, pid] = MARK.exec(mark) ?? []
  const isHere = host === HOST && !isOwnMark(mark)
  if (isHere && (Number(pid) === process.pid || !isRunning(Number(pid)))) return true
  return idleMs > patienceMs
}
