import { useLayoutEffect, useState, type ReactNode } from 'react'
import {
  Link,
  Outlet,
  ScrollRestoration,
  useLoaderData,
  useLocation,
  useNavigation,
  type LoaderFunctionArgs,
} from '../routing/routing.ts'
import { rememberLanguage, spokenAt } from '../i18n/language.ts'
import type { Namespace } from '../i18n/namespaces.ts'
import { loadTexts } from '../i18n/texts.ts'
import { LanguageContext, useTexts } from '../i18n/use-texts.ts'
import { ExpiryDialog, SignOutButton } from '../session/ExpiryDialog.tsx'
import { useSession } from '../session/session-context.ts'
import { FocusContext } from './focus-context.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Navigation } from './Navigation.tsx'
import { NetworkStatus } from './NetworkStatus.tsx'
import { PlaceKeptContext, usePlaceKept } from './place-kept.ts'
import { ProblemPage } from './ProblemPage.tsx'
import { Shell } from './Shell.tsx'

/**
 * Decides the language of the page and fetches its texts.
 *
 * @param textsAt which texts the page at a path speaks
 */
export async function load(
  { request }: LoaderFunctionArgs,
  textsAt: (pathname: string) => readonly Namespace[],
) {
  const url = new URL(request.url)
  const language = spokenAt(url)
  await loadTexts(language, textsAt(url.pathname))
  if (url.searchParams.has('lang') && !request.signal.aborted)
    rememberLanguage(language)
  return { language }
}

/** The frame of every page: shell, languages, navigation, warning. */
export function Component() {
  const { language } = useLoaderData<Awaited<ReturnType<typeof load>>>()
  const place = usePlace()
  const kept = usePlaceKept()

  useLayoutEffect(() => {
    document.documentElement.lang = language
  }, [language])

  return (
    <LanguageContext value={language}>
      <FocusContext value={place}>
        <PlaceKeptContext value={kept}>
          <Framed>
            <Outlet />
          </Framed>
        </PlaceKeptContext>
      </FocusContext>
      <ScrollRestoration />
    </LanguageContext>
  )
}

/**
 * Where the reader has moved to; null until the first move. Another page of a
 * list is another place; another order of it, or another language, is not.
 */
function usePlace(): string | null {
  const { pathname, search } = useLocation()
  const page = new URLSearchParams(search).get('page') ?? '1'
  const place = `${pathname} ${page}`
  const [first] = useState(place)
  const [hasMoved, setHasMoved] = useState(false)
  if (!hasMoved && place !== first) setHasMoved(true)
  return hasMoved ? place : null
}

/** A failure outside of every page, in the frame of the language known so far. */
export function ErrorBoundary() {
  return (
    <Shell>
      <ProblemPage />
    </Shell>
  )
}

function Framed({ children }: { readonly children: ReactNode }) {
  const t = useTexts('common')
  const session = useSession()
  const isSignedIn = session.state === 'signed-in'
  return (
    <Shell
      isRouted
      header={
        <>
          <LanguageSwitch />
          {isSignedIn && (
            <div className="person">
              <Link
                className="person__name"
                to="/sessions"
                aria-label={`${session.open.displayName}, ${t('sessions')}`}
              >
                {session.open.displayName}
              </Link>
              <SignOutButton />
            </div>
          )}
        </>
      }
      navigation={<Navigation isSignedIn={isSignedIn} />}
    >
      <OnItsWay />
      <NetworkStatus />
      {children}
      {isSignedIn && session.warning && (
        <ExpiryDialog
          key={session.warning.ending}
          ending={session.warning.ending}
          at={session.warning.at}
        />
      )}
    </Shell>
  )
}

/** Says that the next page is being fetched, when that takes a while. */
function OnItsWay() {
  const t = useTexts('common')
  const isLoading = useNavigation().state === 'loading'
  return (
    <div className="on-its-way" role="status">
      {isLoading && (
        <>
          <span className="on-its-way__bar" />
          <span className="visually-hidden">{t('loading')}</span>
        </>
      )}
    </div>
  )
}
