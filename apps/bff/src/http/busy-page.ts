import type { Language } from '@mittkanta/contracts'
import { answersIn } from '@mittkanta/page-language'
import { problems } from '@mittkanta/problems'
import type { Request, Response } from 'express'
import { pageLanguageOf } from './language.ts'

interface Words {
  readonly title: string
  readonly wait: (minutes: number) => string
  readonly back: string
}

const WORDS: Readonly<Record<Language, Words>> = {
  sv: {
    title: 'Vänta en stund',
    wait: (minutes) =>
      `Just nu loggar ovanligt många in från samma nätverk. Försök igen om ${minutes} min.`,
    back: 'Till första sidan',
  },
  fi: {
    title: 'Odota hetki',
    wait: (minutes) =>
      `Samasta verkosta kirjaudutaan nyt poikkeuksellisen paljon. Yritä uudelleen ${minutes} minuutin kuluttua.`,
    back: 'Etusivulle',
  },
  en: {
    title: 'Wait a moment',
    wait: (minutes) =>
      `Unusually many people are signing in from your network. Try again in ${minutes} min.`,
    back: 'To the front page',
  },
}

/**
 * Answers a browser that goes to an address too often with a page, in its
 * language.
 */
export function answerBusy(
  req: Request,
  res: Response,
  retryAfterSeconds: number,
): void {
  const address = new URL(req.originalUrl, 'http://localhost')
  const language = answersIn(pageLanguageOf(req, address))
  const { title, wait, back } = WORDS[language]
  res.setHeader('Retry-After', retryAfterSeconds)
  res.status(problems['too-many-requests'].status).type('html')
    .send(`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
</head>
<body>
<h1>${title}</h1>
<p>${wait(Math.ceil(retryAfterSeconds / 60))}</p>
<p><a href="/">${back}</a></p>
</body>
</html>
`)
}
