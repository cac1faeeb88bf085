/** Rows that come while what is to be done with them is not known yet: they wait, and those after them do not. */
export class ArrivingRows<Row> {
  private readonly waiting: Row[] = [];
  private take = (row: Row): void => void this.waiting.push(row);

  /** One more has come. Throws what is thrown by who takes it. */
  readonly arrive = (row: Row): void => this.take(row);

  /** Hands on what has come, in its order, and from now on each row as it comes. */
  handTo(take: (row: Row) => void): void {
    this.take = take;
    for (const row of this.waiting.splice(0)) take(row);
  }
}
