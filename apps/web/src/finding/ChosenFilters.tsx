import { useEffect, useRef, type RefObject } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { EVERYTHING, type Asked } from './asked.ts'
import type { Chosen } from './chosen.ts'
import { useFind } from './use-find.ts'
import { useNamed } from './use-named.ts'

interface Props {
  readonly asked: Asked
  readonly chosen: readonly Chosen[]
  /** Takes the focus when nothing is left to take away. */
  readonly result: RefObject<HTMLElement | null>
}

/**
 * Everything that is on, each a button that takes it away. They act at once:
 * each is one decision, and undoing must not need a second button. The focus
 * goes to the next of them.
 */
export function ChosenFilters({ asked, chosen, result }: Props) {
  const t = useTexts('finding')
  const named = useNamed()
  const find = useFind()
  const list = useRef<HTMLUListElement>(null)
  const pressed = useRef<number | null>(null)

  useEffect(() => {
    if (pressed.current === null) return
    const buttons = list.current?.querySelectorAll('button')
    const next = buttons?.[Math.min(pressed.current, buttons.length - 2)]
    pressed.current = null
    ;(next ?? result.current)?.focus()
  }, [asked, result])

  if (chosen.length === 0) return null
  return (
    <ul ref={list} role="list" className="chosen" aria-label={t('chosen')}>
      {chosen.map((one, index) => (
        <li key={`${one.filter} ${one.name}`}>
          <button
            type="button"
            className="chosen__one"
            onClick={() => {
              pressed.current = index
              find(one.without)
            }}
          >
            <span className="visually-hidden">{t('remove')}</span> {named(one)}
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          className="chosen__all"
          onClick={() => {
            pressed.current = 0
            find(EVERYTHING)
          }}
        >
          {t('clearAll')}
        </button>
      </li>
    </ul>
  )
}
