import { SaxesParser } from 'saxes'

const PDF_A_NAMESPACE = 'http://www.aiim.org/pdfa/ns/id/'

/**
 * Whether the metadata of a PDF (XMP, ISO 16684-1) declare it to be PDF/A, as an
 * element or as an attribute; both are in use. The declaration is the sender's
 * word: no more than its presence is checked.
 */
export function declaresPdfA(xmp: string): boolean {
  let part = ''
  let isPart = false
  const parser = new SaxesParser({ xmlns: true, position: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('The metadata have a document type declaration')
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    isPart = uri === PDF_A_NAMESPACE && local === 'part'
    for (const attribute of Object.values(attributes)) {
      if (attribute.uri === PDF_A_NAMESPACE && attribute.local === 'part') {
        part = attribute.value
      }
    }
  })
  parser.on('text', (text) => {
    if (isPart) part = text
  })
  parser.on('closetag', () => {
    isPart = false
  })
  try {
    // The packet is padded with white space, and may end with a NUL.
    parser.write(withoutNuls(xmp).trim()).close()
  } catch {
    return false
  }
  return /^[1-4]$/.test(part.trim())
}

function withoutNuls(xmp: string): string {
  let end = xmp.length
  while (xmp[end - 1] === '\0') end -= 1
  return xmp.slice(0, end)
}
