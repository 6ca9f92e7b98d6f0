import { useState } from 'react'

/**
 * What a loader has given, until something newer is known, such as the answer
 * to a change. What is loaded after that is newer still.
 */
export function useNewest<Value>(
  loaded: Value,
): readonly [Value, (newer: Value) => void] {
  const [known, setKnown] = useState({ loaded, newest: loaded })
  const newest = known.loaded === loaded ? known.newest : loaded
  return [newest, (newer) => setKnown({ loaded, newest: newer })]
}
