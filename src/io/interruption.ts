/** Somebody asked the process to end. */
export class Interruption extends Error {
  override readonly name = 'Interruption'
  /** As shells count: 128 and the number of the signal. */
  readonly exitCode: number

  constructor(signal: keyof typeof EXIT_CODES) {
    super(signal)
    this.exitCode = EXIT_CODES[signal]
  }
}

const EXIT_CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const
const SIGNALS = Object.keys(EXIT_CODES) as (keyof typeof EXIT_CODES)[]

/** Lets work be stopped where it can tidy up. */
export interface Interruptible {
  /**
   * Runs work during which a signal does not end the process on the spot, but makes the next `pause` throw. Work that does
   * not pause for long must not run in here. A second signal ends the process.
   */
  readonly interruptible: <T>(work: () => Promise<T>) => Promise<T>
  /** Gives signals their turn. Throws an Interruption once there was one. */
  readonly pause: () => Promise<void>
}

/** Listens for signals while there is interruptible work; `stop` is called at once with the error that `pause` will throw. */
export function createInterruptible(stop: (error: Interruption) => void): Interruptible {
  let seen: Interruption | undefined
  const note = (signal: NodeJS.Signals) => {
    seen ??= new Interruption(signal as keyof typeof EXIT_CODES)
    stop(seen)
  }
  return {
    async interruptible(work) {
      for (const signal of SIGNALS) process.once(signal, note)
      try {
        return await work()
      } finally {
        for (const signal of SIGNALS) process.removeListener(signal, note)
      }
    },
    async pause() {
      await new Promise(setImmediate)
      if (seen) throw seen
    },
  }
}
