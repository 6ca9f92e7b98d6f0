import { Asked } from '@mittkanta/contracts'
import { textIn } from '../routing/state.ts'
import { recall, remember } from '../session/tab-memory.ts'

export type { Asked }

/** Nothing is looked for: every document. */
export const EVERYTHING: Asked = {
  text: '',
  tasks: [],
  socialServices: [],
  controllers: [],
  years: [],
  isNew: false,
}

/** As many characters as can be looked for. */
export const MOST_CHARACTERS = 100

/** The state of a link to everything that is new. */
export const ONLY_NEW = { asked: 'new' } as const

/**
 * The history state that shows what is asked for. The words themselves are
 * neither in the address nor in the history, which holds only a key to what the
 * tab remembers.
 */
export function stateFor(asked: Asked): { readonly asked: string } {
  return { asked: remember(asked) }
}

/** What the state of a place asks for; everything when it says nothing that is known. */
export function askedIn(state: unknown): Asked {
  const key = textIn(state, 'asked')
  if (key === null) return EVERYTHING
  if (key === ONLY_NEW.asked) return { ...EVERYTHING, isNew: true }
  const remembered = Asked.safeParse(recall(key))
  return remembered.success ? remembered.data : EVERYTHING
}

/** What a form asks for; the years, which have no fields in it, stay. */
export function askedOf(form: FormData, { years }: Asked): Asked {
  const all = (name: string) =>
    form.getAll(name).filter((value) => typeof value === 'string')
  return {
    text: (all('text')[0] ?? '').trim(),
    tasks: all('tasks'),
    socialServices: all('socialServices'),
    controllers: all('controllers'),
    years,
    isNew: form.has('isNew'),
  }
}
