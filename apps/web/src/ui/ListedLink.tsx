import { use, type ReactNode } from 'react'
import { Link, useLocation } from '../routing/routing.ts'
import { PlaceKeptContext } from './place-kept.ts'

interface Props {
  readonly to: string
  readonly className?: string
  readonly lang?: string | undefined
  readonly children: ReactNode
}

/**
 * A link of a list that the reader comes back to: it tells the next page which
 * list it stands in, and takes the focus when the list is there again.
 */
export function ListedLink(props: Props) {
  const { pathname } = useLocation()
  const kept = use(PlaceKeptContext)
  return (
    <Link
      {...props}
      state={{ from: pathname }}
      onClick={(event) => kept.follow(event.currentTarget)}
    />
  )
}
