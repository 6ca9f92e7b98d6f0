import { use, useEffect, useRef, type ReactNode } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { useDiscreet } from '../safety/discreet.ts'
import { useActing } from '../subject/subject-context.ts'
import { FocusContext } from './focus-context.ts'
import { PlaceKeptContext } from './place-kept.ts'

interface Props {
  /** The heading of the page. */
  readonly title: string
  /**
   * What the browser's title and history say, where the heading would reveal
   * something about a person. The heading itself when absent.
   */
  readonly neutralTitle?: string
  /** The heading's language when it is not the page's. */
  readonly titleLanguage?: string | null
  readonly children: ReactNode
}

/**
 * One page: its heading, its title in the browser and the focus, which goes to
 * the heading after every change of page but not when the first page loads.
 * Back at a list it goes to the link that was followed there, and where the
 * address names a part of the page, to that part. The title names the person
 * whom the reader acts for, which distinguishes the tabs of two people. In
 * discreet mode every title is one neutral word.
 */
export function Page({ title, neutralTitle, titleLanguage, children }: Props) {
  const t = useTexts('common')
  const person = useActing()?.displayName
  const isDiscreet = useDiscreet()
  const page = neutralTitle ?? title
  const heading = useRef<HTMLHeadingElement>(null)
  const place = use(FocusContext)
  const { lastLink } = use(PlaceKeptContext)

  useEffect(() => {
    if (place === null) return
    const { hash } = location
    const part = document.getElementById(decodeURIComponent(hash.slice(1)))
    const goal = lastLink() ?? part ?? heading.current
    goal?.focus({ preventScroll: true })
  }, [place, lastLink])

  return (
    <>
      <title>
        {isDiscreet
          ? t('discreetTitle')
          : person === undefined
            ? t('pageTitle', { page })
            : t('pageTitleActing', { page, person })}
      </title>
      <h1 ref={heading} tabIndex={-1} lang={titleLanguage ?? undefined}>
        {title}
      </h1>
      {children}
    </>
  )
}
