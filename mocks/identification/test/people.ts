import { artificialCode } from '@mittkanta/identity-code'
import { toPlainDate } from '@mittkanta/calendar'
import type { DemoPerson } from '../src/index.ts'

const code = (born: string, individual: number) =>
  artificialCode(toPlainDate(born), individual).reveal()

const aged = { sv: 'En äldre man.', fi: 'Iäkäs mies.', en: 'An old man.' }

export const venla: DemoPerson = {
  id: 'venla',
  givenNames: 'Venla Maria',
  surname: 'Östergård',
  displayName: 'Venla Östergård',
  identityCode: code('1986-05-14', 912),
  about: {
    sv: 'Får utkomststöd.',
    fi: 'Saa toimeentulotukea.',
    en: 'Receives income support.',
  },
  story: {
    id: 'first-visit',
    title: { sv: 'Första besöket', fi: 'Ensikäynti', en: 'First visit' },
  },
}

export const olavi: DemoPerson = {
  id: 'olavi',
  givenNames: 'Olavi',
  surname: 'Mäki',
  displayName: 'Olavi Mäki',
  identityCode: code('1941-02-28', 903),
  about: aged,
}

export const people: readonly DemoPerson[] = [venla, olavi]
