/** What is in every one of the errors and must not be disclosed. */
export const PERSONAL = {
  identityCode: '131052-308T',
  name: 'Ottilia Ferdinandsson',
  text: 'the child was moved to another home',
} as const

const { identityCode, name, text } = PERSONAL
const all = `${name}, ${identityCode}: ${text}`

const of = (error: Error, over: object) => Object.assign(error, over)

/** One error for each way in which libraries carry their input along. */
const MAKERS: readonly (() => unknown)[] = [
  () => new Error(all),
  () => new TypeError(`Cannot read properties of ${all}`),
  () => new Error('failed', { cause: new Error(all) }),
  () => new AggregateError([new Error(all)], all),
  () => new SyntaxError(`Unexpected token in JSON: ${all}`),
  () => of(new Error('duplicate key'), { detail: `Key (code)=(${all})` }),
  () => of(new Error('failed'), { code: identityCode, where: all }),
  () => of(new Error('failed'), { code: 'ERR_X', input: all, name }),
  () => of(new Error('failed'), { name: `${name}Error` }),
  () => new Error(`${text}\n    at ${name} (${identityCode})`),
  () => new Error(`\n    at ${all} (file:///a.ts:1:1)`),
  () => of(new Error(all), { stack: `Error: ${all}\n    at ${all}` }),
  () => of(new Error('failed'), { status: 400, expose: true, body: all }),
  () => of(new Error('failed'), { type: all }),
  () => new DOMException(all, 'AbortError'),
  () => all,
  () => ({ message: all, toString: () => all }),
]

/** An error, or something else that can be thrown, that holds all of `PERSONAL`. */
export const personalError = (number: number): unknown =>
  MAKERS[number % MAKERS.length]?.()
