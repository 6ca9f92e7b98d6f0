import { toPlainDate } from '@mittkanta/calendar'
import { artificialCode } from '@mittkanta/identity-code'

/** An artificial identity code of a person born that day. */
export const identityCodeOf = (born: string, individual = 950) =>
  artificialCode(toPlainDate(born), individual)

const codeOf = (born: string, individual?: number) =>
  identityCodeOf(born, individual).reveal()

/** People of a house whose clock is fixed at 1 March 2024. */
export const CHILD = codeOf('2015-05-05')
export const SIBLING = codeOf('2012-06-06', 951)
/** Turns 18 on 2 March 2024. */
export const ALMOST_ADULT = codeOf('2006-03-02', 952)
export const FATHER = codeOf('1950-01-01', 953)
export const MINOR = codeOf('2010-02-28', 954)

export const THEME =
  'http://valtuusrekisteri.suomi.fi/sosiaalihuollon_asioiden_hoito'
