import {
  Acting,
  ActingList,
  Coverage,
  Disclosures,
  DocumentPage,
  FrontPage,
  LANGUAGES,
  SessionState,
  TaskList,
  WillChoices,
  Wills,
} from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { handlersFor, PEOPLE, SITUATIONS } from '@mittkanta/mock-handlers'
import { describe, expect, it } from 'vitest'
import { askJson } from '../src/api/ask.ts'
import { server } from './server.ts'

describe('mock handlers', () => {
  for (const situation of SITUATIONS)
    it(`answer the session as the contract says: ${situation}`, async () => {
      if (situation === 'slow') return
      server.use(...handlersFor(situation))

      await expect(
        askJson(address(operations.session), SessionState),
      ).resolves.toBeDefined()
    })

  for (const situation of [
    'ordinary',
    'minor',
    'many',
    'empty',
    'not-connected',
  ] as const)
    for (const language of LANGUAGES)
      it(`answer every page of the record as the contracts say: ${situation}, ${language}`, async () => {
        server.use(...handlersFor(situation))
        const front = await askJson(
          address(operations.frontPage, { subjectRef: 'self' }, { language }),
          FrontPage,
        )

        for (const { task } of front.tasks) {
          const query = { language }
          const list = await askJson(
            address(operations.taskList, { subjectRef: 'self', task }, query),
            TaskList,
          )
          for (const { ref } of list.documents)
            await askJson(
              address(
                operations.document,
                { subjectRef: 'self', ref },
                { language },
              ),
              DocumentPage,
            )
        }

        expect(front.language).toBe(language)
      })

  for (const language of LANGUAGES)
    it(`answer what can appear as the contract says: ${language}`, async () => {
      server.use(...handlersFor('signed-out'))

      const { list } = await askJson(
        address(operations.coverage, {}, { language }),
        Coverage,
      )

      expect(list?.controllers).not.toEqual([])
    })

  it('answer for every person who is acted for as the contracts say', async () => {
    server.use(...handlersFor('ordinary'))
    const { people } = await askJson(address(operations.actingList), ActingList)

    for (const { subjectRef } of people) {
      await askJson(address(operations.acting, { subjectRef }), Acting)
      const front = await askJson(
        address(operations.frontPage, { subjectRef }, { language: 'sv' }),
        FrontPage,
      )
      expect(front.informationText).toBe(false)
    }
    expect(people).toHaveLength(PEOPLE.length)
  })

  for (const situation of ['ordinary', 'minor', 'many', 'empty'] as const)
    it(`answer wills, choices and disclosures as the contracts say: ${situation}`, async () => {
      server.use(...handlersFor(situation))
      const wills = await askJson(
        address(operations.wills, { subjectRef: 'self' }, { language: 'sv' }),
        Wills,
      )
      const choices = await askJson(
        address(
          operations.willChoices,
          { subjectRef: 'self' },
          { language: 'sv' },
        ),
        WillChoices,
      )
      const list = await askJson(
        address(operations.disclosures, { subjectRef: 'self' }),
        Disclosures,
      )

      expect(wills.actions['see-prohibitions']).toBe('open')
      expect(choices.controllers).not.toEqual([])
      expect(list.total).toBe(list.disclosures.length)
    })
})
