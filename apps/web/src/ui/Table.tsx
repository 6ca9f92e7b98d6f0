/* eslint jsx-a11y/no-interactive-element-to-noninteractive-role:
   ["error", { "td": ["cell"] }] -- The rule takes td for a cell of a grid. */
import type { ReactNode } from 'react'

interface Props {
  /** What the table is about, for who hears it. */
  readonly caption: string
  /** The headings of the columns, in order. */
  readonly columns: readonly string[]
  /** The rows: a cell for every column. */
  readonly rows: readonly {
    readonly key: string
    readonly cells: readonly ReactNode[]
  }[]
}

/**
 * A table on a wide screen and a list on a narrow one, where each cell says its
 * heading. The roles are written out because older browsers forget that a table
 * is one when its `display` is another.
 */
export function Table({ caption, columns, rows }: Props) {
  return (
    <table className="table" role="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr role="row">
          {columns.map((column) => (
            <th key={column} scope="col" role="columnheader">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells }) => (
          <tr key={key} role="row">
            {cells.map((cell, index) => (
              <td
                key={columns[index]}
                role="cell"
                data-heading={columns[index]}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
