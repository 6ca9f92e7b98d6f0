import { ageOn, toPlainDate } from '@mittkanta/calendar'
import { describe, expect, it } from 'vitest'
import { identityCodeOf } from '../src/identifiers.ts'
import { shippedScenarios } from '../src/shipped.ts'
import { shiftScenario } from '../src/shift.ts'

const stories = await shippedScenarios()
const TODAY = toPlainDate('2026-11-23')

describe('shiftScenario', () => {
  it('leaves a story alone whose today is that day', () => {
    for (const story of stories) {
      expect(shiftScenario(story, story.today)).toBe(story)
    }
  })

  it('moves every day by the same number of days', () => {
    for (const story of stories) {
      const moved = shiftScenario(story, TODAY)
      expect(moved.today).toBe(TODAY)
      expect(moved.documents.map(({ drawnUp }) => Date.parse(drawnUp))).toEqual(
        story.documents.map(
          ({ drawnUp }) =>
            Date.parse(drawnUp) + Date.parse(TODAY) - Date.parse(story.today),
        ),
      )
    }
  })

  it('keeps everybody as old as in the story, with an identity code to match', () => {
    for (const story of stories) {
      const moved = shiftScenario(story, TODAY)
      moved.people.forEach((person, index) => {
        const told = story.people[index]
        expect(ageOn(person.birthDate, TODAY)).toBe(
          told && ageOn(told.birthDate, story.today),
        )
        expect(identityCodeOf(person).birthDate).toBe(person.birthDate)
      })
    }
  })

  it('moves days in texts and times of day, and no schema version', () => {
    const [story] = stories
    if (!story) throw new Error('no story')
    const moved = shiftScenario(
      {
        ...story,
        clientRelations: story.clientRelations.map((relation) => ({
          ...relation,
          schemaVersion: toPlainDate('2022-01-10'),
        })),
      },
      toPlainDate('2024-03-02'),
    )

    expect(moved.documents[0]?.content.text.join()).toContain('{{2023-03-02}}')
    expect(moved.clientRelations[0]?.schemaVersion).toBe('2022-01-10')
    const joined = (all: typeof stories) =>
      all.find(({ key }) => key === 's05')?.cases[0]?.members[3]?.joined
    expect(joined(stories)).toBe('2024-02-01T10:00')
    expect(
      joined(
        stories.map((one) => shiftScenario(one, toPlainDate('2024-03-02'))),
      ),
    ).toBe('2024-02-02T10:00')
  })
})
