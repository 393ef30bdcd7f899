/**
 * Which UTF-16 units of two texts stand in both in the same order: those of a longest common subsequence, case aside.
 * Takes as many steps as the product of the lengths; the passages of the page are a thousand units at most.
 */
export function sameLetters(one: string, other: string): readonly [readonly boolean[], readonly boolean[]] {
  const width = other.length + 1
  const lengths = new Uint16Array((one.length + 1) * width)
  const isSame = (i: number, j: number) => one[i]!.toLowerCase() === other[j]!.toLowerCase()
  for (let i = one.length - 1; i >= 0; i--)
    for (let j = other.length - 1; j >= 0; j--)
      lengths[i * width + j] = isSame(i, j)
        ? lengths[(i + 1) * width + j + 1]! + 1
        : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
  const [inOne, inOther] = [one, other].map((text) => new Array<boolean>(text.length).fill(false))
  for (let i = 0, j = 0; i < one.length && j < other.length; )
    if (isSame(i, j)) {
      inOne![i++] = true
      inOther![j++] = true
    } else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i++
    else j++
  return [inOne!, inOther!]
}
