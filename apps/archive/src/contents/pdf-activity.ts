import { objectsOf } from './pdf-objects.ts'
import type { PdfValue } from './pdf-reader.ts'

/** Keys that hold something active, or something carried along. */
export const ACTIVE_KEYS: ReadonlySet<string> = new Set([
  'JavaScript',
  'JS',
  'AA',
  'AcroForm',
  'XFA',
  'EF',
  'EmbeddedFiles',
  'RichMediaContent',
  'RichMediaSettings',
  'Renditions',
  'Collection',
])

/** Actions, annotations and types that do more than lie on the page. */
export const ACTIVE_NAMES: ReadonlySet<string> = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ResetForm',
  'ImportData',
  'GoToR',
  'GoToE',
  'GoToDp',
  'GoTo3DView',
  'Thread',
  'Hide',
  'Named',
  'SetOCGState',
  'Rendition',
  'RichMediaExecute',
  'Movie',
  'Sound',
  'Screen',
  'RichMedia',
  '3D',
  'FileAttachment',
  'Widget',
  'EmbeddedFile',
])

/** Keys whose value says what an object is or does. */
const TELLING_KEYS = ['S', 'Subtype', 'Type']

/**
 * Actions that only a reader's own click sets off, and that lead to a place in
 * the same document or to an address. The portal's viewer follows neither.
 */
const PASSIVE_ACTIONS: ReadonlySet<string> = new Set(['GoTo', 'URI'])

/** What a scan of all objects says about a PDF. */
export interface Activity {
  readonly isActive: boolean
  readonly isEncrypted: boolean
}

const nameOf = (value: PdfValue | undefined): string | undefined =>
  typeof value === 'object' && 'name' in value ? value.name : undefined

const isActiveName = (value: PdfValue | undefined) =>
  ACTIVE_NAMES.has(nameOf(value) ?? '')

/**
 * Looks for active content and encryption in every object of a PDF, by name
 * and by key.
 *
 * @throws {PdfSyntaxError} when an object cannot be read for certain
 */
export function activityOf(bytes: Uint8Array): Activity {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let isActive = false
  let isEncrypted = false

  const look = (value: PdfValue) => {
    if (Array.isArray(value)) value.forEach(look)
    else if (value instanceof Map) lookInto(value)
  }
  const lookInto = (dictionary: ReadonlyMap<string, PdfValue>) => {
    isEncrypted ||= dictionary.has('Encrypt')
    isActive ||=
      TELLING_KEYS.some((key) => isActiveName(dictionary.get(key))) ||
      isUnknownAction(dictionary) ||
      opensWithMoreThanAPlace(dictionary)
    for (const [key, value] of dictionary) {
      isActive ||= ACTIVE_KEYS.has(key)
      look(value)
    }
  }

  for (const value of objectsOf(file)) {
    // A name can be a separate object and be referred to.
    isActive ||= isActiveName(value)
    look(value)
  }
  return { isActive, isEncrypted }
}

function isUnknownAction(dictionary: ReadonlyMap<string, PdfValue>): boolean {
  return (
    nameOf(dictionary.get('Type')) === 'Action' &&
    !PASSIVE_ACTIONS.has(nameOf(dictionary.get('S')) ?? '')
  )
}

/**
 * A document may open at a place inside itself, written as the place itself.
 */
function opensWithMoreThanAPlace(
  dictionary: ReadonlyMap<string, PdfValue>,
): boolean {
  const open = dictionary.get('OpenAction')
  if (open === undefined || Array.isArray(open)) return false
  return actionOf(open) !== 'GoTo'
}

/** The kind of an action that is written in its place. */
function actionOf(value: PdfValue): string | undefined {
  if (typeof value !== 'object' || !('get' in value)) return undefined
  return nameOf(value.get('S'))
}
