import { fstatSync, statSync, writeSync } from 'node:fs'
import { devNull } from 'node:os'
import { failure } from '../model/fault.js'
import { sanitiseTerminal } from '../text/sanitise-terminal.js'
import { systemReason } from './system-reason.js'

/** File descriptors of the standard streams. */
export const STDOUT = 1
export const STDERR = 2

const PATIENCE_MS = 5

/** Waits without using the processor: somebody else has made the pipe non-blocking, and it is full. */
const rest = (): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PATIENCE_MS)

/** Writes all of a text, however often the system takes only a part of it. Throws what the system says. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; )
    try {
      at += writeSync(descriptor, bytes, at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      rest()
    }
}

/**
 * Output to a file descriptor. Every write is whole when it returns, so nothing is lost at the end; it gives false once
 * nobody reads any more, and throws where the system refuses. Node's own streams would promise neither.
 */
export function createSink(descriptor: number, name: string): (text: string) => boolean {
  let isClosed = false
  return (text) => {
    if (isClosed) return false
    try {
      writeAll(descriptor, text)
      return true
    } catch (error) {
      isClosed = true
      if ((error as NodeJS.ErrnoException).code === 'EPIPE') return false
      throw failure('unwritable/bare', { reason: systemReason(error) }, { file: name }, error)
    }
  }
}

/**
 * Says lines on standard error, made harmless for a terminal. That nobody reads any more is no error; where the system
 * refuses, nowhere is left to say so, and `onLost` is called instead.
 */
export function createSay(descriptor: number, onLost: () => void): (line: string) => void {
  return (line) => {
    try {
      writeAll(descriptor, `${sanitiseTerminal(line)}\n`)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EPIPE') onLost()
    }
  }
}

/** Standard input, which may be waiting for somebody to type: it can be stopped from outside. */
export function createStdin(): {
  readonly read: () => AsyncIterable<Uint8Array>
  readonly stop: (error: Error) => void
} {
  let isUsed = false
  return {
    read() {
      isUsed = true
      return process.stdin
    },
    stop(error) {
      if (isUsed) process.stdin.destroy(error)
    },
  }
}

/** Could a descriptor be a terminal? Only a character device can, and not the one that swallows everything. */
function mayBeTerminal(descriptor: number): boolean {
  try {
    const found = fstatSync(descriptor)
    return found.isCharacterDevice() && found.rdev !== statSync(devNull).rdev
  } catch {
    return false
  }
}

/** Is a descriptor a terminal? Node's own answer loads its network code, so it is asked only where it may be yes. */
export async function isTerminal(descriptor: number): Promise<boolean> {
  if (!mayBeTerminal(descriptor)) return false
  const { isatty } = await import('node:tty')
  return isatty(descriptor)
}

const QUIET_MS = 1000
const PAUSE_MS = 100
const COLUMNS = 80

/**
 * Shows one line that is replaced by the next, at most ten times a second, and only once a run takes over a second. The
 * text is made for so many columns, one less than the terminal has: a line that filled it would leave itself behind.
 */
export function createProgress(descriptor: number, isShown: () => boolean, now: () => number) {
  const started = now()
  let last = 0
  let isDirty = false
  // That progress cannot be shown, as on a terminal that has been closed, is no reason to give up.
  const write = (text: string) => {
    try {
      writeAll(descriptor, text)
    } catch {
      isDirty = false
    }
  }
  const clear = () => {
    if (isDirty) write('\r\x1b[K')
    isDirty = false
  }
  return {
    show(text: (width: number) => string, isUrgent = false) {
      const time = now()
      if (!isShown() || time - started < QUIET_MS || (!isUrgent && time - last < PAUSE_MS)) return
      last = time
      isDirty = true
      write(`\r\x1b[K${sanitiseTerminal(text((process.stderr.columns || COLUMNS) - 1))}`)
    },
    clear,
  }
}
