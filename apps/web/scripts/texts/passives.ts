import type { Language } from './text.ts'

const PASSIVES: Readonly<Record<Language, readonly RegExp[]>> = {
  sv: [
    // visas, lagras; not the genitive of several: vårdnadshavarnas.
    /(?<![\p{L}])\p{L}{2,}(?<!rn)as(?!\p{L})/giu,
    // har skrivits, lagrats, getts.
    /(?<![\p{L}])\p{L}{2,}(?:its|ats|tts)(?!\p{L})/giu,
    // hämtades, lästes, bestämdes.
    /(?<![\p{L}])\p{L}{2,}(?:ades|tes|ddes|mdes)(?!\p{L})/giu,
    // Short ones, whose endings look like a genitive.
    /(?<![\p{L}])(?:görs|ges|tas|fås|ses|sägs|skrivs|begärs|bedöms|används|bestäms|förs|hörs|ställs|sätts|krävs|utförs|drivs|sköts)(?!\p{L})/giu,
    /(?<![\p{L}])(?:bli|blir|blev|blivit) \p{L}+(?:ad|at|ade|dd|tt|dda|tta)(?!\p{L})/giu,
  ],
  fi: [
    // näytetään, voidaan; not tiedoistaan, omaltaan.
    /(?<![\p{L}])\p{L}{2,}(?<![sl])(?:taan|tään|daan|dään)(?!\p{L})/giu,
    /(?<![\p{L}])\p{L}{2,}(?:llaan|llään|ttiin|taisiin|täisiin)(?!\p{L})/giu,
    // on tallennettu, ei ole otettu.
    /(?<![\p{L}])(?:on|ole|oli|olla|ovat) (?:\p{L}+ )?\p{L}+(?:ttu|tty|ltu|lty|stu|sty)(?!\p{L})/giu,
    // ei näytetä, ei voida.
    /(?<![\p{L}])(?:ei|eikä|ettei) (?:\p{L}+ )?\p{L}+(?:eta|etä|ita|itä|ata|ätä|oida|öidä)(?!\p{L})/giu,
  ],
  en: [
    /\b(?:is|are|was|were|be|been|being)\b (?:not |also |still |always |never |then |only |already )?(?:\w+ed|shown|given|made|drawn|written|held|kept|sent|found|taken|known|done|seen|chosen|withdrawn|told|said|left|put|met|read)\b/gi,
  ],
}

/** Words that look like a passive and are none, or have no active form. */
const NOT_PASSIVE: Readonly<Record<Language, ReadonlySet<string>>> = {
  sv: new Set(
    'hoppas lyckas misslyckas insats plats plats webbplats arbetsplats annas deras samtidigt las'.split(
      ' ',
    ),
  ),
  fi: new Set(
    'vastaan viimeistään aikaisintaan enintään vähintään kohtaan kertaan taan ainoastaan mitään yhtään'.split(
      ' ',
    ),
  ),
  en: new Set([
    'are signed',
    'been signed',
    'is based',
    'is concerned',
    'are not signed',
  ]),
}

/** The passive forms in a text, as far as their endings show. */
export function passivesIn(
  language: Language,
  text: string,
): readonly string[] {
  return PASSIVES[language]
    .flatMap((pattern) => [...text.matchAll(pattern)].map(([found]) => found))
    .filter((found) => !NOT_PASSIVE[language].has(found.toLowerCase()))
}
