/**
 * Prints images, one to a sheet, in place of the page. The style sheet shows
 * nothing else while `html` carries `data-printing`.
 *
 * @returns when the browser has taken them and nothing of them is left
 */
export async function printImages(images: readonly Blob[]): Promise<void> {
  const sheets = document.createElement('div')
  sheets.className = 'sheets'
  const addresses = images.map((image) => URL.createObjectURL(image))
  const loaded = addresses.map((address) => {
    const sheet = document.createElement('img')
    sheet.src = address
    sheet.alt = ''
    sheets.append(sheet)
    return sheet.decode()
  })
  try {
    await Promise.all(loaded)
    document.body.append(sheets)
    document.documentElement.dataset.printing = 'images'
    // In the browsers we know `print` returns when its dialog is closed.
    window.print()
  } finally {
    delete document.documentElement.dataset.printing
    sheets.remove()
    addresses.forEach((address) => URL.revokeObjectURL(address))
  }
}
