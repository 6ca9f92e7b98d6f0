import { describe, expect, it } from 'vitest'
import { generateScenarios } from '../src/generate/generate.ts'
import { identityCodeOf } from '../src/identifiers.ts'
import { parseScenario } from '../src/read-scenario.ts'
import { shippedScenarios } from '../src/shipped.ts'
import { timelineOf } from '../src/timeline.ts'

const made = [...generateScenarios({ clients: 300, seed: 11 })]
const clients = made.flatMap(({ people }) => people)
const documents = made.flatMap((scenario) => scenario.documents)

describe('generateScenarios', () => {
  it('makes as many clients as asked for', () => {
    expect(clients).toHaveLength(300)
    expect([...generateScenarios({ clients: 1, seed: 11 })]).toHaveLength(1)
  })

  it('makes valid scenarios', () => {
    for (const scenario of made) {
      expect(() =>
        parseScenario(JSON.parse(JSON.stringify(scenario)), scenario.key),
      ).not.toThrow()
    }
  })

  it('makes the same of the same seed, and other records of another', () => {
    const text = (seed: number) =>
      JSON.stringify([...generateScenarios({ clients: 300, seed })])

    expect(text(11)).toBe(JSON.stringify(made))
    expect(text(12)).not.toBe(JSON.stringify(made))
  })

  it('gives everybody a unique artificial identity code, none from a story', async () => {
    const stories = await shippedScenarios()
    const codes = [...stories, ...made].flatMap(({ people }) =>
      people.map((person) => identityCodeOf(person).reveal()),
    )

    expect(new Set(codes).size).toBe(codes.length)
  })

  it('uses identifiers that no story uses', async () => {
    const arcs = (await shippedScenarios()).map(({ arc }) => arc)

    for (const { arc } of made) {
      expect(arcs.some((one) => arc === one || arc.startsWith(`${one}.`))).toBe(
        false,
      )
    }
  })

  it('gives clients as many documents as registers do: about 40, sometimes hundreds', () => {
    const numbers = made
      .flatMap((scenario) =>
        scenario.people.map(
          ({ key }) =>
            scenario.documents.filter((one) => one.key.startsWith(`${key}-d`))
              .length,
        ),
      )
      .sort((a, b) => a - b)

    expect(numbers[0]).toBeGreaterThanOrEqual(5)
    expect(numbers.at(-1)).toBeLessThanOrEqual(500)
    expect(numbers.at(-1)).toBeGreaterThan(150)
    expect(numbers[150]).toBeGreaterThan(30)
    expect(numbers[150]).toBeLessThan(52)
  })

  it('restricts few documents, and some in every way', () => {
    const share = (has: (document: (typeof documents)[number]) => boolean) =>
      documents.filter(has).length / documents.length

    for (const has of [
      ({ marks }: (typeof documents)[number]) => marks?.specialContent === true,
      ({ marks }: (typeof documents)[number]) => marks?.showFrom !== undefined,
      ({ marks }: (typeof documents)[number]) =>
        marks?.guardianDisclosure === 'withheld-child-prohibits',
      ({ clients: all }: (typeof documents)[number]) => all.length > 1,
      ({ attachments }: (typeof documents)[number]) =>
        attachments !== undefined,
      ({ versions }: (typeof documents)[number]) => versions !== undefined,
    ]) {
      expect(share(has)).toBeGreaterThan(0.001)
      expect(share(has)).toBeLessThan(0.2)
    }
  })

  it('stores nothing before its case, and no new document after the case closed', () => {
    for (const scenario of made.slice(0, 12)) {
      const closed = new Set<string>()
      const open = new Set<string>()
      for (const { prepared } of timelineOf(scenario, '1')) {
        for (const { document } of prepared) {
          const { caseId = '', version } = document.metadata
          if (document.case?.caseStatus === 'closed') closed.add(caseId)
          else if (document.case) open.add(caseId)
          else if (!document.clientRelation && version === 1) {
            expect(open).toContain(caseId)
            expect(closed).not.toContain(caseId)
          }
        }
      }
    }
  })

  it.each([
    [{ clients: 0, seed: 1 }, 'clients: expected 1–200000'],
    [{ clients: 1.5, seed: 1 }, 'clients: expected 1–200000'],
    [{ clients: 1, seed: -1 }, 'seed: expected a whole number'],
  ])('refuses %o', (options, message) => {
    expect(() => [...generateScenarios(options)]).toThrow(message)
  })
})
