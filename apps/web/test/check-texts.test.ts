import { describe, expect, it } from 'vitest'
import { faultsOf } from '../scripts/texts/faults.ts'
import { termsIn, unexplainedIn } from '../scripts/texts/jargon.ts'
import { passivesIn } from '../scripts/texts/passives.ts'
import {
  flesch,
  lix,
  sentencesOf,
  syllablesOf,
  wordsOf,
} from '../scripts/texts/readability.ts'
import { styleFaultsIn } from '../scripts/texts/style.ts'

describe('the sentences of a text', () => {
  it('end where one ends and another begins', () => {
    expect(
      sentencesOf('Du läser här. Vill du mer? Skriv t.ex. ett brev.'),
    ).toEqual(['Du läser här.', 'Vill du mer?', 'Skriv t.ex. ett brev.'])
  })

  it('count what is put in as one word', () => {
    expect(wordsOf('Läs handlingarna: {{person}}')).toHaveLength(3)
  })
})

describe('reading ease', () => {
  it('is LIX: words in a sentence, plus the per cent of long words', () => {
    // Four words, one of them with more than six letters, in one sentence.
    expect(lix(['Du läser gamla handlingar.'])).toBe(4 + 25)
  })

  it('is higher in English for the plainer text', () => {
    expect(flesch(['You can read it here.'])).toBeGreaterThan(
      flesch(['Authorisation necessitates administrative verification.']),
    )
  })

  for (const [word, syllables] of [
    ['read', 1],
    ['shown', 1],
    ['used', 1],
    ['decision', 3],
    ['people', 2],
  ] as const)
    it(`hears ${syllables} in “${word}”`, () => {
      expect(syllablesOf(word)).toBe(syllables)
    })
})

describe('passive forms', () => {
  for (const [language, text] of [
    ['sv', 'Handlingen visas här.'],
    ['sv', 'Den har skrivits av någon.'],
    ['sv', 'Det görs i din webbläsare.'],
    ['sv', 'Kontot blev stängt: det blev godkänt och blir avslutat.'],
    ['fi', 'Asiakirja näytetään täällä.'],
    ['fi', 'Sitä ei näytetä.'],
    ['fi', 'Lupa on annettu ja tallennettu: se on tallennettu.'],
    ['en', 'The document is shown here.'],
    ['en', 'It has been corrected.'],
  ] as const)
    it(`are found in “${text}”`, () => {
      expect(passivesIn(language, text)).not.toEqual([])
    })

  for (const [language, text] of [
    ['sv', 'Arkivets handlingar och vårdnadshavarnas rätt finns på din plats.'],
    ['sv', 'Du ser organisationens namn.'],
    ['fi', 'Otan sen vastaan viimeistään huomenna.'],
    ['fi', 'Lue lisää tiedoistaan.'],
    ['en', 'You are signed in and read the documents.'],
    ['en', 'It is here.'],
  ] as const)
    it(`are not found in “${text}”`, () => {
      expect(passivesIn(language, text)).toEqual([])
    })
})

describe('style', () => {
  for (const [language, text, says] of [
    ['en', 'Sign in!', 'exclamation'],
    ['en', 'Please sign in.', 'politeness'],
    ['sv', 'Vänligen logga in.', 'politeness'],
    ['fi', 'Valitettavasti ei.', 'politeness'],
    ['sv', 'Vi vet inte huruvida det finns.', 'officialese'],
    ['fi', 'Viranomaisen toimesta.', 'officialese'],
    ['en', 'In order to read, sign in.', 'officialese'],
    ['en', 'Two  spaces.', 'two spaces'],
    ['sv', 'Han sa "nej".', 'straight'],
    ['sv', 'Han sa “nej”.', 'another language'],
    ['en', "It's here.", 'straight'],
    ['sv', 'Från 1.2.2024.', 'date'],
    ['en', 'Since 2 March 2024.', 'date'],
    ['fi', 'Kello 12.30.', 'time'],
    ['en', 'Loading ...', 'ellipsis'],
  ] as const)
    it(`finds ${says} in “${text}”`, () => {
      expect(styleFaultsIn(language, text).join()).toContain(says)
    })

  for (const [language, text] of [
    ['en', '“Client data” isn’t shown …'],
    ['sv', '”Klientuppgifter” enligt 11 § i lagen (812/2000), i 15 år.'],
    ['fi', 'Voit lukea asiakirjan täällä.'],
  ] as const)
    it(`finds nothing in “${text}”`, () => {
      expect(styleFaultsIn(language, text)).toEqual([])
    })
})

describe('official terms', () => {
  it('are found in any of their forms', () => {
    expect(termsIn('fi', 'Rekisterinpitäjän nimi')).toEqual(['controller'])
    expect(termsIn('sv', 'Den personuppgiftsansvariga')).toEqual(['controller'])
    expect(termsIn('en', 'Controllers')).toEqual(['controller'])
  })

  it('are not mistaken for other words', () => {
    expect(termsIn('sv', 'tjänsten Suomi.fi-fullmakter')).toEqual([])
    expect(termsIn('fi', 'Tietosuojavaltuutettu valvoo.')).toEqual([])
    expect(termsIn('sv', 'vid en socialserviceenhet')).toEqual([])
  })

  it('must be explained on their page', () => {
    const text = {
      language: 'en',
      key: 'lead',
      text: 'The controller.',
    } as const

    expect(unexplainedIn({ ...text, feature: 'document' })).toEqual([])
    expect(unexplainedIn({ ...text, feature: 'copy' })).toEqual(['controller'])
    expect(unexplainedIn({ ...text, feature: 'a-new-page' })).toEqual([
      'controller',
    ])
  })
})

describe('a sentence', () => {
  const of = (words: number) =>
    faultsOf({
      language: 'en',
      feature: 'task',
      key: 'none',
      text: `Read ${'on '.repeat(words - 2)}now.`,
    })

  it('may have twenty-five words and no more', () => {
    expect(of(25)).toEqual([])
    expect(of(26).map(({ says }) => says)).toEqual(['a sentence of 26 words'])
  })
})
