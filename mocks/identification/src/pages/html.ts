/** HTML in which every value has been escaped. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Value = Html | string | readonly Html[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(value: Value): string {
  if (value instanceof Html) return value.text
  if (typeof value !== 'string') return value.map(({ text }) => text).join('')
  return value.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}

/** Template tag: text becomes text and never markup, in elements and in quoted attributes. */
export function html(
  strings: TemplateStringsArray,
  ...values: readonly Value[]
): Html {
  return new Html(
    String.raw({ raw: strings }, ...values.map((value) => escaped(value))),
  )
}
