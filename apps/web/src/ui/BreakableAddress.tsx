import { Fragment } from 'react'

/** An e-mail address that may break after `@` and dots when the line is narrow. */
export function BreakableAddress({ address }: { readonly address: string }) {
  return (
    <span>
      {address.split(/(?<=[@.])/).map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  )
}
