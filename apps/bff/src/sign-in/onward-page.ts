import { createHash } from 'node:crypto'
import type { Language } from '@mittkanta/contracts'
import type { Response } from 'express'
import { escapeHtml } from '../http/escape-html.ts'
import { asOnwardPage } from '../http/security-headers.ts'

/**
 * The link is for users who have turned refreshing off; others do not see it
 * flicker.
 */
const STYLE = `html { color-scheme: light dark; }
a { visibility: hidden; animation: appear 0s 1s forwards; }
@keyframes appear { to { visibility: visible; } }`

const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

const WORDS: Readonly<Record<Language, string>> = {
  sv: 'Fortsätt till dina handlingar',
  fi: 'Jatka asiakirjoihisi',
  en: 'Continue to your documents',
}

/**
 * Answers with a page of ours that leads on at once. A redirect would still
 * belong to the way from another site, on which browsers keep the `Strict`
 * session cookie back; from here the next request is our own, and its page
 * comes with its data. A refresh without delay replaces this address, with its
 * code, in the tab's history.
 *
 * @param place a path of ours
 */
export function leadOnward(
  res: Response,
  place: string,
  language: Language,
): void {
  const href = escapeHtml(place)
  asOnwardPage(res, STYLE_HASH)
  res.type('html').send(`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0;url=${href}">
<title>…</title>
<style>${STYLE}</style>
</head>
<body><p><a href="${href}">${WORDS[language]}</a></p></body>
</html>
`)
}
