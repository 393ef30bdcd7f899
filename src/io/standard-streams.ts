import type { Writable } from 'node:stream'
import { failure } from '../model/fault.js'
import { systemReason } from './open-input.js'

/**
 * A stream for output that tells when nobody reads any more, and fails loudly when a write does. Every write is awaited:
 * a pipe takes what it takes, and nothing is lost at the end.
 */
export function createSink(stream: Writable, name: string): (text: string) => Promise<boolean> {
  let isClosed = false
  stream.on('error', () => {
    isClosed = true
  })
  return (text) =>
    new Promise((resolve, reject) => {
      if (isClosed) return resolve(false)
      stream.write(text, (error) => {
        if (!error) return resolve(true)
        isClosed = true
        const { code } = error as NodeJS.ErrnoException
        if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') return resolve(false)
        reject(failure('unwritable', { reason: systemReason(error) }, { file: name }, error))
      })
    })
}

/** Shows one line that is replaced by the next, at most ten times a second, and only once a run takes over a second. */
export function createProgress(stream: NodeJS.WriteStream, now: () => number) {
  const started = now()
  let last = 0
  let isShown = false
  return {
    show(text: () => string) {
      const time = now()
      if (!stream.isTTY || time - started < 1000 || time - last < 100) return
      last = time
      isShown = true
      stream.write(`\r\x1b[K${text()}`)
    },
    clear() {
      if (isShown) stream.write('\r\x1b[K')
      isShown = false
    },
  }
}
