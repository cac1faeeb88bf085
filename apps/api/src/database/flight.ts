/**
 * Waits for statements that were sent in one flight. Rejects with the failure of the one that was sent first: the
 * others only fail because the transaction was lost by then, and say nothing.
 */
export async function arrived<Answers extends readonly unknown[]>(
  ...sent: { readonly [Position in keyof Answers]: Promise<Answers[Position]> }
): Promise<Answers> {
  const settled = await Promise.allSettled(sent);
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return settled.map((result) =>
    result.status === 'fulfilled' ? result.value : undefined,
  ) as unknown as Answers;
}
