/** What goes to whoever takes over: the open follow-ups, and reasons of the list that were handed to the person. */
export function goingAlong(openFollowUps: number, handedReasons: number): string {
  const reasons =
    handedReasons === 1 ? '1 reason on the list goes' : `${handedReasons} reasons on the list go`;
  const along = handedReasons === 0 ? '.' : `; ${reasons} along.`;
  return `${openFollowUps} open. Nobody is left without an answer${along}`;
}

/** What becomes of reasons that were handed to a person whom nobody follows. */
export function returning(handedReasons: number): string {
  return handedReasons === 1
    ? '1 reason on the list was handed to this person: it returns to the list, to nobody.'
    : `${handedReasons} reasons on the list were handed to this person: they return to the list, to nobody.`;
}
