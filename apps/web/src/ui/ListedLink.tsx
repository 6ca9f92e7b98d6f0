import { use, type ReactNode } from 'react'
import { Link, useLocation } from '../routing/routing.ts'
import { PlaceKeptContext } from './place-kept.ts'

interface Props {
  readonly to: string
  readonly className?: string
  readonly lang?: string | undefined
  /** What the next page is told beside where the reader comes from. */
  readonly state?: object
  readonly children: ReactNode
}

/**
 * A link of a list that the reader comes back to: it tells the next page which
 * list it stands in, and takes the focus when the list is there again.
 */
export function ListedLink({ state, ...rest }: Props) {
  const { pathname } = useLocation()
  const kept = use(PlaceKeptContext)
  return (
    <Link
      {...rest}
      state={{ ...state, from: pathname }}
      onClick={(event) => kept.follow(event.currentTarget)}
    />
  )
}
