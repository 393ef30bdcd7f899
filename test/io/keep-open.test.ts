import { describe, expect, it } from 'vitest'
import { keepOpen } from '../../src/io/keep-open.js'
import { createSpool } from '../../src/io/spool.js'

describe('files that stay open', () => {
  it('are closed once, however often that is asked for', () => {
    let closed = 0
    const close = keepOpen({}, () => closed++)
    expect(closed).toBe(0)
    close()
    close()
    expect(closed).toBe(1)
  })

  it('are read until they are closed: texts that were put aside, too', () => {
    const spool = createSpool(0)
    const start = spool.add(Uint8Array.of(1, 2, 3))
    expect([...spool.read(start + 1, start + 3)]).toEqual([2, 3])
    spool.close()
    expect(() => spool.read(start, start + 1)).toThrow('EBADF')
    spool.close()
  })
})
