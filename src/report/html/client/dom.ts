/** What an element may hold. Strings become text, never markup. */
export type Child = Node | string | number | null | readonly Child[]

/** Attributes by name; an absent one is null. Listeners stand under `on`. */
export interface Attributes {
  readonly [name: string]: string | number | boolean | null | Listeners | undefined
  readonly on?: Listeners
}
type Listeners = Readonly<Record<string, (event: Event) => void>>

function fillIn(element: Element, attributes: Attributes, children: readonly Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    if (typeof value === 'object')
      for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener)
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  append(element, children)
}

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === null) continue
    if (typeof child === 'string' || typeof child === 'number') parent.append(String(child))
    else if (child instanceof Node) parent.append(child)
    else append(parent, child as readonly Child[])
  }
}

/** Makes an element. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  fillIn(element, attributes, children)
  return element
}

/** Makes an element of a drawing. */
export function svg(tag: string, attributes: Attributes = {}, ...children: readonly Child[]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  fillIn(element, attributes, children)
  return element
}

/** Text that only screen readers get. */
export const spoken = (text: string): HTMLElement => el('span', { class: 'spoken' }, text)

/** A sign that only eyes get. */
export const sign = (text: string): HTMLElement => el('span', { 'aria-hidden': 'true' }, text)
