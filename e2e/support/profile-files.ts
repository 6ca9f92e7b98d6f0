import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The files of a browser's profile that hold a text, as the browser writes
 * texts: in UTF-8 or in UTF-16.
 *
 * @param folder the profile; the browser has been closed
 */
export async function filesWith(
  folder: string,
  text: string,
): Promise<string[]> {
  const wanted = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  const holds = async (file: string) => {
    const bytes = await readFile(file)
    return wanted.some((one) => bytes.includes(one))
  }
  const found = await Promise.all(
    files.map(async (file) => ((await holds(file)) ? [file] : [])),
  )
  return found.flat()
}
